// Copies the page's address, and puts it into links that were built without one.
(() => {
  const row = document.querySelector(".share-row");
  if (!row) return;
  const web = location.protocol.startsWith("http"), address = location.href.split(/[?#]/)[0];
  {% if not config.site_url %}if (web) for (const link of row.querySelectorAll("[data-share-to]")) link.href += encodeURIComponent(address);{% endif %}
  if (navigator.share && web) {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.textContent = row.dataset.sheet;
    button.addEventListener("click", () => { navigator.share({ title: document.title, url: address }).catch(() => {}); });
    item.append(button);
    row.querySelector("ul").prepend(item);
  }
  const copy = row.querySelector("[data-share-copy]"), status = row.querySelector("[data-share-status]");
  copy.addEventListener("click", (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(copy.href.split(/[?#]/)[0]).then(() => { status.textContent = "Link copied."; }, () => { location.assign(copy.href); });
  });
})();
