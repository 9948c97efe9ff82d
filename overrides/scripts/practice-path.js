// One step of a path at a time; its links to other steps become plain buttons.
(() => {
  const way = document.querySelector(".path");
  const bar = document.querySelector("[data-practice-path]");
  const steps = [...way.querySelectorAll(".step")];
  const heading = (step) => step.querySelector("h2, h3");
  const stepOf = (hash) => steps.find((step) => "#" + heading(step).id === hash);
  const button = (name) => bar.querySelector(`[data-do=${name}]`);
  let shown = steps[0], before = [], all = false;

  const draw = () => {
    for (const step of steps) step.classList.toggle("path__away", !all && step !== shown);
    button("back").hidden = button("first").hidden = all || shown === steps[0];
    button("all").textContent = all ? bar.dataset.one : bar.dataset.all;
  };
  const show = (step) => {
    shown = step;
    draw();
    heading(step).focus();
  };
  for (const step of steps) {
    heading(step).tabIndex = -1;
    for (const link of step.querySelectorAll('a[href^="#"]')) {
      const target = stepOf(link.hash);
      if (!target) continue;
      const choice = document.createElement("button");
      choice.type = "button";
      choice.append(...link.childNodes);
      const item = link.closest("li"), rest = document.createElement("span");
      link.remove();
      rest.className = "path__part"; // “(part B)”: of use on paper only
      rest.append(...item.childNodes);
      item.append(choice, rest);
      choice.addEventListener("click", () => {
        if (all) return show(target);
        before.push(shown);
        show(target);
      });
    }
    for (const list of step.querySelectorAll("ul")) if (list.querySelector("button")) list.className = "path__choices";
  }
  button("back").addEventListener("click", () => show(before.pop() || steps[0]));
  button("first").addEventListener("click", () => { before = []; show(steps[0]); });
  button("all").addEventListener("click", () => { all = !all; draw(); });
  // Who follows a link or a search result into the middle sees that step.
  const arrive = () => {
    const step = stepOf(location.hash);
    if (!step) return;
    before = [];
    show(step);
  };
  addEventListener("hashchange", arrive);
  way.append(bar);
  bar.hidden = false;
  draw();
  arrive();
})();
