/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: string[];
declare const __VERSION__: string;

const CACHE = `lobby-${__VERSION__}`;
const SHELL = "/index.html";
const known = new Set(__PRECACHE__);

/** What belongs to other parts of the server and is never answered from here. */
const foreign = /^\/(api|sync|yjs|internal|widget|demo|health|metrics|docs)(\/|\.|$)/;

self.addEventListener("install", (event) => event.waitUntil(precache()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "start") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (foreign.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(answer(SHELL, request));
  else if (known.has(url.pathname)) event.respondWith(answer(url.pathname, request));
});

async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__PRECACHE__.map((path) => new Request(path, { cache: "reload" })));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("lobby-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
