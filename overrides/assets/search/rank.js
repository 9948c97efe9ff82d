// Which sections hold what a query asks for. The figures were chosen on tests/search; what each part
// brings stands in scripts/sitekit/search/README.md.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var COVERED = 1;   // how much more a section counts that holds all of the query
  var DAMPED = 0.6;  // rare words count more, but one alone does not decide
  var UNKNOWN = 6;   // how rare a word is that the site does not have

  // [{section, score, covered, named}, …], best first; `covered` says what part of the query the
  // section holds, `named` what part its heading. Each term gets its worth.
  search.rank = function (terms, rows) {
    var found = Object.create(null), all = 0;
    terms.forEach(function (term) {
      term.worth = term.weight * Math.pow(rarity(term, rows), DAMPED);
      all += term.worth;
      eachSection(term, rows, function (section, impact, share, named) {
        var it = found[section] = found[section] || { section: Number(section), score: 0, covered: 0, named: 0 };
        it.score += term.worth * impact;
        it.covered += term.worth * share;
        if (named) it.named += term.worth * share;
      });
    });
    return Object.keys(found).map(function (section) {
      var it = found[section];
      it.covered /= all;
      it.named /= all;
      it.score *= (1 + COVERED * it.covered) / all;
      return it;
    }).sort(function (one, other) { return other.score - one.score || one.section - other.section; });
  };

  // Each section that has the word or one that it may mean, with the meaning that says most.
  function eachSection(term, rows, tell) {
    var best = Object.create(null);
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
})();
