/* Search on this page. Nothing is sent or stored, and the address never gets the words;
   ?q= is only read when someone arrives with it. */
(function () {
  "use strict";
  var form = document.getElementById("search-form");
  var input = document.getElementById("search-words");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status");
  var empty = document.querySelector("[data-search-empty]");
  var finder = null, turn = 0;

  /* On a disk no server turns a folder into its index.html. */
  function address(url) {
    return "../" + (location.protocol === "file:" ? url : url.replace(/index\.html/, ""));
  }
  function item(result) {
    var line = document.createElement("li"), link = document.createElement("a");
    var page = document.createElement("span"), passage = document.createElement("p");
    link.href = address(result.url);
    link.textContent = result.heading;
    page.className = "search__page";
    page.textContent = result.heading === result.page ? "" : " in " + result.page;
    result.passage.forEach(function (part) {
      var mark = document.createElement(part[1] ? "mark" : "span");
      mark.textContent = part[0];
      passage.append(mark);
    });
    line.append(link, page, passage);
    return line;
  }
  function show() {
    var query = input.value, mine = turn += 1;
    if (!query.trim()) return draw({ results: [] }, true);
    finder = finder || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = "../assets/search/finder.js";
      script.onload = function () { done(window.stillNearSearch.open("../")); };
      script.onerror = failed;
      document.head.append(script);
    });
    finder.then(function (it) { return it.find(query); }).then(function (answer) {
      if (mine === turn) draw(answer, false);
    });
  }
  function draw(answer, idle) {
    var count = answer.results.length;
    list.replaceChildren.apply(list, answer.results.map(item));
    empty.hidden = idle || count > 0;
    status.textContent = idle ? "" : count === 0 ? "Nothing found."
      : count === 1 ? "1 section found." : count + " sections found.";
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
  input.addEventListener("input", show);
  input.value = new URLSearchParams(location.search).get("q") || "";
  show();
})();
