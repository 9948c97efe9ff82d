/* Search on this page, in the index that was loaded with it. Nothing is sent or stored,
   and the address never gets the words; ?q= is only read when someone arrives with it. */
(function () {
  "use strict";
  var form = document.getElementById("search-form");
  var input = document.getElementById("search-words");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status");
  var empty = document.querySelector("[data-search-empty]");
  var top = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
  var SHOWN = 10;
  var STOP = ("a about all am an and are as at be been but by can cant cause could did do does doing dont "
    + "for from get got had has have he her him his how i if im in is isnt it its ive just me my of off on "
    + "or our out she should so that the their them then there they this to too us was we were what when "
    + "where which who why will with would you your").split(" ");

  function words(text) {
    return text.toLowerCase().replace(/[’']/g, "").split(/[^a-z0-9áéíóúñü]+/);
  }
  function term(word) {
    if (word.length < 2 && !/\d/.test(word)) return null;
    if (STOP.indexOf(word) >= 0) return null;
    return word.replace(/(ing|edly|ed|ies|es|s)$/, function (end) {
      return word.length - end.length > 3 ? "" : end;
    });
  }
  var engine = new MiniSearch({
    fields: ["heading", "page", "text"],
    storeFields: ["heading", "page", "text", "url"],
    tokenize: words,
    processTerm: term,
    searchOptions: { prefix: function (t) { return t.length > 3; }, fuzzy: function (t) { return t.length > 4 ? 0.2 : 0; }, boost: { heading: 4, page: 2 } }
  });
  engine.addAll((window.stillNearIndex || []).map(function (row, at) { row.id = at; return row; }));

  /* On a disk no server turns a folder into its index.html. */
  function address(url) {
    if (location.protocol !== "file:") url = url.replace(/index\.html/, "");
    return top + url;
  }
  function marked(text, terms) {
    var piece = document.createElement("p");
    var pattern = new RegExp("\\b(" + terms.map(function (t) {
      return t.replace(/[^\wáéíóúñü]/g, "");
    }).join("|") + ")", "i");
    var at = Math.max(0, text.search(pattern) - 60);
    var start = at ? text.indexOf(" ", at) + 1 : 0;
    text.slice(start, start + 180).split(/(\s+)/).forEach(function (word) {
      if (pattern.test(word)) {
        var mark = document.createElement("mark");
        mark.textContent = word;
        piece.append(mark);
      } else piece.append(word);
    });
    if (start) piece.prepend("… ");
    if (start + 180 < text.length) piece.append(" …");
    return piece;
  }
  function show(query) {
    var asked = query.trim() !== "";
    var found = asked ? engine.search(query).slice(0, SHOWN) : [];
    list.replaceChildren.apply(list, found.map(function (hit) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = address(hit.url);
      link.textContent = hit.heading;
      var page = document.createElement("span");
      page.className = "search__page";
      page.textContent = hit.heading === hit.page ? "" : " in " + hit.page;
      item.append(link, page, marked(hit.text, hit.terms));
      return item;
    }));
    empty.hidden = !asked || found.length > 0;
    status.textContent = !asked ? "" : found.length === 0 ? "Nothing found."
      : found.length === 1 ? "1 section found." : found.length + " sections found.";
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); show(input.value); });
  input.addEventListener("input", function () { show(input.value); });
  input.value = new URLSearchParams(location.search).get("q") || "";
  show(input.value);
})();
