// A quiet clock for a list of steps, each with its minutes; it says each step, without sound.
(() => {
  const list = document.querySelector(".timer ol");
  const panel = document.querySelector("[data-practice-timer]");
  const steps = [...list.children];
  const words = steps.map((step) => step.textContent.trim().replace(/\s+/g, " "));
  const ends = words.map((text) => parseInt(/\d+/.exec(text)[0], 10) * 60000);
  ends.forEach((length, at) => { ends[at] = length + (at ? ends[at - 1] : 0); });
  const [left, said] = panel.querySelectorAll("p");
  const button = (name) => panel.querySelector(`[data-do=${name}]`);
  const text = (name, values = {}) => panel.dataset[name].replace(/{(\w+)}/g, (_, key) => values[key]);
  let spent = 0, since = 0, ticking = 0, at = -1, awake = null;

  const now = () => spent + (ticking ? Date.now() - since : 0);
  const stop = () => {
    spent = now();
    clearInterval(ticking);
    ticking = 0;
    if (awake) awake.release();
    awake = null;
  };
  const draw = () => {
    const place = ends.findIndex((end) => now() < end), over = place < 0;
    if (over && ticking) stop();
    if (place !== at) {
      at = place;
      steps.forEach((step, one) => {
        if (one === at) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current");
      });
      said.textContent = over ? text("over") : text("step", { n: at + 1, all: steps.length, step: words[at] });
    }
    const minutes = over ? 0 : Math.ceil((ends[at] - now()) / 60000);
    const shown = over ? "" : text(minutes > 1 ? "left" : "last", { m: minutes });
    if (left.textContent !== shown) left.textContent = shown;
    button("run").textContent = text(ticking ? "pause" : "resume");
    button("run").hidden = button("next").hidden = over;
    button("again").hidden = false;
    if (over && panel.contains(document.activeElement)) button("again").focus();
  };
  const run = () => {
    since = Date.now();
    ticking = setInterval(draw, 1000);
    at = -1; // the step is said again after a pause
    draw();
    // The screen stays on meanwhile, where the browser can do that.
    if (navigator.wakeLock) navigator.wakeLock.request("screen").then((lock) => {
      if (ticking) awake = lock; else lock.release();
    }, () => {});
  };
  const reset = () => {
    stop();
    spent = 0;
    at = -1;
    left.textContent = said.textContent = "";
    steps.forEach((step) => step.removeAttribute("aria-current"));
    button("run").hidden = false;
    button("run").textContent = text("start");
    button("next").hidden = button("again").hidden = true;
  };
  button("run").addEventListener("click", () => {
    if (!ticking) return run();
    stop();
    draw();
    said.textContent = text("paused");
  });
  button("next").addEventListener("click", () => {
    spent = ends[at];
    since = Date.now();
    draw();
  });
  button("again").addEventListener("click", () => { reset(); button("run").focus(); });
  list.before(panel);
  panel.hidden = false;
  reset();
})();
