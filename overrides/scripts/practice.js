// Makes each run of writing lines a field named by the words before it, to print, copy or
// clear. Nothing is stored or sent, and leaving the page empties it.
(() => {
  const sheet = document.querySelector(".prose");
  const bar = document.querySelector("[data-practice-bar]");
  const status = bar.querySelector("[role=status]");
  const button = (name) => bar.querySelector(`[data-do=${name}]`);
  const say = (name, words = {}) => {
    const text = bar.dataset[name].replace(/{(\w+)}/g, (_, key) => words[key]);
    status.textContent = status.textContent === text ? text + "\u00a0" : text; // said again as well
  };
  const fields = [];
  const joining = sheet.querySelector("[data-join]");
  const joined = document.createElement("p");
  let cleared = null;

  const sentence = (text) => (/[.!?…”]$/.test(text) ? text : text + ".");
  const joinedText = () => fields.filter(({ field }) => joining.contains(field))
    .map(({ field }) => field.value.trim()).filter(Boolean).map(sentence).join(" ");
  const changed = ({ field, offers }) => {
    field.parentElement.dataset.typed = field.value;
    if (offers) offers.classList.toggle("ideas--used", field.value !== "");
    if (joining) joined.lastChild.textContent = joinedText();
  };
  const fill = (values) => fields.forEach((one, at) => {
    one.field.value = values[at] || "";
    changed(one);
  });
  const forget = () => {
    cleared = null;
    button("undo").hidden = true;
  };

  const offer = (one) => {
    one.offers.className = "ideas";
    for (const item of one.offers.children) {
      const idea = document.createElement("button");
      idea.type = "button";
      idea.className = "idea";
      idea.append(...item.childNodes);
      item.append(idea);
      idea.addEventListener("click", () => {
        const words = idea.textContent.replace(/^In (\d+) minutes$/, (idea, minutes) => {
          const back = new Date(Date.now() + minutes * 60000);
          const time = back.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
          return bar.dataset.at.replace("{idea}", idea).replace("{time}", time);
        });
        one.field.value = [one.field.value.trim(), words].filter(Boolean).map((text, at, all) => (all.length > 1 ? sentence(text) : text)).join(" ");
        changed(one);
        forget();
        say("put", { idea: words });
      });
    }
  };

  const make = (lines) => {
    let prompt = lines[0].previousElementSibling, offers = null;
    if (prompt.matches("ul")) [offers, prompt] = [prompt, prompt.previousElementSibling];
    const field = document.createElement("textarea");
    field.className = "write__field";
    field.id = "write-" + (fields.length + 1);
    field.rows = lines.length;
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("writingsuggestions", "false");
    const label = document.createElement("label");
    label.htmlFor = field.id;
    label.append(...prompt.childNodes);
    prompt.append(label);
    const box = document.createElement("div");
    box.className = "write";
    lines[0].before(box);
    box.append(field, ...lines);
    const one = { field, offers, name: label.textContent.trim() };
    fields.push(one);
    if (offers) offer(one);
    changed(one);
    field.addEventListener("input", () => { changed(one); forget(); });
    // A browser shows where the next letter goes; the reader wants to see the whole field.
    field.addEventListener("focus", () => field.scrollIntoView({ block: "nearest" }));
  };

  const asText = () => {
    if (joining) return joinedText();
    const written = fields.filter(({ field }) => field.value.trim());
    return written.length && [document.querySelector("h1").textContent, ...written.map(
      ({ field, name }) => `${name}\n${field.value.trim()}`)].join("\n\n");
  };
  const copyByHand = (text) => {
    const held = document.createElement("textarea");
    held.value = text;
    bar.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    button("copy").focus();
    say(done ? "copied" : "notCopied");
  };
  const actions = {
    print: () => print(),
    copy: () => {
      const text = asText();
      if (!text) say("nothing");
      else if (!navigator.clipboard) copyByHand(text);
      else navigator.clipboard.writeText(text).then(() => say("copied"), () => copyByHand(text));
    },
    clear: () => {
      const values = fields.map(({ field }) => field.value);
      if (!values.some(Boolean)) return say("nothing");
      fill([]);
      cleared = values;
      button("undo").hidden = false;
      say("cleared");
    },
    undo: () => {
      fill(cleared);
      forget();
      button("clear").focus();
      say("undone");
    },
  };

  if (joining) {
    joined.className = "joined";
    const name = document.createElement("strong");
    name.textContent = joining.dataset.join;
    const line = document.createElement("span");
    line.setAttribute("aria-live", "polite");
    joined.append(name, " ", line);
    joining.append(joined);
  }
  const lines = [...sheet.querySelectorAll(":not(.footnote) > hr")];
  const isLine = (node) => node && node.matches("hr");
  for (const first of lines.filter((line) => !isLine(line.previousElementSibling))) {
    const run = [first];
    while (isLine(run.at(-1).nextElementSibling)) run.push(run.at(-1).nextElementSibling);
    make(run);
  }
  let last = fields.at(-1).field;
  while (last.parentElement !== sheet) last = last.parentElement;
  last.after(bar);
  bar.hidden = false;
  document.querySelector("[data-practice-paper]").hidden = true;
  document.querySelector("[data-practice-typed]").hidden = false;
  for (const [name, act] of Object.entries(actions)) button(name).addEventListener("click", act);
  // Nobody who comes back to this page, also with the Back button, finds what was typed.
  addEventListener("pagehide", () => {
    fill([]);
    forget();
    status.textContent = "";
  });
})();
