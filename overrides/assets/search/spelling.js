// What a misspelled word may mean, among the words that are known.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var ALIKE = 0.6; // what sounding alike makes up for

  // How many slips part two words (a letter more, less, another, or two in turn), or more
  // than `most` when it is more than that. Slips in vowels count for somewhat less.
  search.slips = function (one, other, most) {
    var wide = other.length + 1, before = [], row = [], next, at, to, cost, best;
    if (Math.abs(one.length - other.length) > most + 1) return most + 1;
    for (to = 0; to < wide; to += 1) row[to] = to;
    for (at = 1; at <= one.length; at += 1) {
      next = [at];
      best = at;
      for (to = 1; to < wide; to += 1) {
        cost = one[at - 1] === other[to - 1] ? 0 : isVowel(one[at - 1]) && isVowel(other[to - 1]) ? 0.7 : 1;
        next[to] = Math.min(row[to - 1] + cost, row[to] + spare(one, at), next[to - 1] + spare(other, to));
        if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]) {
          next[to] = Math.min(next[to], before[to - 2] + 0.8);
        }
        best = Math.min(best, next[to]);
      }
      if (best > most) return most + 1;
      before = row;
      row = next;
    }
    return row[wide - 1];
  };
  function isVowel(letter) { return "aeiouy".indexOf(letter) >= 0; }
  // A doubled letter, or a vowel, is easily left out.
  function spare(word, at) {
    return isVowel(word[at - 1]) || word[at - 1] === word[at - 2] ? 0.7 : 1;
  }

  // How a word sounds, roughly.
  search.sound = function (word) {
    return word[0] + word.slice(1)
      .replace(/ti(?=o)|sh|ci(?=[aeo])/g, "x").replace(/ph/g, "f").replace(/gh|h|w/g, "")
      .replace(/ck|q|c(?![eiy])/g, "k").replace(/[cz]/g, "s").replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
  };

  // How many slips a word of this length may have.
  function allowed(length) {
    return length < 4 ? 0.7 : length < 6 ? 1 : length < 8 ? 1.7 : length < 11 ? 2.2 : 3;
  }

  // The words of a list that `word` may be, best first: [[word, how sure from 0 to 1], …].
  search.corrections = function (word, known) {
    var most = allowed(word.length) + 0.01, sound = search.sound(word), stem = search.stem(word), found = [];
    known.forEach(function (other) {
      var apart = Math.abs(other.length - word.length), slips;
      if (other.length < 3 || apart > most + 1 || (apart > most && other[0] !== word[0])) return;
      slips = Math.min(search.slips(word, other, most + ALIKE), search.slips(stem, search.stem(other), most));
      if (slips > most + ALIKE) return;
      if (search.sound(other) === sound) slips -= ALIKE;
      if (other[0] !== word[0]) slips += 0.5;
      if (slips <= most) found.push([other, slips]);
    });
    found.sort(function (one, other) { return one[1] - other[1] || (one[0] < other[0] ? -1 : 1); });
    return found.filter(function (it) { return it[1] <= found[0][1] + 0.35; }).slice(0, 3).map(function (it) {
      return [it[0], Math.max(0.3, 1 - 1.3 * Math.max(0, it[1]) / word.length)];
    });
  };
})();
