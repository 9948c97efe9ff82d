// A reader's words as the index knows them. The twin of scripts/sitekit/search/words.py:
// a test holds both to the same answer on every word of the site.
(function () {
  "use strict";
  var search = window.stillNearSearch = window.stillNearSearch || {};
  var WHOLE = /^(?:nothing|something|anything|everything|evening|morning|being|during|series|species|always|perhaps|number)$/;
  var VOWEL = /[aeiouy]/;
  // [ending, how long the rest must be at least]
  var ENDINGS = [
    ["ization", 4], ["isation", 4], ["ational", 4], ["ation", 4], ["ition", 4],
    ["ional", 4], ["iness", 4], ["ness", 4], ["ment", 4], ["ance", 4],
    ["ence", 4], ["ancy", 4], ["ency", 4], ["ion", 4], ["ize", 5], ["ise", 5], ["iz", 5],
    ["full", 4], ["ful", 4], ["less", 4], ["ous", 4], ["ive", 4], ["able", 4], ["ible", 4],
    ["ant", 4], ["ent", 4], ["ist", 4], ["al", 4], ["ity", 4], ["ate", 4],
    ["anc", 4], ["enc", 4], ["at", 4]
  ];

  search.tokens = function (text) {
    var plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’‘\u0060´]/g, "");
    return plain.split(/[^a-z0-9]+/).filter(Boolean);
  };

  function bare(word) { // without s, ed, ing, ly
    var rest;
    if (/[^aeious]ies$/.test(word) && word.length > 4) word = word.slice(0, -3) + "y";
    else if (/(?:ss|sh|ch|x|zz)es$/.test(word)) word = word.slice(0, -2);
    else if (/[^suis]s$/.test(word)) word = word.slice(0, -1);
    if (/ly$/.test(word) && word.length > 5) word = word.slice(0, -2);
    rest = /ing$/.test(word) ? word.slice(0, -3) : /[^e]ed$/.test(word) ? word.slice(0, -2) : "";
    if (rest.length > 2 && VOWEL.test(rest)) {
      word = /([^aeiouylsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
    }
    return word;
  }

  var stems = Object.create(null);
  search.stem = function (word) {
    if (!stems[word]) stems[word] = stemOf(word);
    return stems[word];
  };

  function stemOf(word) {
    if (word.length < 4 || WHOLE.test(word) || /\d/.test(word)) return word;
    word = bare(word);
    for (var turn = 0; turn < 2; turn += 1) {
      for (var at = 0; at < ENDINGS.length; at += 1) {
        var end = ENDINGS[at], rest = word.length - end[0].length;
        if (rest >= end[1] && word.slice(rest) === end[0]) {
          word = word.slice(0, rest);
          break;
        }
      }
    }
    if (word.length > 3 && /[ey]$/.test(word)) word = word.slice(0, -1);
    return word;
  }
})();
