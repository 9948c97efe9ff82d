// What a reader comes for: how likely each matter is, after the words and the ideas behind them.
// The matters, and what speaks for each, come from scripts/sitekit/search/matters.py.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var STRONGEST = 4;   // the weight of the highest level of a row
  var WHO = 0.4;       // what an idea counts together with who has it, beside the idea alone
  var DECIDED = 1.5;   // how fast the likeliest matter leaves the others behind
  var ANSWERED = 0.85; // how much less a matter asks for once a section before has answered it
  var EVIDENCE = 0.08; // what the score of a section counts, beside the matters that it answers
  var NAME = 0.85;     // a section whose heading holds so much of the query was asked for by its name
  var CALLED = 2;      // so many of those come first for it
  var SHOWN = 10;      // so many are chosen for what they add; the others keep their order

  // The words of a query, its ideas, and who has them; one long together: {mark: part}. The twin of `marks` in
  // matters.py.
  search.marks = function (terms, language) {
    var found = Object.create(null), length = 0;
    function add(mark, part) { found[mark] = Math.max(found[mark] || 0, part); }
    terms.forEach(function (term) {
      var ideas = language.ideas(term.stem);
      if (language.isPartner(term.stem)) return;
      add(term.stem, 1);
      ideas.forEach(function (idea) {
        add(idea, 1 / Math.sqrt(ideas.length));
        if (term.who) add("~" + term.who + "-" + idea.slice(1), WHO / Math.sqrt(ideas.length));
      });
    });
    Object.keys(found).forEach(function (mark) { length += found[mark] * found[mark]; });
    Object.keys(found).forEach(function (mark) { found[mark] /= Math.sqrt(length); });
    return found;
  };

  // What speaks for each of `count` matters.
  search.pleas = function (marks, rows, count) {
    var weights = [], at;
    for (at = 0; at < count; at += 1) weights.push(0);
    Object.keys(marks).forEach(function (mark) {
      if (rows[mark]) rows[mark].matters.forEach(function (posting) {
        weights[posting[0]] += STRONGEST * marks[mark] * posting[1];
      });
    });
    return weights;
  };

  // How likely each matter is after what speaks for it; together they are 1.
  search.likely = function (pleas) {
    var all = 0, shares = pleas.map(function (plea) { return Math.exp(DECIDED * plea); });
    shares.forEach(function (share) { all += share; });
    return shares.map(function (share) { return share / all; });
  };

  search.isNamed = function (it) { return it.named > NAME; };

  // The ranked sections in a new order: each next one answers most of what is not answered yet,
  // so that three results are three answers, not one three times. `matters` are the sections of
  // each, `likely` says how likely each is.
  search.choose = function (ranked, matters, likely) {
    var open = likely.slice(), of = Object.create(null), chosen = [], rest = ranked.slice(), called = CALLED, have = Object.create(null);
    rest.forEach(function (it) { have[it.section] = true; });
    matters.forEach(function (sections, matter) {
      sections.forEach(function (section) {
        (of[section] = of[section] || []).push(matter);
        if (have[section]) return;
        have[section] = true;
        rest.push({ section: section, score: 0, covered: 0, named: 0 });
      });
    });
    function worth(it) {
      return (of[it.section] || []).reduce(function (sum, matter) { return sum + open[matter]; },
        (called && search.isNamed(it) ? 1 : EVIDENCE) * it.score);
    }
    function next() {
      var best = 0, most = -1;
      rest.forEach(function (it, at) {
        var it_is = worth(it);
        if (it_is > most) { most = it_is; best = at; }
      });
      if (called && search.isNamed(rest[best])) called -= 1;
      (of[rest[best].section] || []).forEach(function (matter) { open[matter] *= 1 - ANSWERED; });
      return rest.splice(best, 1)[0];
    }
    while (rest.length && chosen.length < SHOWN) chosen.push(next());
    return chosen.concat(rest);
  };
})();
