// Which sections answer a query best. The figures were chosen on tests/search; what each part
// brings stands in scripts/sitekit/search/README.md.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var LINE = 0.25;   // what the best line asked of a section counts, beside all its words
  var COVERED = 1;   // how much more a section counts that holds all of the query
  var IDEA = 1.4;    // what the ideas behind the words count, beside the words
  var DAMPED = 0.6;  // rare words count more, but one alone does not decide
  var UNKNOWN = 6;   // how rare a word is that the site does not have
  var LONG = 8;      // how long a line of readers is, in the rarity of its words
  var LIGHT = 0.5;   // what a word that says little counts for the ideas behind it

  function map() { return Object.create(null); }

  // The ideas behind the words of a query: {"~name": how much of it}.
  search.ideas = function (terms, language) {
    var found = map();
    terms.forEach(function (term) {
      var names = language.ideas(term.stem);
      names.forEach(function (name) {
        found[name] = (found[name] || 0) + (language.isLight(term.stem) ? LIGHT : 1) / names.length;
      });
    });
    return found;
  };

  // [{section, score, covered}, …], best first. Each term gets its worth.
  search.rank = function (terms, ideas, rows) {
    var found = words(terms, rows), behind = directions(ideas, rows);
    Object.keys(behind).forEach(function (section) {
      found[section] = found[section] || hit(section);
    });
    return Object.keys(found).map(function (section) {
      var it = found[section];
      it.score = (it.text + LINE * it.line) * (1 + COVERED * it.covered) + IDEA * (behind[section] || 0);
      return it;
    }).sort(function (one, other) { return other.score - one.score || one.section - other.section; });
  };

  function hit(section) {
    return { section: Number(section), text: 0, line: 0, covered: 0, lines: [] };
  }

  // What the words say about each section, from 0 to 1: its words, its best line, how many.
  function words(terms, rows) {
    var found = map(), all = 0, length = 0;
    terms.forEach(function (term) {
      var rare = rarity(term, rows);
      term.worth = term.weight * Math.pow(rare, DAMPED);
      all += term.worth;
      length += term.worth * term.worth;
      eachSection(term, rows, function (section, impact, share, lines) {
        var it = found[section] = found[section] || hit(section);
        it.text += term.worth * impact;
        it.covered += term.worth * share;
        lines.forEach(function (line) {
          it.lines[line] = (it.lines[line] || 0) + term.worth * share * Math.min(1, rare / LONG);
        });
      });
    });
    Object.keys(found).forEach(function (section) {
      var it = found[section];
      it.lines.forEach(function (said) { it.line = Math.max(it.line, said / Math.sqrt(length)); });
      it.text /= all;
      it.covered /= all;
    });
    return found;
  }

  // Each section that has the word or one that it may mean, with the meaning that says most.
  function eachSection(term, rows, tell) {
    var best = map();
    term.means.forEach(function (meaning) {
      var row = rows[meaning[0]];
      if (row) row.postings.forEach(function (posting) {
        var impact = meaning[1] * posting[1], had = best[posting[0]];
        if (!had || had[0] < impact) best[posting[0]] = [impact, meaning[1], posting[2]];
      });
    });
    Object.keys(best).forEach(function (section) {
      tell(section, best[section][0], best[section][1], best[section][2]);
    });
  }

  function rarity(term, rows) {
    var known = term.means.filter(function (meaning) { return rows[meaning[0]]; })[0];
    return known ? rows[known[0]].rarity : UNKNOWN;
  }

  // How far each section goes in the direction of the ideas, from 0 to 1.
  function directions(ideas, rows) {
    var found = map(), worth = map(), length = 0;
    Object.keys(ideas).forEach(function (name) {
      if (!rows[name]) return;
      worth[name] = Math.sqrt(ideas[name]) * rows[name].rarity;
      length += worth[name] * worth[name];
    });
    Object.keys(worth).forEach(function (name) {
      rows[name].postings.forEach(function (posting) {
        found[posting[0]] = (found[posting[0]] || 0) + worth[name] * posting[1] / Math.sqrt(length);
      });
    });
    return found;
  }
})();
