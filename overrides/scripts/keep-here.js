// Keeps the site in this browser when a reader asks for that, and removes it in one tap.
// Before "yes" nothing is registered and nothing stored. A file of its own, which the crisis
// gate knows letter by letter: scripts/sitekit/banner/policy.py.
(() => {
  const box = document.querySelector("[data-keep-here]");
  const top = new URL("../", document.currentScript.src);
  const workers = navigator.serviceWorker;
  const part = (name) => box.querySelector(`[data-keep-${name}]`);
  const said = part("said"), ours = (name) => name.startsWith(`still-near ${top.pathname} `);

  const say = (words) => { said.textContent = box.dataset[words] || ""; };
  const show = (state) => { for (const name of ["ask", "question", "remove"]) part(name).hidden = name !== state; };
  const lead = (state, words) => {
    show(state);
    say(words);
    (state ? part(state) : said).focus();
  };
  const registered = async () => {
    const found = await workers.getRegistration(top.href);
    return found && found.scope === top.href ? found : null;
  };
  const isKept = async () => {
    const found = await registered();
    return Boolean(found && found.active) && (await caches.keys()).some(ours);
  };
  // When a worker is through with its first task: with all files kept, or with none.
  const settled = (worker) => new Promise((done) => {
    const look = () => { if (/activated|redundant/.test(worker.state)) done(); };
    worker.addEventListener("statechange", look);
    look();
  });
  // A worker that was removed lives on while a page it served is open, and is taken up again
  // as it is: without what it had kept.
  const filled = (worker) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    worker.postMessage("keep", [port2]);
  });
  const forget = async () => {
    const found = await registered();
    if (found) {
      if (found.installing) await settled(found.installing);
      await found.unregister();
    }
    for (const name of (await caches.keys()).filter(ours)) await caches.delete(name);
    return !await registered() && !(await caches.keys()).some(ours);
  };
  const keep = async () => {
    const found = await workers.register(new URL("keep-worker.js", top), { scope: top.pathname, updateViaCache: "none" });
    await settled(found.installing || found.waiting || found.active);
    if (found.active && !await isKept()) await filled(found.active);
    if (!await isKept()) throw new Error("not kept");
  };

  const actions = {
    ask: () => lead("question"),
    no: () => lead("ask", "no"),
    yes: async () => {
      lead("", "busy");
      try {
        await keep();
        lead("remove", "kept");
      } catch {
        await forget().catch(() => {});
        lead("ask", "failed");
      }
    },
    remove: async () => {
      lead("", "removing");
      const gone = await forget().catch(() => false);
      lead(gone ? "ask" : "remove", gone ? "removed" : "notRemoved");
    },
  };
  const start = async () => {
    const kept = await isKept();
    show(kept ? "remove" : "ask");
    say(kept ? "kept" : "");
  };
  if (!location.protocol.startsWith("http") || !isSecureContext) return say("insecure");
  if (!workers || !window.caches) return say("unable");
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) actions[button.value]();
  });
  start().catch(() => say("unable"));
})();
