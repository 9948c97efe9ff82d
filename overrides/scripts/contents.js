// The list of parts says where the reader is; on a wide window it stays beside the text.
(() => {
  const list = document.querySelector(".contents details");
  if (!list) return;
  const wide = matchMedia("(min-width: 72em)"), links = new Map();
  const open = () => { list.open = wide.matches; };
  open();
  wide.addEventListener("change", open);
  for (const link of list.querySelectorAll("a")) links.set(link.hash.slice(1), link);
  const headings = [...document.querySelectorAll(".prose h2[id]")].filter((it) => links.has(it.id));
  const mark = () => {
    const last = headings.filter((it) => it.getBoundingClientRect().top < innerHeight / 3).pop() || {};
    for (const [id, link] of links) link.setAttribute("aria-current", id === last.id);
  };
  let due = false;
  addEventListener("scroll", () => {
    if (!due) requestAnimationFrame(() => { due = false; mark(); });
    due = true;
  }, { passive: true });
})();
