// Which sections answer a query best.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var P = search.P = { line: 0.25, damp: 0.6, cover: 1, idea: 1.4, long: 8 };
  var UNKNOWN = 6;     // how rare a word is that the site does not know
  var LIGHT = 0.5;

  // The ideas behind the words: {"~name": how much of it}.
  search.ideas = function (terms, language) {
    var found = Object.create(null);
    terms.forEach(function (term) {
      var names = language.ideas(term.stem);
      names.forEach(function (name) {
        found[name] = (found[name] || 0) + (language.isLight(term.stem) ? LIGHT : 1) / names.length;
      });
    });
    return found;
  };

  // [{section, score, covered}, …], best first.
  search.rank = function (terms, ideas, rows) {
    var found = score(terms, rows, P.damp), behind = about(ideas, rows);
    Object.keys(behind).forEach(function (section) {
      found[section] = found[section] || { section: Number(section), text: 0, line: 0, covered: 0 };
    });
    return Object.keys(found).map(function (section) {
      var hit = found[section];
      hit.idea = behind[section] || 0;
      hit.f = [hit.text, hit.line, hit.covered, hit.idea, 0, 0];
      hit.score = (hit.text + P.line * hit.line) * (1 + P.cover * hit.covered) + P.idea * hit.idea;
      return hit;
    }).sort(function (one, other) { return other.score - one.score || one.section - other.section; });
  };

  // How far each section goes in the direction of the query.
  function about(ideas, rows) {
    var found = Object.create(null), length = 0, worth = Object.create(null);
    Object.keys(ideas).forEach(function (name) {
      if (!rows[name]) return;
      worth[name] = Math.sqrt(ideas[name]) * rows[name].rarity;
      length += worth[name] * worth[name];
    });
    Object.keys(worth).forEach(function (name) {
      rows[name].postings.forEach(function (it) {
        found[it[0]] = (found[it[0]] || 0) + worth[name] * it[1] / Math.sqrt(length);
      });
    });
    return found;
  }

  function score(terms, rows, damp) {
    var found = Object.create(null), all = 0, length = 0;
    terms.forEach(function (term) {
      var rare = rarity(term, rows), best = Object.create(null);
      term.worth = term.weight * Math.pow(rare, damp);
      all += term.worth;
      length += term.worth * term.worth;
      term.means.forEach(function (meaning) {
        var row = rows[meaning[0]];
        if (!row) return;
        row.postings.forEach(function (it) {
          var had = best[it[0]];
          if (!had || had[0] < meaning[1] * it[1]) best[it[0]] = [meaning[1] * it[1], it[2], meaning[1]];
        });
      });
      Object.keys(best).forEach(function (section) {
        var hit = found[section] = found[section] || { section: Number(section), text: 0, lines: [], covered: 0 };
        var it = best[section];
        hit.text += term.worth * it[0];
        hit.covered += term.worth * it[2];
        it[1].forEach(function (line) {
          hit.lines[line] = (hit.lines[line] || 0) + term.worth * it[2] * Math.min(1, rare / P.long);
        });
      });
    });
    var norm = Math.sqrt(length) || 1;
    Object.keys(found).forEach(function (section) {
      var hit = found[section];
      hit.line = 0;
      hit.lines.forEach(function (it) { hit.line = Math.max(hit.line, it / norm); });
      hit.covered /= all || 1;
      hit.text /= all || 1;
    });
    return found;
  }

  function rarity(term, rows) {
    var rare = 0;
    term.means.forEach(function (meaning) {
      if (rows[meaning[0]] && !rare) rare = rows[meaning[0]].rarity;
    });
    return rare || UNKNOWN;
  }
})();
