// Search as a page uses it: open(base) gives a finder, finder.find(text, limit) an answer.
// Everything happens here, on this device: nothing is sent, nothing is kept.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var LIMIT = 10, NEAREST = 3;

  search.open = function (base) {
    var piece = search.library(base);
    return piece("language").then(function (data) {
      var language = search.language(data), index = openIndex(piece, data);
      if (data.pieces === 1) piece("terms-0"); // it will be asked for
      return {
        find: function (text, limit) { return find(String(text), limit || LIMIT, language, index); }
      };
    });
  };

  // The rows and texts of the index, whichever pieces they stand in.
  function openIndex(piece, data) {
    var rows = Object.create(null);
    return {
      rows: rows,
      help: data.help,
      matters: data.matters.map(function (row) {
        return search.decode("A" + row).postings.map(function (posting) { return posting[0]; });
      }),
      // Reads the rows of some stems; tells which of all there are.
      holds: function (stems) {
        return Promise.all(stems.map(function (stem) {
          return piece("terms-" + search.place(stem, data.pieces)).then(search.byStem).then(function (held) {
            if (!rows[stem] && held[stem]) rows[stem] = search.decode(held[stem]);
          });
        })).then(function () { return rows; });
      },
      // Words of the site, at least all that begin as `word` does, common ones first.
      vocabulary: function (word) {
        if (data.pieces === 1) return piece("terms-0").then(search.wordsOf);
        return data.letters.indexOf(word[0]) < 0 ? Promise.resolve([]) : piece("vocabulary-" + word[0]);
      },
      cards: function (sections) {
        return Promise.all(sections.map(function (section) {
          var at = data.firsts.length - 1;
          while (data.firsts[at] > section) at -= 1;
          return piece("cards-" + at).then(search.cardsOf).then(function (cards) {
            return cards[section - data.firsts[at]];
          });
        }));
      }
    };
  }

  function find(text, limit, language, index) {
    var crisis = search.crisisOf(text, search.crisisWords);
    return search.question(text, language, index).then(function (terms) {
      var marks = search.marks(terms, language), stems = Object.keys(marks);
      terms.forEach(function (term) {
        term.means.forEach(function (meaning) { stems.push(meaning[0]); });
      });
      return index.holds(stems).then(function (rows) {
        var ranked = search.rank(terms, rows);
        var pleas = search.pleas(marks, rows, index.matters.length);
        var answered = search.isAnswered(text, terms, ranked, Math.max.apply(null, pleas), language);
        if (answered) ranked = search.choose(ranked, index.matters, search.likely(pleas));
        var shown = (answered ? ranked.slice(0, limit) : []).map(sectionOf);
        if (crisis && crisis.sure) shown = helpFirst(index.help[crisis.topic][crisis.language], shown, limit);
        return Promise.all([results(shown, terms, language, index), shown.length ? [] : nearest(ranked, index)])
          .then(function (found) {
            return { text: text, crisis: crisis, results: found[0], nearest: found[1] };
          });
      });
    });
  }
  function sectionOf(hit) { return hit.section; }
  function helpFirst(help, sections, limit) {
    return [help].concat(sections.filter(function (section) { return section !== help; })).slice(0, limit);
  }

  function results(sections, terms, language, index) {
    var wanted = Object.create(null);
    terms.forEach(function (term) {
      term.means.forEach(function (meaning) {
        wanted[meaning[0]] = Math.max(wanted[meaning[0]] || 0, meaning[1] * term.worth);
      });
    });
    return index.cards(sections).then(function (cards) {
      return cards.map(function (card) {
        var passage = search.passage(card.text, wanted, language);
        return { url: card.url, page: card.page, heading: card.heading, passage: passage };
      });
    });
  }

  // Pages that come nearest when nothing is found.
  function nearest(ranked, index) {
    return index.cards(ranked.slice(0, 3 * NEAREST).map(sectionOf)).then(function (cards) {
      var pages = [], seen = Object.create(null);
      cards.forEach(function (card) {
        var url = card.url.split("#")[0];
        if (!seen[url]) pages.push({ url: url, title: card.page });
        seen[url] = true;
      });
      return pages.slice(0, NEAREST);
    });
  }
})();
