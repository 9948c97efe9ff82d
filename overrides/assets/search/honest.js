// Is a query answered at all? Better an honest "nothing found" than a page about something else.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var SURE = 0.77;     // a slip that is mended less surely may be a word of its own
  var STRANGE = 0.24;  // what part of a query about things may be strange to the site
  var COVERED = 0.5;   // what part of it the best section must hold, or ideas stand behind
  var TOUCHED = 0.2;   // what part of it the best section must hold in any case
  var BACKED = 0.25;   // what part of it must be about ideas of the site
  var NAMED = 0.8;     // a section that holds so much of it was asked for by its name

  search.isAnswered = function (text, terms, best, language) {
    var known = 0, strange = 0, meant = 0, all = 0;
    var two = terms.some(function (term) { return language.isTwo(term.stem); });
    var speaker = language.spelledOut(text).some(language.isSpeaker);
    if (!best) return false;
    terms.forEach(function (term) {
      var ideas = language.ideas(term.stem).length > 0;
      var scenery = ideas && (two || speaker);
      all += term.worth;
      if (!term.means.length || (language.isElsewhere(term.word) && !scenery)) strange += term.worth;
      else if (term.sure < SURE) strange += term.worth / 2;
      else {
        if (!language.isLight(term.stem)) known += term.worth;
        if (ideas) meant += term.worth;
      }
    });
    if (two) return strange === 0 || known + meant > 0;
    if (speaker) return strange < Math.max(known, meant) || strange === 0;
    if (strange > STRANGE * all || best.covered <= TOUCHED) return false;
    return best.covered > NAMED || (meant > BACKED * all && Math.max(best.covered * all, meant) >= COVERED * all);
  };
})();
