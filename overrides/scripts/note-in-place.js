// What a claim rests on opens below its paragraph; a second press closes it.
for (const mark of document.querySelectorAll(".prose sup a")) {
  const entry = document.getElementById(mark.hash.slice(1));
  if (!entry) continue;
  mark.setAttribute("aria-expanded", "false");
  let note = null;
  mark.addEventListener("click", (event) => {
    event.preventDefault();
    if (note) { note.remove(); note = null; }
    else {
      note = document.createElement("div");
      note.className = "note-in-place";
      note.append(...entry.cloneNode(true).children);
      for (const back of note.querySelectorAll('a[href^="#"]')) back.remove();
      mark.closest("p, li, blockquote, td").append(note);
    }
    mark.setAttribute("aria-expanded", Boolean(note));
  });
}
