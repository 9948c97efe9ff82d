// Is a query answered at all? Better an honest "nothing found" than a page about something else.
// For it: what speaks for the likeliest matter, and how much of the query the best section holds.
// Against it: words that are strange to the site. About two people readers say anything, and to
// turn them away is worse than an answer too many; about things the evidence must be strong. The
// figures were chosen on tests/search.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var SURE = 0.77;  // a slip that is mended less surely may be a word of its own
  var HELD = 3;      // what it counts when the best section holds all of the query
  var UNKNOWN = 4;   // what it counts against it when all of it is unknown
  // From where on a query is answered, and what counts against it when all of it is about other
  // things: beside a partner they are only the scenery.
  var PEOPLE = { from: -1, elsewhere: 6 }, SPEAKER = { from: 0.5, elsewhere: 9 }, THINGS = { from: 2.2, elsewhere: 16 };

  // `matter` is what speaks for the likeliest one.
  search.isAnswered = function (text, terms, ranked, matter, language) {
    var all = 0, elsewhere = 0, unknown = 0, certain = 0, kind;
    var other = terms.some(function (term) { return language.isPartner(term.stem) && !language.isJoined(term.word); });
    var speaker = language.spelledOut(text).some(language.isSpeaker);
    if (!terms.length) return false;
    terms.forEach(function (term) {
      all += term.worth;
      if (language.isElsewhere(term.word)) elsewhere += term.worth;
      else if (!term.means.length) unknown += term.worth;
      else if (term.sure < SURE) unknown += term.worth / 2;
      else certain += 1;
    });
    if (!certain && !other && !speaker) return false; // letters at random may look like slips
    if (ranked.some(search.isNamed)) return true;
    kind = other ? PEOPLE : speaker ? SPEAKER : THINGS;
    return matter + HELD * (ranked.length ? ranked[0].covered : 0) -
      (kind.elsewhere * elsewhere + UNKNOWN * unknown) / all > kind.from;
  };
})();
