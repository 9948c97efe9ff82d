// The meaning of a term beside it, on hover, focus or tap; Escape or a second tap closes it.
(() => {
  const note = document.createElement("div");
  note.className = "word-note";
  note.hidden = true;
  let shown = null;
  const close = () => { note.hidden = true; shown = null; };
  const open = (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry || shown === link) return;
    note.textContent = entry.textContent;
    note.hidden = false;
    shown = link;
    const at = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - note.offsetWidth - 8;
    note.style.left = Math.max(8, Math.min(at.left, room)) + scrollX + "px";
    note.style.top = at.bottom + scrollY + 6 + "px";
  };
  for (const link of document.querySelectorAll('.prose a[href^="#word-"]')) {
    link.setAttribute("aria-describedby", link.hash.slice(1));
    let before = null;
    link.addEventListener("pointerdown", () => { before = shown; });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") open(link); });
    link.addEventListener("focus", () => open(link));
    link.addEventListener("blur", close);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (before === link) close(); else open(link);
      before = shown;
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") setTimeout(() => { if (!note.matches(":hover") && shown === link && document.activeElement !== link) close(); }, 300);
    });
  }
  note.addEventListener("pointerleave", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.querySelector("article").append(note);
})();
