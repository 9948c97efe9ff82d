// The part of a section's text that a result shows, with the reader's words marked.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var LONGEST = 190;

  // [[text, marked], …]: the sentence with most of the words, and what fits after it.
  search.passage = function (text, wanted, language) {
    var sentences = text.match(/[^.!?]+(?:[.!?]+["”’)]*\s*|$)/g) || [text];
    var best = 0, most = -1;
    sentences.forEach(function (sentence, at) {
      var worth = 0, seen = Object.create(null);
      words(sentence).forEach(function (piece) {
        var stem = stemOf(piece, language);
        if (wanted[stem] && !seen[stem]) { seen[stem] = true; worth += wanted[stem]; }
      });
      if (worth > most + 0.001) { best = at; most = worth; }
    });
    var shown = sentences[best].trim();
    for (var next = best + 1; next < sentences.length && shown.length + sentences[next].length < LONGEST; next += 1) {
      shown += " " + sentences[next].trim();
    }
    if (shown.length > LONGEST) shown = cut(shown, wanted, language);
    return marked(shown, wanted, language);
  };

  function words(text) { return text.match(/[\p{L}\p{N}'’]+|[^\p{L}\p{N}'’]+/gu) || []; }
  function stemOf(piece, language) {
    var word = search.tokens(piece)[0];
    return word && !language.saysNothing(word) ? language.canonical(word) : "";
  }
  function cut(text, wanted, language) {
    var at = 0, start = 0;
    words(text).some(function (piece) {
      if (wanted[stemOf(piece, language)]) return true;
      at += piece.length;
      return false;
    });
    if (at > LONGEST - 60 && at < text.length) start = text.indexOf(" ", at - 60) + 1;
    var end = text.length - start > LONGEST ? text.lastIndexOf(" ", start + LONGEST) : text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }
  function marked(text, wanted, language) {
    var parts = [];
    words(text).forEach(function (piece) {
      var mark = !!wanted[stemOf(piece, language)];
      var before = parts[parts.length - 1];
      if (before && before[1] === mark) before[0] += piece;
      else parts.push([piece, mark]);
    });
    return parts;
  }
})();
