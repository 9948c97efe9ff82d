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
    function read(stem, content) {
      if (!rows[stem] && content[stem]) rows[stem] = search.decode(content[stem]);
    }
    function terms(name) {
      return piece(name).then(search.byStem);
    }
    return {
      rows: rows,
      /* Reads the rows of some stems; tells which of all there are. */
      holds: function (stems) {
        return Promise.all(stems.map(function (stem) {
          return terms("terms-" + search.place(stem, data.pieces)).then(function (content) {
            read(stem, content);
          });
        })).then(function () { return rows; });
      },
      /* Words of the site, at least all that begin as `word` does, common ones first. */
      vocabulary: function (word) {
        if (data.pieces === 1) return piece("terms-0").then(search.wordsOf);
        return piece("vocabulary-" + word[0]).catch(function () { return []; });
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
      return index.holds(stems).then(function (rows) {
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
