// Keeps a published site on its reader's device, so that what was opened once opens without a
// network. A site has this worker only where its web officer asked for it.
//
// A release of the site is named by its list, whose name holds the hash of what is in it: every
// page with the hash of its bytes, the files that come first, and the data of each report. Nothing
// is kept whose bytes are not those of the list. A reader goes on with the release that is kept
// until it asks for the newer one; what the newer one needs is brought meanwhile.
//
// Refused: other origins, other methods than GET, redirects, cookies, and everything the list does
// not name. Whatever goes wrong here, the network is asked, as if there were no worker.

"use strict";

/** The list of the release that this worker came with. */
const LIST = "{LIST}";
const SITE = self.registration.scope;
/** All that is kept begins with this name: another site may lie in another folder of the host. */
const OWN = `fairview ${new URL(SITE).pathname}`;
/** Where it is noted which release is shown. */
const SHOWN = `${SITE}?shown`;
/** Where it is noted, in a release, that the reader opened a report. */
const OPENED = `${SITE}?opened=`;
const EXACT = { ignoreVary: true };
/** How many files are brought side by side. */
const AT_ONCE = 4;
/** So long after it was asked whether the site still wants a worker it is not asked again. */
const PAUSE = 60_000;

const isOwn = (name) => name === OWN || name.startsWith(`${OWN} `);
const named = (list) => `${OWN} ${list}`;
const has = (object, key) => Object.hasOwn(object, key);
/** What the bytes of a file must hash to: as the list says, or the file's own name. */
const hashOf = (path, hashes) => (has(hashes, path) ? hashes[path] : /-([0-9a-f]{16})\.\w+$/.exec(path)?.[1]);

/** A release that is kept whole; nothing where it is not. */
async function whole(list) {
  const kept = await caches.match(SITE + list, { cacheName: named(list), ...EXACT });
  if (!kept) return undefined;
  const told = await kept.json();
  const files = new Set([...Object.values(told.reports).flat(), ...(told.later ?? [])]);
  return { list, ...told, files, cache: await caches.open(named(list)) };
}

let shown;
/** The release that is shown; none before the first is whole. */
function release() {
  const find = async () => {
    const note = await caches.match(SHOWN, { cacheName: OWN });
    return note && whole(await note.text());
  };
  shown ??= find().catch(() => {
    shown = undefined;
  });
  return shown;
}

/** The response, if it is the very file. */
async function checked(response, hash) {
  if (response.status !== 200 || response.redirected || response.type !== "basic" || !hash) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  const found = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return found.startsWith(hash) ? response : undefined;
}

/** Asks the network for a file of the site: never with cookies, never along a redirect. */
function ask(path, how = {}) {
  return fetch(SITE + path, { cache: "no-cache", credentials: "omit", mode: "same-origin", redirect: "error", ...how });
}

/** Keeps one file of a release: from an earlier one that had the same, or else from the network. */
async function bring(into, path, before) {
  if (await into.cache.match(SITE + path, EXACT)) return;
  const hash = hashOf(path, into.hashes);
  const same = before && hashOf(path, before.hashes) === hash;
  const kept = same && (await before.cache.match(SITE + path, EXACT));
  const lasts = !has(into.hashes, path);
  const file = kept || (await checked(await ask(path, lasts ? { cache: "default" } : {}), hash));
  if (!file) throw new Error(`${path} is not the file of this release`);
  await into.cache.put(SITE + path, file);
}

async function each(paths, act) {
  const rest = [...paths];
  const one = async () => {
    while (rest.length > 0) await act(rest.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Keeps all data of a report, so that every view of it can be shown. */
async function keep(into, id, before) {
  if (!has(into.reports, id)) return false;
  await each(into.reports[id], (path) => bring(into, path, before));
  await into.cache.put(OPENED + id, new Response());
  return true;
}

/** Takes into a release what the reader has of the one before: pages that are the same, and the
    reports that it opened. What cannot be had now is brought when it is opened again. */
async function carry(before, into) {
  for (const { url } of await before.cache.keys()) {
    const path = url.slice(SITE.length);
    const same = has(before.hashes, path) && into.hashes[path] === before.hashes[path];
    if (url.startsWith(OPENED)) await keep(into, url.slice(OPENED.length), before).catch(() => {});
    else if (same) await bring(into, path, before).catch(() => {});
  }
}

/** Throws away what is of no release of these. */
async function tidy(...lists) {
  const wanted = [OWN, ...lists.map(named)];
  for (const name of await caches.keys()) {
    if (isOwn(name) && !wanted.includes(name)) await caches.delete(name);
  }
}

/** Brings what this worker's release shows first. The first release of all is shown at once. */
async function prepare() {
  const before = await release();
  if (before?.list === LIST) return;
  if (before) await tidy(before.list, LIST);
  // A page that is still open would have a worker that left begin anew.
  else if (await left()) throw new Error("the site is not to be kept any more");
  if (!(await whole(LIST))) {
    const told = await checked(await ask(LIST), hashOf(LIST, {}));
    if (!told) throw new Error(`${LIST} is not the list of this release`);
    const into = { ...(await told.clone().json()), cache: await caches.open(named(LIST)) };
    await each(into.first, (path) => bring(into, path, before));
    if (before) await carry(before, into);
    // Last: with its list a release is whole.
    await into.cache.put(SITE + LIST, told);
  }
  if (!before) await show();
}

let preparing;
function prepared() {
  preparing ??= prepare().catch((reason) => {
    preparing = undefined;
    throw reason;
  });
  return preparing;
}

/** From now on this worker's release is shown. */
async function show() {
  const notes = await caches.open(OWN);
  await notes.put(SHOWN, new Response(LIST));
  shown = undefined;
  await tidy(LIST);
}

/** Throws away all that is kept. */
async function forget() {
  for (const name of await caches.keys()) {
    if (isOwn(name)) await caches.delete(name);
  }
  shown = preparing = undefined;
}

/** What a page is told when its reader asks for the newer release. */
async function asked() {
  try {
    await prepared();
    await show();
    return "shown";
  } catch {
    // There is no room for it, or it is not whole on the server. With a network it needs no keeping.
    const there = await ask("", { method: "HEAD", cache: "no-store" }).catch(() => undefined);
    if (!there?.ok) return "later";
    await forget();
    return "shown";
  }
}

/** Keeps what a page shows; tells what came of it. */
async function opened({ page, report, light }, tell) {
  try {
    await prepared();
  } catch (reason) {
    if (reason?.name === "QuotaExceededError") tell("full");
  }
  const now = await release();
  if (!now) return;
  if (now.list !== LIST) tell("newer");
  try {
    if (has(now.hashes, page)) await bring(now, page).catch(unlessFull);
    // Who saves data has what was looked at, and no more.
    if (!light && (await keep(now, report))) tell("kept");
  } catch (reason) {
    if (reason?.name === "QuotaExceededError") tell("full");
  }
}

function unlessFull(reason) {
  if (reason?.name === "QuotaExceededError") throw reason;
}

/** The path of a page's address within the site. */
const pathOf = ({ origin, pathname }) => (origin + pathname).slice(SITE.length).replace(/(^|\/)index\.html$/, "$1");

/** Goes away when the site has no worker any more; gives whether it did. */
async function left() {
  const { status } = await ask(self.location.href.slice(SITE.length), { method: "HEAD", cache: "no-store" });
  if (status !== 404 && status !== 410) return false;
  await forget();
  await self.registration.unregister();
  return true;
}

/** Whether a page was opened since the site was asked, and long enough after it. */
let isDue = false;
let lastAsked = 0;
/** Goes away when the site has no worker any more. */
async function leaveUnlessWanted() {
  if (!isDue) return;
  isDue = false;
  lastAsked = Date.now();
  await left().catch(() => {});
}

/** Shows a view on the first page, which is always there: a view's link works behind its `#` too. */
function onFirstPage(path, { hash, search }) {
  const view = hash.startsWith("#/") ? hash : `#/${path.replace(/\/$/, "")}${search}`;
  return Response.redirect(SITE + view);
}

async function page(event, now, url) {
  const { request } = event;
  const path = pathOf(url);
  if (!has(now.hashes, path)) {
    if (has(now.hashes, `${path}/`)) return Response.redirect(`${SITE}${path}/${url.search}${url.hash}`);
    // Of no release that is kept: a newer one's, or none of Fairview's.
    return fetch(request).catch((reason) => {
      if (has(now.reports, path.split("/")[0])) return onFirstPage(path, url);
      if (has(now.hashes, "offline.html")) return Response.redirect(`${SITE}offline.html`);
      throw reason;
    });
  }
  const kept = await now.cache.match(SITE + path, EXACT);
  if (kept) return kept;
  if (path === "") return fetch(request);
  const answer = await fetch(request).catch(() => undefined);
  const same = answer && (await checked(answer, now.hashes[path]));
  // Another release's page would not go with the data of this one.
  if (!same) return onFirstPage(path, url);
  event.waitUntil(now.cache.put(SITE + path, same.clone()).catch(() => {}));
  return same;
}

/** Whether the page that asks is of the release. */
async function asksWithin(now, clientId) {
  const client = clientId ? await self.clients.get(clientId) : undefined;
  return !client || has(now.hashes, pathOf(new URL(client.url)));
}

async function file(event, now, url) {
  const { request } = event;
  const path = (url.origin + url.pathname).slice(SITE.length);
  const kept = await now.cache.match(SITE + path, EXACT);
  // What changes under its name goes with the pages of its release.
  if (kept && has(now.hashes, path) && !(await asksWithin(now, event.clientId))) {
    return fetch(request).catch(() => kept);
  }
  if (kept) return kept;
  const answer = await fetch(request);
  if (now.files.has(path)) {
    const copy = answer.clone();
    const put = async () => {
      if (await checked(copy, hashOf(path, now.hashes))) await now.cache.put(SITE + path, copy);
    };
    event.waitUntil(put().catch(() => {}));
  }
  return answer;
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  // What fails here is tried again with the next page.
  event.waitUntil(prepared().catch(() => {}));
});

self.addEventListener("activate", (event) => {
  const begin = async () => {
    await self.clients.claim();
    const now = await release();
    if (!now || now.list === LIST) return;
    for (const client of await self.clients.matchAll()) client.postMessage("newer");
  };
  event.waitUntil(begin());
});

self.addEventListener("message", (event) => {
  const { data, source } = event;
  const tell = (words) => source?.postMessage(words);
  if (data?.show) event.waitUntil(asked().then(tell));
  // Last: a page of the release that is kept needs what is kept until it is shown.
  else if (data?.opened) event.waitUntil(opened(data.opened, tell).finally(leaveUnlessWanted));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = request.method === "GET" && request.url.startsWith(SITE) && !request.headers.has("range");
  if (!ours) return;
  const url = new URL(request.url);
  const isPage = request.mode === "navigate";
  isDue ||= isPage && Date.now() - lastAsked > PAUSE;
  const answer = async () => {
    const now = await release();
    // A page of a release that is kept says when it is shown; another may never.
    if (isPage && !(now && has(now.hashes, pathOf(url)))) event.waitUntil(leaveUnlessWanted());
    if (!now) return fetch(request);
    return isPage ? page(event, now, url) : file(event, now, url);
  };
  event.respondWith(answer().catch(() => fetch(request)));
});
