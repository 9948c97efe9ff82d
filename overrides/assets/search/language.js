// How people write when they are upset: scripts/data/search/language.yml, ready to be used.
// The twin of scripts/sitekit/search/language.py.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var PARTNER = "partner", I = /^(?:i|im|ive|id|ill|me|my|myself)$/, WE = /^(?:we|weve|us|our|ours)$/,
    LITTLE = 0.2, LIGHT = 0.4;
  var JOINED = /^(?:partner|mate|guy|girl)s?$/; // there are others: for business, for dancing

  function map() { return Object.create(null); }
  function split(words) { return words.split(" ").filter(Boolean); }
  function set(words, key) {
    var found = map();
    split(words).forEach(function (word) { found[key ? key(word) : word] = true; });
    return found;
  }

  // What stands for each stem; for the word itself where its stem may be another's too.
  function sameOf(groups) {
    var same = map();
    groups.forEach(function (group) {
      var words = split(group), first = search.stem(words[0]);
      words.forEach(function (word) {
        var stem = search.stem(word);
        if ((stem.length < 4 && stem !== word) || (same[stem] || first) !== first) same[word] = first;
        else same[stem] = first;
      });
    });
    return same;
  }

  search.language = function (data) {
    var stop = set(data.stop), spellings = map();
    var same = sameOf([PARTNER + " " + data.partner].concat(data.same));
    var chat = map(), phrases = map(), near = map(), ideas = map(), light, elsewhere;

    function canonical(word) {
      var stem = search.stem(word);
      return same[word] || same[stem] || stem;
    }
    function spelledOut(text) {
      var words = [], found = [];
      search.tokens(text).forEach(function (word) { words = words.concat(chat[word] || word); });
      words.forEach(function (word, at) {
        found.push(word);
        for (var length = 2; length <= 3 && at + length <= words.length; length += 1) {
          found = found.concat(phrases[words.slice(at, at + length).join(" ")] || []);
        }
      });
      return found;
    }

    Object.keys(data.chat).forEach(function (short) { chat[short] = split(data.chat[short]); });
    Object.keys(data.phrases).forEach(function (many) { phrases[many] = split(data.phrases[many]); });
    light = set(data.light + " " + PARTNER, canonical);
    elsewhere = set(data.elsewhere);
    data.near.forEach(function (group) {
      var stems = Object.keys(set(group, canonical));
      stems.forEach(function (one) {
        near[one] = (near[one] || []).concat(stems.filter(function (other) { return other !== one; }));
      });
    });
    Object.keys(data.ideas).forEach(function (idea) {
      Object.keys(set(data.ideas[idea], canonical)).forEach(function (stem) {
        (ideas[stem] = ideas[stem] || []).push("~" + idea);
      });
    });
    [data.stop, data.partner].concat(data.same, Object.keys(data.ideas).map(function (idea) {
      return data.ideas[idea];
    })).forEach(function (words) {
      split(words).forEach(function (word) { if (word.length > 2) spellings[word] = true; });
    });

    return {
      canonical: canonical, spelledOut: spelledOut,
      spellings: Object.keys(spellings), // words that are known, whether or not a page has them
      saysNothing: function (word) { return word in stop; },
      isElsewhere: function (word) { return word in elsewhere; },
      // Whom a text speaks of from this word on, if the word tells.
      who: function (word, before) {
        return canonical(word) === PARTNER ? "they" : I.test(word) ? "i" : WE.test(word) ? "we" : before;
      },
      isSpeaker: function (word) { return I.test(word) || WE.test(word); },
      isJoined: function (word) { return JOINED.test(word); },
      isPartner: function (stem) { return stem === PARTNER; },
      isLight: function (stem) { return stem in light; },
      isKnown: function (stem) { return stem in ideas || stem === PARTNER; },
      near: function (stem) { return near[stem] || []; },
      ideas: function (stem) { return ideas[stem] || []; },
      weight: function (stem) { return stem === PARTNER ? LITTLE : stem in light ? LIGHT : 1; }
    };
  };
})();
