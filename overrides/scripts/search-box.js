// The link to search becomes a box. What search needs is loaded when the reader goes to it.
(() => {
  const link = document.querySelector(".search-box a"), label = document.createElement("label");
  // A page that was saved alone stands apart from the rest; its link leads back there.
  if (!link || link.protocol !== location.protocol) return;
  // Nothing typed may be kept, or sent elsewhere by a spelling or writing aid of the browser.
  label.innerHTML = link.textContent + '<input type="search" id="search-words" role="combobox" aria-expanded="false" autocomplete="off" spellcheck="false" writingsuggestions="false">';
  const input = label.lastChild;
  link.replaceWith(label);
  const failed = () => {
    link.textContent = "{{ config.extra.search.failed }}";
    label.replaceWith(link);
    link.focus();
  };
  input.onfocus = () => {
    const script = document.createElement("script"), sheet = document.querySelector("link[disabled]");
    input.onfocus = null;
    sheet.disabled = false;
    script.onload = script.onerror = () => {
      try { stillNearSearch.panel(input, script.src, failed); } catch { failed(); }
    };
    script.src = new URL("finder.js", sheet.href);
    document.head.append(script);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      input.focus();
    }
  });
})();
