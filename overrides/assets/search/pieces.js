// The index comes in pieces, each a plain script that hands its content to `take`: so it
// also loads from a disk, where a page may not fetch.
(function () {
  "use strict";
  var search = window.stillNearSearch;
  var waiting = {}, kept = {};
  var LEVELS = 12, NAMED = 13; // as in rows.py

  // A piece that comes without being asked for stands in the page itself: nothing is loaded.
  search.take = function (name, stamp, content) {
    (waiting[name] || (kept[name] = {})).came = { stamp: stamp, content: content };
  };

  function load(address, name) {
    if (kept[name]) return Promise.resolve(kept[name].came);
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      waiting[name] = { came: null };
      script.onload = function () {
        var came = waiting[name].came;
        script.remove();
        if (came) done(came);
        else failed(new Error("search: " + name + " is empty"));
      };
      script.onerror = function () {
        script.remove();
        failed(new Error("search: " + name + " did not load"));
      };
      script.src = address;
      document.head.appendChild(script);
    });
  }

  // Pieces of one build, each loaded once. A browser may have kept a piece of an older
  // build: that one is asked for again, past what the browser kept.
  search.library = function (base) {
    var pieces = {}, stamp = "";
    function get(name) {
      var address = base + "assets/search/data-" + name + ".js";
      return load(address, name).then(function (came) {
        stamp = stamp || came.stamp;
        if (came.stamp === stamp) return came.content;
        return load(address + "?" + stamp, name).then(function (again) {
          if (again.stamp !== stamp) throw new Error("search: the site has changed, load the page again");
          return again.content;
        });
      });
    }
    return function (name) {
      if (!pieces[name]) {
        pieces[name] = get(name);
        pieces[name].catch(function () { delete pieces[name]; });
      }
      return pieces[name];
    };
  };

  // The piece a word stands in; the twin of `place` in pieces.py.
  search.place = function (word, count) {
    var value = 5381;
    for (var at = 0; at < word.length; at += 1) value = (value * 33 + word.charCodeAt(at)) % 4294967296;
    return value % count;
  };

  // Rows of words by their stems. A word whose stem is not its own has "=" and the stem.
  search.byStem = function (content) {
    if (!content.byStem) {
      content.byStem = Object.create(null);
      Object.keys(content.rows).forEach(function (word) {
        var stem = word[0] === "~" ? word : word[0] === "=" ? word.slice(1) : search.stem(word);
        content.byStem[stem] = content.rows[word];
      });
    }
    return content.byStem;
  };
  search.wordsOf = function (content) {
    if (!content.words) {
      content.words = Object.keys(content.rows).filter(function (word) {
        return /^[a-z]/.test(word);
      }).sort(function (one, other) {
        return search.rarity(content.rows[one]) - search.rarity(content.rows[other]);
      });
    }
    return content.words;
  };

  // The cards of a piece; what is as in the card before is empty in it.
  search.cardsOf = function (content) {
    var page = "", title = "";
    if (!content.cards) content.cards = content.map(function (card) {
      page = card[0] || page;
      title = card[1] || title;
      return { url: page + (card[2] && (page[0] === "#" ? "--" : "#") + card[2]), page: title, heading: card[3] || title, text: card[4] };
    });
    return content.cards;
  };

  // A row of the index: {rarity, postings: [[section, impact, whether its heading has it], …], matters: the same
  // over the matters}; rows.py and pieces.py say how it is written.
  search.decode = function (row) {
    var parts = row.slice(1).split("/");
    return { rarity: search.rarity(row), postings: read(parts[0]), matters: read(parts[1] || "") };
  };
  function read(text) {
    var step = /([q-z]*)([A-Z])/g, found, section = -1, postings = [];
    while ((found = step.exec(text))) {
      var gap = 0, at;
      for (at = 0; at < found[1].length; at += 1) gap = gap * 10 + found[1].charCodeAt(at) - 113;
      section += gap || 1;
      at = found[2].charCodeAt(0) - 65;
      postings.push([section, at % NAMED / LEVELS, at >= NAMED]);
    }
    return postings;
  }
  search.rarity = function (row) { return (row.charCodeAt(0) - 65) / 2; };
})();
