/* What opens below a search box: a list to choose from while the focus stays in the box, as
   the ARIA pattern for an editable combobox has it. Nothing typed leaves the page. */
(function () {
  "use strict";
  const search = window.stillNearSearch = window.stillNearSearch || {};
  const SHOWN = 10; // results
  const PAUSE = 700; // milliseconds without a key, before the count is said aloud

  // On a disk no server turns a folder into its index.html.
  function address(base, url) {
    return base + (location.protocol === "file:" ? url : url.replace(/(^|\/)index\.html/, "$1"));
  }

  // The panel of the search page, or on other pages the same made from its words.
  function panelOf(base, row) {
    const there = document.querySelector("[data-search-panel]");
    if (there) return Promise.resolve(there);
    return new Promise((done, refused) => {
      const script = document.createElement("script");
      script.onload = () => done(placed(base, row));
      script.onerror = refused;
      script.src = base + "assets/search/panel-words.js";
      document.head.append(script);
    });
  }
  function placed(base, row) {
    const shell = document.createElement("template");
    shell.innerHTML = search.panelWords;
    const panel = shell.content.firstElementChild;
    for (const link of panel.querySelectorAll("a")) {
      const way = link.getAttribute("href");
      if (!/^[a-z]+:/.test(way)) link.href = address(base, way);
    }
    row.after(panel);
    return panel;
  }

  function part(name) {
    const made = document.createElement("span");
    made.className = "search-panel__" + name;
    return made;
  }

  function linkTo(base, url) {
    const link = document.createElement("a"), language = /^([a-z]{2})\//.exec(url);
    link.href = address(base, url);
    if (language) link.lang = language[1];
    return link;
  }

  // One result; all that is shown of it is its name.
  function option(base, result, number) {
    const row = document.createElement("li"), link = linkTo(base, result.url);
    const heading = part("heading"), page = part("page"), passage = part("passage");
    heading.textContent = result.heading || result.page;
    page.textContent = heading.textContent === result.page ? "" : result.page;
    for (const [text, marked] of result.passage || []) {
      const words = marked ? document.createElement("mark") : document.createTextNode(text);
      words.textContent = text;
      passage.append(words);
    }
    link.id = "search-result-" + number;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(heading, " ", page, " ", passage);
    row.setAttribute("role", "none");
    row.append(link);
    return row;
  }

  // `program` is the address of this script, or nothing where it stands in the page itself;
  // `failed` says so in place of the box.
  search.panel = function (input, program, failed) {
    const base = program && new URL("../../", program).href, finder = search.open(base);
    const box = input.closest(".search-box"), row = box.closest(".site-header__row") || box;
    finder.catch(() => {}); // said when the first words are typed
    panelOf(base, row).then((panel) => attend(panel, box, input, base, finder, failed)).catch(failed);
  };

  function attend(panel, box, input, base, finder, failed) {
    const count = panel.querySelector("[role=status]"), list = panel.querySelector("[role=listbox]");
    const callouts = panel.querySelectorAll("[data-topic]"), callout = callouts[0].parentElement;
    const empty = panel.querySelector("[data-search-empty]"), nearest = empty.querySelectorAll("[data-nearest]"), start = empty.lastElementChild;
    let options = [], active = -1, turn = 0, pause = 0, leaving = false;

    input.enterKeyHint = "search";
    input.autocapitalize = "none";
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-keyshortcuts", "Control+K Meta+K");

    function open(shown) {
      panel.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown && options.length > 0));
      if (!shown) choose(-1);
    }
    function choose(number) {
      active = number;
      options.forEach((it, at) => it.setAttribute("aria-selected", String(at === number)));
      if (number < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[number].id);
        options[number].scrollIntoView({ block: "nearest" });
      }
    }
    // Said once the reader pauses: with each letter it would talk over what is typed.
    function say(words) {
      clearTimeout(pause);
      count.textContent = "";
      pause = setTimeout(() => { count.textContent = words; }, PAUSE);
    }
    function show(answer) {
      const found = answer.results, danger = answer.crisis;
      const near = found.length ? [] : answer.nearest || [];
      for (const one of callouts) one.hidden = !danger || one.dataset.topic !== danger.topic || one.lang !== danger.language;
      callout.hidden = !danger;
      list.replaceChildren(...found.map((result, at) => option(base, result, at + 1)));
      list.hidden = !found.length;
      options = [...list.querySelectorAll("[role=option]")];
      empty.hidden = found.length > 0;
      for (const one of nearest) one.hidden = !near.length;
      nearest[1].replaceChildren(...near.map(({ url, title }) => {
        const row = document.createElement("li"), link = linkTo(base, url);
        link.textContent = title;
        row.append(link);
        return row;
      }));
      const ways = [...nearest[1].querySelectorAll("a")].map((link) => link.href);
      for (const link of start.querySelectorAll("a")) link.parentElement.hidden = ways.includes(link.href);
      choose(-1);
      open(true);
      const { none, one, many } = count.dataset;
      say(!found.length ? none : found.length === 1 ? one : many.replace("COUNT", found.length));
    }
    async function look() {
      const words = input.value.trim(), mine = ++turn;
      clearTimeout(pause);
      if (!words) return open(false);
      if (panel.hidden) {
        count.textContent = "";
        pause = setTimeout(() => { count.textContent = count.dataset.waiting; open(true); }, PAUSE);
      }
      try {
        const answer = await (await finder).find(words, SHOWN);
        if (mine === turn) show(answer);
      } catch (error) {
        panel.remove();
        failed(error);
      }
    }
    const keys = {
      ArrowDown: () => panel.hidden ? look() : options.length && choose((active + 1) % options.length),
      ArrowUp: () => panel.hidden ? look() : options.length && choose(active < 1 ? options.length - 1 : active - 1),
      Enter: () => {
        if (active >= 0) options[active].click();
        else if (panel.hidden) look();
        else if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keys on the screen make room
        else if (options.length) choose(0);
      },
      Escape: () => {
        turn += 1;
        clearTimeout(pause);
        if (panel.hidden) input.value = "";
        else open(false);
      },
    };
    input.addEventListener("keydown", (event) => {
      const own = !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (own && keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) choose(-1);
    });
    input.addEventListener("input", look);
    input.addEventListener("click", () => { if (panel.hidden) look(); });
    panel.querySelector("button").addEventListener("click", () => { open(false); input.focus(); });
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && link.pathname === location.pathname) open(false); // it leads to a part of this page
    });
    // By Tab only: to close it under a pointer would move away what is being pressed.
    for (const inside of [box, panel]) {
      inside.addEventListener("keydown", (event) => { leaving = event.key === "Tab"; });
      inside.addEventListener("pointerdown", () => { leaving = false; });
      inside.addEventListener("focusout", ({ relatedTarget: to }) => {
        if (leaving && to && !box.contains(to) && !panel.contains(to)) open(false);
      });
    }
    addEventListener("pagehide", () => { input.value = ""; open(false); }); // gone when you leave
    look();
  }
})();
