/* What a reader asks for: the words that say something, with all they may mean. */
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var NEAR = 0.5, BEGUN = 0.8, LIGHT = 0.4, PARTNER = 0.2;

  function set(words) {
    var found = Object.create(null);
    words.split(" ").forEach(function (word) { if (word) found[word] = true; });
    return found;
  }
  function own(object, key) {
    return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
  }

  /* The language of the site, ready to be used; the twin of language.py. */
  search.language = function (data) {
    var stop = set(data.stop), light = set(data.light), elsewhere = set(data.elsewhere);
    function canonical(word) {
      var stem = search.stem(word);
      return own(data.same, word) || own(data.same, stem) || stem;
    }
    function spelledOut(text) {
      var words = [], found = [];
      search.tokens(text).forEach(function (word) {
        words = words.concat((own(data.chat, word) || word).split(" "));
      });
      words.forEach(function (word, at) {
        found.push(word);
        for (var length = 2; length <= 3; length += 1) {
          var said = own(data.phrases, words.slice(at, at + length).join(" "));
          if (said) found = found.concat(said.split(" "));
          if (at + length >= words.length) break;
        }
      });
      return found;
    }
    return {
      stop: stop, light: light, elsewhere: elsewhere, same: data.same,
      canonical: canonical, spelledOut: spelledOut,
      ideas: function (stem) {
        return (own(data.ideas, stem) || "").split(" ").filter(Boolean).map(function (name) { return "~" + name; });
      },
      near: function (stem) { return (own(data.near, stem) || "").split(" ").filter(Boolean); },
      weight: function (stem) { return stem === "partner" ? PARTNER : light[stem] ? LIGHT : 1; }
    };
  };

  /* The words of a query: [{word, stem, weight, means: [[stem, share], …]}, …]. `known` finds
     rows of the index: stems with what stands for each, for the stems asked for. */
  search.question = function (text, language, index) {
    var words = language.spelledOut(text).filter(function (word) { return !language.stop[word]; });
    var last = /[a-z0-9'’]$/i.test(text) ? words[words.length - 1] : null;
    var terms = [], seen = Object.create(null);
    words.forEach(function (word) {
      var stem = language.canonical(word);
      if (seen[stem]) return;
      seen[stem] = true;
      terms.push({ word: word, stem: stem, weight: language.weight(stem), means: [], begun: word === last });
    });
    var pairs = words.slice(1).map(function (word, at) { return language.canonical(words[at] + word); });
    var asked = terms.map(function (term) { return term.stem; }).concat(pairs);
    terms.forEach(function (term) { asked = asked.concat(language.near(term.stem)); });
    return index.rows(asked).then(function (rows) {
      pairs.forEach(function (stem) {
        if (own(rows, stem) && stem.length > 5 && !seen[stem]) {
          seen[stem] = true;
          terms.push({ word: stem, stem: stem, weight: 1, means: [], joined: true });
        }
      });
      return Promise.all(terms.map(function (term) { return meanings(term, rows); })).then(function () {
        return terms.filter(function (term) { return !term.dropped; });
      });
    });

    function meanings(term, rows) {
      if (own(rows, term.stem)) {
        term.means.push([term.stem, 1]);
        addNear(term);
        return null;
      }
      if (/\d/.test(term.stem) || term.stem.length < 3 || language.elsewhere[term.stem]) return null;
      return index.vocabulary(term.stem).then(function (known) {
        if (term.begun) begun(term, known);
        if (term.means.length) return;
        guess(term, known);
      });
    }
    function addNear(term) {
      language.near(term.stem).forEach(function (other) { term.means.push([other, NEAR]); });
    }
    /* The reader may be still typing the last word. */
    function begun(term, known) {
      Object.keys(known).filter(function (stem) {
        return stem.indexOf(term.word) === 0 && term.word.length > 2;
      }).sort(function (one, other) {
        return search.rarity(known[one]) - search.rarity(known[other]);
      }).slice(0, 5).forEach(function (stem) {
        term.means.push([language.canonical(stem), BEGUN]);
      });
    }
    function guess(term, known) {
      var found = search.corrections(term.stem, known);
      if (found.length && found[0][0] in language.stop && !own(known, found[0][0])) { term.dropped = true; return; }
      found.forEach(function (it) { term.means.push([language.canonical(it[0]), it[1]]); });
      if (found.length) {
        term.corrected = language.canonical(found[0][0]);
        term.weight = language.weight(term.corrected);
        language.near(term.corrected).forEach(function (other) { term.means.push([other, NEAR * found[0][1]]); });
      }
    }
  };
})();
