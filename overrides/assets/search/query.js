// What a reader asks for: the words that say something, with all that each may mean.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var NEAR = 0.5, BEGUN = 0.8, MOST_BEGUN = 5;

  // The words of a query, as [{word, stem, who, weight, means: [[stem, share], …]}, …]. `index`
  // tells which stems are on the site, and its words by their beginning.
  search.question = function (text, language, index) {
    var who = "", whose = [], words = language.spelledOut(text).filter(function (word) {
      who = language.who(word, who);
      return !language.saysNothing(word) && whose.push(who);
    });
    var typing = /[a-z0-9'’]$/i.test(text) ? words[words.length - 1] : "";
    var terms = [], seen = Object.create(null);
    function add(word, stem, who) {
      if (seen[stem]) return;
      seen[stem] = true;
      terms.push({ word: word, stem: stem, weight: language.weight(stem), means: [], sure: 1, who: who });
    }
    words.forEach(function (word, at) { add(word, language.canonical(word), whose[at]); });
    return index.holds(terms.map(stemOf)).then(function (held) {
      return Promise.all(terms.map(function (term) {
        if (held[term.stem] || language.isKnown(term.stem)) return mean(term, term.stem, 1);
        return language.isElsewhere(term.word) ? null : guess(term);
      }));
    }).then(function () {
      return terms.filter(function (term) { return !term.slip; });
    });

    function stemOf(term) { return term.stem; }
    function mean(term, stem, share) {
      term.means.push([stem, share]);
      language.near(stem).forEach(function (other) { term.means.push([other, NEAR * share]); });
    }
    // A word that is not known: still being typed, or misspelled.
    function guess(term) {
      if (/\d/.test(term.word) || term.word.length < 3) return null;
      return index.vocabulary(term.word).then(function (known) {
        var found = term.word === typing ? begun(term.word, known) : [];
        if (!found.length) found = search.corrections(term.word, known.concat(language.spellings));
        if (!found.length) return;
        term.slip = language.saysNothing(found[0][0]);
        term.stem = language.canonical(found[0][0]);
        term.weight = language.weight(term.stem);
        term.sure = found[0][1];
        found.forEach(function (it) { mean(term, language.canonical(it[0]), it[1]); });
      });
    }
    function begun(word, known) {
      return known.filter(function (other) { return other.indexOf(word) === 0; })
        .slice(0, MOST_BEGUN).map(function (other) { return [other, BEGUN]; });
    }
  };
})();
