/* What a misspelled word may mean, among the words of the site. */
(function () {
  "use strict";
  var search = window.stillNearSearch;

  /* How many slips part two words (a letter more, less, another, or two in turn), or
     `most` + 1 when it is more than that. Slips in vowels count for somewhat less. */
  search.slips = function (one, other, most) {
    var wide = other.length + 1, before = [], row = [], next, at, to, cost, best;
    if (Math.abs(one.length - other.length) > most) return most + 1;
    for (to = 0; to < wide; to += 1) row[to] = to;
    for (at = 1; at <= one.length; at += 1) {
      next = [at];
      best = at;
      for (to = 1; to < wide; to += 1) {
        cost = one[at - 1] === other[to - 1] ? 0 : vowel(one[at - 1]) && vowel(other[to - 1]) ? 0.7 : 1;
        next[to] = Math.min(row[to - 1] + cost, row[to] + light(one, at), next[to - 1] + light(other, to));
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
  function vowel(letter) { return "aeiouy".indexOf(letter) >= 0; }
  /* A doubled letter, or a vowel, is easily left out. */
  function light(word, at) {
    return vowel(word[at - 1]) || word[at - 1] === word[at - 2] ? 0.7 : 1;
  }

  /* How a word sounds, roughly. */
  search.sound = function (word) {
    return word[0] + word.slice(1)
      .replace(/ti(?=o)|sh|ci(?=[aeo])/g, "x").replace(/ph/g, "f").replace(/gh|h|w/g, "")
      .replace(/ck|q|c(?![eiy])/g, "k").replace(/[cz]/g, "s").replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
  };

  /* The words of the list that `word` may be, best first: [[word, how sure from 0 to 1], …]. */
  search.corrections = function (word, known) {
    var most = word.length < 4 ? 0.8 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
    var sound = search.sound(word), found = [];
    Object.keys(known).forEach(function (other) {
      if (other.length < 3 || other[0] === "~" || Math.abs(other.length - word.length) > most + 1) return;
      var alike = search.sound(other) === sound;
      var slips = search.slips(word, other, most + (alike ? 1 : 0)) - (alike ? 0.6 : 0);
      if (other[0] !== word[0]) slips += 0.5;
      if (slips <= most) found.push([other, slips + search.rarity(known[other]) / 40]);
    });
    found.sort(function (one, other) { return one[1] - other[1] || (one[0] < other[0] ? -1 : 1); });
    found = found.filter(function (it) { return it[1] <= found[0][1] + 0.35; }).slice(0, 3);
    return found.map(function (it) { return [it[0], Math.max(0.4, 1 - 0.12 * it[1])]; });
  };
})();
