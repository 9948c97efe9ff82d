// Keeps the files named above on the device of a reader who asked for that (keep-here.js).
// Network first, so a changed crisis line is there as soon as the reader is online. What is
// kept is sent only when no answer comes, and only with the very bytes the build made.
const scope = new URL("./", self.location.href);
const prefix = `still-near ${scope.pathname} `, name = prefix + kept.version;
const files = new Map(Object.entries(kept.files));
const LOST = "404.html", PATIENCE = 3000, LONGEST = 60000, AT_ONCE = 6;
const BY_CONTENTS = /[-.]([0-9a-f]{8,64})\.[a-z0-9]+$/;

const addressOf = (path) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), scope).href;
const fileAt = (pathname) => pathname.slice(scope.pathname.length).replace(/(^|\/)$/, "$1index.html");
const within = (time, promise) => Promise.race([promise, new Promise((_, fail) => { setTimeout(fail, time); })]);
const hashOf = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");

// The file as an answer of our own, or nothing when it is not whole.
const whole = async (path, answer) => {
  const bytes = await answer.arrayBuffer();
  if (await hashOf(bytes) !== files.get(path)) return null;
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(bytes, { status: path === LOST ? 404 : 200, headers });
};

const keptIn = async (cacheName, path) => {
  const answer = files.has(path) && await caches.match(addressOf(path), { cacheName });
  return answer ? whole(path, answer) : null;
};

// From what an earlier version kept, where that is the same; else from the network.
const take = async (path) => {
  for (const cacheName of await caches.keys()) {
    const copy = cacheName.startsWith(prefix) && await keptIn(cacheName, path);
    if (copy) return [path, copy];
  }
  const copy = await within(LONGEST, fetch(addressOf(path), { cache: "no-cache" }).then((answer) => whole(path, answer)));
  if (!copy) throw new Error(`${path} is not what the build made`);
  return [path, copy];
};

// All of it is there and whole before the first file is kept, and one that fails undoes all.
const keep = async () => {
  const paths = [...files.keys()], copies = [];
  while (paths.length) copies.push(...await Promise.all(paths.splice(0, AT_ONCE).map(take)));
  await caches.delete(name);
  try {
    const cache = await caches.open(name);
    for (const [path, copy] of copies) await cache.put(addressOf(path), copy);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await self.skipWaiting();
};

const takeOver = async () => {
  for (const other of await caches.keys()) {
    if (other.startsWith(prefix) && other !== name) await caches.delete(other);
  }
  await self.clients.claim();
};

const answerTo = async (request, path) => {
  const listed = files.has(path), named = BY_CONTENTS.exec(path);
  if (listed && named && files.get(path).startsWith(named[1])) {
    const copy = await keptIn(name, path);
    if (copy) return copy;
  }
  const asked = fetch(request);
  const soon = await (listed ? within(PATIENCE, asked) : asked).catch(() => null);
  if (soon && soon.status < 500) return soon;
  const copy = await keptIn(name, path);
  if (copy) return copy;
  const late = await asked.catch(() => null);
  if (late) return late;
  if (files.has(`${path}/index.html`)) return Response.redirect(`${addressOf(path)}/`);
  return (request.mode === "navigate" && await keptIn(name, LOST)) || Response.error();
};

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  event.waitUntil(keep().catch(() => {}).then(() => event.ports[0].postMessage("done")));
});
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = fileAt(url.pathname);
  if (files.has(path) || request.mode === "navigate") event.respondWith(answerTo(request, path));
});
