/* Does help come first? What a reader typed, against the crisis words (their README:
   scripts/sitekit/search). It is read here, in the page; nothing is kept or sent. */
(function () {
  "use strict";
  var home = window.stillNearSearch = window.stillNearSearch || {};
  var MOST = 3000; // letters that are read
  var TWINS = ["аеорсухіѕјкмтнв013457@$!", "aeopcyxisjkmthboieastasi"];
  var SHORT = /^(?:i|me|my|to|it|he)$/; // the only short words looked for in words run together
  var lists, ready;

  function map() {
    return Object.create(null);
  }
  function squeeze(text) {
    return text.replace(/([a-z])\1+/g, "$1");
  }
  function twin(sign) {
    var at = TWINS[0].indexOf(sign);
    return at < 0 ? sign : TWINS[1][at];
  }

  // " so i wanna d1e " : small plain letters, a space before each word and one at the end.
  function plain(text) {
    text = text.slice(0, MOST).toLowerCase().normalize("NFKD")
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff'’‘`´*]/g, "")
      .replace(/[а-яіѕј]/g, twin)
      .replace(/[a-z0-9@$!]*[a-z][a-z0-9@$!]*/g, function (word) {
        return word.replace(/i1+/g, "il").replace(/[013457]|[@$!](?=[a-z])/g, twin);
      });
    return (" " + text + " ").replace(/\.{2,}|,/g, " ")
      .replace(/[.!?;]+(?=\s)|\n/g, " , ") // the end of a sentence
      .replace(/[^a-z0-9,]+/g, " ")
      .replace(/ [a-z](?: [a-z]){2,}(?= )/g, function (letters) {
        return " " + letters.replace(/ /g, "");
      });
  }

  // "not want .. live|wake" as a regular expression over plain text.
  function pattern(phrase) {
    return phrase.split(" ").map(function (token) {
      if (token[0] === ".") return "(?: \\S+){0," + (token.length > 2 ? 4 : 2) + "}";
      return token === "^" ? "(?:^|,)" : "(?:" + token.replace("?", "").split("|").map(function (word) {
        if (word === "$") return "(?= (?:$|,|(?:and|but|y|pero) ))";
        if (word === "~") return " \\d+";
        return word[0] === "*" ? " \\w*" + word.slice(1) : " " + word;
      }).join("|") + ")" + (token.slice(-1) === "?" ? "?" : "");
    }).join("");
  }
  function endings(name) {
    var stem = name.replace(/e$/, "");
    return name.length < 3 ? [] : [name + "s", name + "es", stem + "ed", stem + "ing"];
  }

  function prepare(words) {
    var known = map(), pairs = map(), keys = [];
    words.rules.forEach(function (rule) {
      rule[3].match(/[a-z]+/g).forEach(function (word) { known[word] = word; });
    });
    Object.keys(words.words).forEach(function (name) {
      endings(name).forEach(function (form) { known[squeeze(form)] = name; });
      keys.push(name);
    });
    Object.keys(words.words).forEach(function (name) {
      known[name] = name;
      words.words[name].split(" ").forEach(function (form) {
        if (form.indexOf("_") > 0) pairs[form.replace(/_/g, " ")] = name;
        else if (form) {
          known[form] = name;
          keys.push(form);
        }
      });
    });
    words.skip.split(" ").forEach(function (word) { known[word] = ""; });
    words.right.split(" ").forEach(function (word) {
      if (!(word in known)) known[word] = word;
    });
    lists = words;
    ready = {
      known: known,
      keys: keys, // a slip of one of these is seen
      pairs: pairs,
      paired: new RegExp(" (?:" + Object.keys(pairs).join("|") + ")(?= )", "g"),
      rules: words.rules.map(function (rule) {
        return new RegExp("(?:" + rule[3].split(";").map(pattern).join("|") + ")(?= )", "g");
      })
    };
  }

  // How many letters lie between two words: left out, put in, changed, or two swapped.
  function apart(one, other) {
    var before, last = [], row = [], i, j;
    for (j = 0; j <= other.length; j++) row[j] = j;
    for (i = 1; i <= one.length; i++) {
      before = last;
      last = row;
      row = [i];
      for (j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[other.length];
  }
  function sorted(word) {
    return word.split("").sort().join("");
  }
  // The word of a family that this one is a slip of, or none. Short words: only two swapped.
  function nearest(word) {
    var best = null, limit = word.length < 4 ? 0 : word.length < 9 ? 1 : 2;
    if (limit) ready.keys.forEach(function (key) {
      var far;
      if (key[0] !== word[0] || Math.abs(key.length - word.length) > limit) return;
      if ((word.length < 6 || key.length < 6) && sorted(word) !== sorted(key)) return;
      far = apart(word, key);
      if (far <= limit) {
        best = key;
        limit = far - 1;
      }
    });
    return best;
  }
  // "killmyself" in its known words, or none. A letter may serve both neighbors ("wanttodie").
  function pieces(word, hopeless) {
    var at, rest;
    if (word in ready.known && (word.length > 2 || SHORT.test(word))) return [word];
    if (hopeless[word]) return null;
    for (at = word.length - 1; at > 0; at--) {
      if ((at > 2 || SHORT.test(word.slice(0, at))) && word.slice(0, at) in ready.known) {
        rest = pieces(word.slice(at), hopeless) || at > 1 && pieces(word.slice(at - 1), hopeless);
        if (rest) return [word.slice(0, at)].concat(rest);
      }
    }
    hopeless[word] = true;
    return null;
  }
  function read(word) {
    var parts;
    if (word in ready.known) return ready.known[word];
    parts = word.length > 7 && word.length < 40 && pieces(word, map());
    if (parts) return parts.map(read).filter(Boolean).join(" ");
    return ready.known[nearest(word)] || word;
  }

  // Plain words, each as its family's name, a space before each and at the end.
  function families(text) {
    text = squeeze(plain(text)).replace(ready.paired, function (pair) {
      return " " + ready.pairs[pair.slice(1)];
    });
    return " " + text.split(" ").map(read).filter(Boolean).join(" ") + " ";
  }
  function answer(level, topic, language) {
    return { topic: topic, language: language, sure: level === 2 };
  }
  // What the lists say: an answer or null.
  function listed(text) {
    var unsure = null, at, rule, left;
    for (at = 0; at < lists.rules.length; at++) {
      rule = lists.rules[at];
      left = text.replace(ready.rules[at], " _"); // taken words are out of the others' reach
      if (left !== text && rule[0]) {
        if (rule[0] === 2) return answer(2, rule[1], rule[2]);
        unsure = unsure || answer(1, rule[1], rule[2]);
      }
      text = left;
    }
    return unsure;
  }
  // The text without its figures of speech.
  function calmed(text) {
    lists.rules.forEach(function (rule, at) {
      if (!rule[0]) text = text.replace(ready.rules[at], " _");
    });
    return text;
  }
  // The numbers under which the learned opinion knows a text: its words, pairs of words, pairs
  // with a word between, and pieces of four letters, which survive an ending or a slip.
  function marks(text, found) {
    var seen = map(), words = text.replace(/,/g, " ").trim().split(/ +/), short;
    function mark(sign) {
      var sum = 7, at;
      for (at = 0; at < sign.length; at++) sum = (sum * 33 + sign.charCodeAt(at)) % 1048573;
      seen[sum] = sum;
    }
    short = words.map(function (word) { return word.slice(0, 6); });
    words.forEach(function (word, at) {
      mark(short[at]);
      mark((short[at - 1] || "^") + " " + short[at]);
      if (at > 1) mark(short[at - 2] + "  " + short[at]);
      word = "<" + word + ">";
      for (at = 0; at + 4 <= word.length; at++) mark("#" + word.slice(at, at + 4));
    });
    mark(short[short.length - 1] + " $");
    if (found && !found.sure) mark("@" + found.topic);
    return Object.keys(seen).map(Number);
  }
  function sum(head, found) {
    var at = head.weights.length;
    return Object.keys(found.reduce(function (seen, number) {
      seen[number % at] = true;
      return seen;
    }, map())).reduce(function (total, number) {
      return total + head.weights.charCodeAt(number) - 100;
    }, head.bias);
  }

  // What the training reads of an example.
  home.crisisMarks = function (text, words) {
    if (words !== lists) prepare(words);
    text = families(text);
    return marks(calmed(text), listed(text));
  };

  // null, or { topic: "self-harm" | "violence", language: "en" | "es", sure: true | false }
  home.crisisOf = function (text, words) {
    var found, calm, numbers, score, level;
    if (words !== lists) prepare(words);
    text = families(text);
    found = listed(text);
    if (found && found.sure || !words.learned || !text.trim()) return found;
    calm = calmed(text);
    numbers = marks(calm, found);
    score = sum(words.learned.danger, numbers);
    level = score >= words.learned.sure ? 2 : score >= words.learned.callout ? 1 : 0;
    // Beside a figure of speech it is not sure, and two words alone are too few for an opinion.
    if (level === 2 && (calm !== text || text.trim().split(/ +/).length < 3)) level = 1;
    if (score < words.learned.harmless) return null; // the lists were unsure, this is not
    if (!level || level === 1 && found) return found;
    return answer(
      level,
      found ? found.topic : sum(words.learned.topic, numbers) > 0 ? "violence" : "self-harm",
      found ? found.language : sum(words.learned.language, numbers) > 0 ? "es" : "en"
    );
  };
}());
