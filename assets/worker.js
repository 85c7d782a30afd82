// The service worker: opens the app while the server is away. web/worker.py puts before it what it has to know.
//
// It never stands between a page and a server that answers: pages come from there. When none answers, or none soon, an
// account that was here last gets its frame, which holds no tasks; these come from the copies that pages keep. Of files it
// gives out only those whose digest the server has named, and to a frame it gives the server's rules for scripts itself: so
// whatever is put into its caches, it runs no script of anybody else.
const NAME = `todo${BASE}:`, FILES_NAME = `${NAME}files-${VERSION}`, FRAME_NAME = `${NAME}frame`;
const PATIENCE = 1_000;         // ms after which a page opens with what is here
const ONCE_IN = 10_000;         // ms within which the browser is led once to where it asks for a password
const AWAY = [502, 503, 504];   // what a proxy says, or the app itself while it can keep nothing

let ledAt = 0;

addEventListener('install', event => { event.waitUntil(keepFiles()); });
addEventListener('activate', event => { event.waitUntil(takeOver()); });
addEventListener('message', ({data}) => { if (data === 'take over') self.skipWaiting(); });

// A file that is not what the server has named would be one that something on the way has changed: then nothing is kept.
const keepFiles = async () => {
  const cache = await caches.open(FILES_NAME);
  await Promise.all(Object.keys(FILES).map(async address => {
    const answer = await fetch(address);
    if (!answer.ok || !await isWhole(answer.clone(), address)) throw new Error(`Not as it should be: ${address}`);
    await cache.put(address, answer);
  }));
};

const isWhole = async (answer, address) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
  return btoa(String.fromCharCode(...digest)) === FILES[address];
};

// What versions before this one have kept goes, when none of their pages is open any more.
const takeOver = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${NAME}files-`) && name !== FILES_NAME) await caches.delete(name);
  }
  await self.registration.navigationPreload?.enable();
};

addEventListener('fetch', event => {
  const {request} = event, {origin, pathname, search} = new URL(request.url), [, page] = pathname.slice(BASE.length).split('/');
  if (origin !== location.origin || !pathname.startsWith(`${BASE}/`)) return;
  if (request.mode !== 'navigate') {
    if (request.method === 'GET' && FILES[pathname + search]) event.respondWith(file(request, pathname + search));
  } else if (LOGS_IN_OR_OUT.some(one => pathname.startsWith(one))) event.waitUntil(forget());
  else if (request.method === 'GET' && PAGES.includes(page)) event.respondWith(open(event));
});

const forget = () => caches.delete(FRAME_NAME);

// Files have their version in their address, so the browser itself need not ask for them twice; this is for those that it
// has let go.
const file = async (request, address) => {
  try {
    const answer = await fetch(request);
    if (!AWAY.includes(answer.status)) return answer;
  } catch {
    // no server
  }
  const kept = await caches.match(address, {cacheName: FILES_NAME});
  return kept && await isWhole(kept.clone(), address) ? kept : Response.error();
};

const open = async event => {
  const frame = await caches.match(FRAME, {cacheName: FRAME_NAME}), isOurs = frame?.headers.get('Todo-Version') === VERSION;
  const asked = answerTo(event, frame).catch(() => null);
  event.waitUntil(asked);
  const answer = await (isOurs ? Promise.race([asked, new Promise(done => { setTimeout(done, PATIENCE, null); })]) : asked);
  if (answer) return answer;
  // The person may have been signed out meanwhile.
  const kept = isOurs && await caches.match(FRAME, {cacheName: FRAME_NAME});
  if (!kept) return await asked ?? Response.error();
  return new Response(kept.body, {headers: {
    'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store',
  }});
};

// What the server says, null if it is away. What was kept goes as soon as it says that somebody else is here, or nobody.
const answerTo = async ({request, preloadResponse}, frame) => {
  const answer = await preloadResponse ?? await fetch(request);
  if (AWAY.includes(answer.status)) return null;
  const isSame = name => answer.headers.get(name) === frame?.headers.get(name);
  if (frame && !['Todo-Account', 'Todo-Version'].every(isSame)) await forget();
  // No browser asks for a password where a worker has asked the server; and where one tells the worker's requests nothing of
  // the password that it knows, that is not tried again and again.
  const asks = answer.status === 401 && answer.headers.has('WWW-Authenticate') && Date.now() - ledAt > ONCE_IN;
  if (asks) ledAt = Date.now();
  const {pathname, search} = new URL(request.url), next = encodeURIComponent(pathname.slice(BASE.length) + search);
  return asks ? Response.redirect(`${PROMPT}?next=${next}`) : answer;
};
