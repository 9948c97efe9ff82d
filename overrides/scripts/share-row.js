/* Copies the page's address, and puts it into links that were built without one. */
(function () {
  "use strict";
  var row = document.querySelector(".share-row");
  if (!row) return;
  var web = /^https?:$/.test(location.protocol);
  var address = location.href.split(/[?#]/)[0];
  row.querySelectorAll("[data-share-to]").forEach(function (link) {
    if (web) link.href += encodeURIComponent(address);
  });
  if (navigator.share && web) {
    var item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.textContent = row.dataset.sheet;
    button.addEventListener("click", function () {
      navigator.share({ title: document.title, url: address }).catch(function () {});
    });
    item.append(button);
    row.querySelector("ul").prepend(item);
  }
  var copy = row.querySelector("[data-share-copy]");
  var status = row.querySelector("[data-share-status]");
  copy.addEventListener("click", function (event) {
    if (!navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(copy.href.split(/[?#]/)[0]).then(
      function () { status.textContent = "Link copied."; },
      function () { location.assign(copy.href); }
    );
  });
})();
