/* Search as a page uses it: open(base) gives a finder, finder.find(text, limit) an answer.
   Everything happens here, on this device: nothing is sent, nothing is kept. */
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var LIMIT = 10;

  search.open = function (base) {
    var piece = search.library(base);
    return piece("language").then(function (data) {
      var language = search.language(data), index = openIndex(piece, data);
      return { find: function (text, limit) { return find(text, limit || LIMIT, language, index); } };
    });
  };

  /* The rows and texts of the index, whichever pieces they stand in. */
  function openIndex(piece, data) {
    var rows = Object.create(null);
    function holder(stem) { return "terms-" + search.place(stem, data.pieces); }
    return {
      rows: function (stems) {
        return Promise.all(stems.map(function (stem) {
          return piece(holder(stem)).then(function (content) {
            if (!rows[stem] && Object.prototype.hasOwnProperty.call(content, stem)) rows[stem] = search.decode(content[stem]);
          });
        })).then(function () { return rows; });
      },
      vocabulary: function (word) {
        return piece(data.pieces === 1 ? "terms-0" : "vocabulary-" + word[0]).catch(function () { return {}; });
      },
      cards: function (sections) {
        return Promise.all(sections.map(function (section) {
          var at = data.firsts.length - 1;
          while (data.firsts[at] > section) at -= 1;
          return piece("cards-" + at).then(function (content) {
            var card = content[section - data.firsts[at]];
            return { url: card[0], page: card[1], heading: card[2], text: card[3] };
          });
        }));
      }
    };
  }

  function find(text, limit, language, index) {
    return search.question(text, language, index).then(function (terms) {
      var stems = [];
      terms.forEach(function (term) { term.means.forEach(function (it) { stems.push(it[0]); }); });
      var ideas = search.ideas(terms, language);
      stems = stems.concat(Object.keys(ideas));
      return index.rows(stems).then(function (rows) {
        var ranked = search.rank(terms, ideas, rows);
        var wanted = Object.create(null);
        terms.forEach(function (term) {
          term.means.forEach(function (it) { wanted[it[0]] = Math.max(wanted[it[0]] || 0, it[1] * term.worth); });
        });
        return index.cards(ranked.slice(0, limit).map(function (it) { return it.section; })).then(function (cards) {
          return {
            text: text, crisis: null, nearest: [], all: ranked, why: ranked.slice(0, limit), terms: terms,
            results: cards.map(function (card) {
              return { url: card.url, page: card.page, heading: card.heading, passage: search.passage(card.text, wanted, language) };
            })
          };
        });
      });
    });
  }
})();
