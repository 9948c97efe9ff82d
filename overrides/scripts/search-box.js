// The link to search becomes a box. What search needs is loaded when the reader goes to it.
(() => {
  const place = document.querySelector("main .search-box") || document.querySelector(".search-box");
  const link = place && place.querySelector("a"), sheet = document.querySelector("link[disabled]");
  // A page that was saved alone stands apart from the rest; its link leads back there.
  if (!link || link.protocol !== location.protocol) return;
  const label = document.createElement("label"), row = place.closest(".site-header__row") || place;
  // Nothing typed may be kept, or sent elsewhere by a spelling or writing aid of the browser.
  label.innerHTML = '<span></span><input type="search" id="search-words" role="combobox" aria-expanded="false" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" writingsuggestions="false">';
  const [name, input] = label.children;
  name.textContent = place.dataset.label || link.textContent;
  link.replaceWith(label);
  const load = (file) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(file, sheet.href);
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
  const failed = () => {
    const here = document.activeElement === input;
    label.replaceWith(link);
    if (here) link.focus();
    row.insertAdjacentHTML("afterend", '<p class="column" role="alert">{{ config.extra.search.failed|e }} <a href="' + link.href + '">{{ config.extra.search.topics|e }}</a>. <a href="' + link.href.replace("search/", "{{ config.extra.crisis.en.help.page }}") + '">{{ config.extra.search.help|e }}</a>.</p>');
  };
  input.onfocus = () => {
    input.onfocus = null;
    sheet.disabled = false;
    Promise.all([load("panel-words.js"), load("panel.js")])
      .then(() => stillNearSearch.panel({ place, row, input, sheet, engine: load("finder.js"), failed }))
      .catch(failed);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      input.focus();
    }
  });
})();
