// Day or night colors, if the reader chose; kept on this device only then.
(() => {
  const box = document.querySelector("[data-theme-choice]"), page = document.documentElement;
  let kept = "";
  try { kept = localStorage.getItem("theme") || ""; } catch { return; }
  if (!box) return;
  box.hidden = false;
  for (const choice of box.querySelectorAll("input")) {
    choice.checked = choice.value === kept;
    choice.addEventListener("change", () => {
      if (choice.value) { page.dataset.theme = choice.value; localStorage.setItem("theme", choice.value); }
      else { delete page.dataset.theme; localStorage.removeItem("theme"); }
    });
  }
})();
