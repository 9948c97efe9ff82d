// Words somebody arrived with are read once, and taken out of the address, when the scripts of the
// page have made the box.
addEventListener("DOMContentLoaded", () => {
  const words = new URLSearchParams(location.search).get("q"), input = document.getElementById("search-words");
  if (input) input.labels[0].firstChild.textContent = {{ config.extra.search.label|tojson }};
  if (words === null) return;
  try { history.replaceState(null, "", location.pathname + location.hash); } catch { /* a disk may refuse */ }
  if (!input || !words.trim()) return;
  input.value = words;
  input.dispatchEvent(new Event("focus"));
});
