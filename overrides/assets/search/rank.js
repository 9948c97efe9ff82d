/* Which sections answer a query best. */
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var LINE = 1.0;      /* what the best line asked of a section counts, beside its text */
  var UNKNOWN = 6;     /* how rare a word is that the site does not know */

  /* [{section, score, covered}, …], best first. */
  search.rank = function (terms, rows) {
    var found = Object.create(null), all = 0, length = 0;
    terms.forEach(function (term) {
      var rare = rarity(term, rows), best = Object.create(null);
      term.worth = term.weight * rare;
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
          hit.lines[line[0]] = (hit.lines[line[0]] || 0) + term.worth * it[2] * line[1];
        });
      });
    });
    var norm = Math.sqrt(length) || 1;
    return Object.keys(found).map(function (section) {
      var hit = found[section], line = 0;
      hit.lines.forEach(function (it) { line = Math.max(line, it / norm); });
      hit.line = line;
      hit.covered /= all || 1;
      hit.score = hit.text / (all || 1) + LINE * line;
      return hit;
    }).sort(function (one, other) { return other.score - one.score || one.section - other.section; });
  };

  function rarity(term, rows) {
    var rare = 0;
    term.means.forEach(function (meaning) {
      if (rows[meaning[0]] && !rare) rare = rows[meaning[0]].rarity;
    });
    return rare || UNKNOWN;
  }
})();
