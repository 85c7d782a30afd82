// The service worker: opens the app while the server is away. web/worker.py puts before it what it has to know.
//
// A page is asked of the server. When no answer comes, or none soon, the account that was here last gets its frame, which
// holds no tasks; these come from the copies that pages keep. Of what it keeps it gives out only files whose digest the
// server has named, and to a frame it gives the server's rules for scripts itself: so whatever is put into its caches, it
// runs no script of anybody else. Nothing that becomes of its caches keeps an answer of the server from a page.
const NAME = `todo${BASE}:`, FILES_NAME = `${NAME}files-${VERSION}`, FRAME_NAME = `${NAME}frame`;
// ms after which a page opens with what is here: a view of who is known to be, if the server is near; another page; and else
const SOON = 40, PATIENCE = 1_000, LONG = 10_000;
const FAR = 'todo-far';         // a cookie, since no worker lives long: the server took longer than `SOON`, the last time
const ONCE_IN = 10_000;         // ms within which the browser is led once to where it asks for a password
// WebKit lets go of a preload as soon as its page is answered by the frame, and never says so: there the worker asks itself.
const LETS_GO = /AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);
const IS_PAGE = new RegExp(PAGES), IS_VIEW = new RegExp(VIEWS), FULL = 503;

let ledAt = 0;

addEventListener('install', event => {
  event.waitUntil(keepFiles());
  // Requests of an open page have nothing to do with this worker, which the browser would first have to start.
  const passes = {condition: {requestMethod: 'POST', urlPattern: `${BASE}/_dash-update-component`}, source: 'network'};
  event.addRoutes?.(passes).catch(() => {});
});
addEventListener('activate', event => { event.waitUntil(takeOver()); });
addEventListener('message', event => {
  const {data, source, ports} = event;
  // A page asks for it that has seen no page of another version than its own: this one's, or not.
  if (data?.takesOver === VERSION) self.skipWaiting();
  if (data?.asks === 'late') event.waitUntil(tell(source.id, ports[0]));
});

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

// What versions before this one have kept goes, when none of their pages is open any more; and what this one no longer has.
const takeOver = async () => {
  await self.registration.navigationPreload?.[LETS_GO ? 'disable' : 'enable']();
  for (const name of await caches.keys()) {
    if (name.startsWith(`${NAME}files-`) && name !== FILES_NAME) await caches.delete(name);
  }
  const cache = await caches.open(FILES_NAME);
  for (const {url} of await cache.keys()) if (!FILES[url.slice(location.origin.length)]) await cache.delete(url);
};

addEventListener('fetch', event => {
  const {request} = event, {origin, pathname, search} = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(`${BASE}/`)) return;
  if (request.mode !== 'navigate') {
    if (request.method === 'GET' && FILES[pathname + search]) event.respondWith(file(request, pathname + search));
  } else if (LOGS_IN_OR_OUT.some(one => pathname.startsWith(one))) {
    event.waitUntil(forget());
    // Left alone, it would be asked for twice: ahead, and then again. A way back from a provider is good once.
    if (request.method === 'GET' && GOOD_ONCE.some(one => pathname.startsWith(one))) event.respondWith(askedAhead(event));
  } else if (request.method === 'GET' && pathname === `${BASE}/`) event.respondWith(start(event));
  else if (request.method === 'GET' && IS_PAGE.test(pathname.slice(BASE.length))) event.respondWith(open(event));
});

const forget = () => caches.delete(FRAME_NAME).catch(() => false);
const keptAt = (address, cacheName) => caches.match(address, {cacheName}).catch(() => undefined);

// Files have their version in their address: what the browser itself has is taken, with the compiled code that belongs to
// it, then what is kept here, and only then is the network asked, which may take its time.
const file = async (request, address) => {
  try {
    const answer = await fetch(address, {cache: 'only-if-cached', mode: 'same-origin'});
    if (answer.headers.get('Cache-Control')?.includes('immutable')) return answer;
  } catch {
    // the browser does not have it any more
  }
  const kept = await keptAt(address, FILES_NAME);
  return kept && await isWhole(kept.clone(), address) ? kept : fetch(request);
};

const open = async event => {
  const known = cookies(), began = Date.now();      // which are on their way while the frame is looked for
  const frame = await keptAt(FRAME, FRAME_NAME), isOurs = frame?.headers.get('Todo-Version') === VERSION;
  const asked = answerTo(event, frame).catch(() => Response.error());
  const note = async answer => noteFar(isAway(answer) || Date.now() - began > SOON, await known);
  event.waitUntil(asked.then(note));
  const wait = isOurs ? patience(event.request, frame, await known) : Infinity;
  const answer = wait && await (isOurs ? Promise.race([asked, after(wait)]) : asked);
  if (answer && !isAway(answer)) return led(event.request, answer);
  // The person may have been signed out meanwhile.
  const kept = isOurs && await whole(wait ? await keptAt(FRAME, FRAME_NAME) : frame);
  if (!kept) return led(event.request, await asked);
  const said = asked.then(async answered => {
    return {isAnothers: isAnothers(answered, frame), text: isAway(answered) ? '' : await answered.text()};
  });
  event.waitUntil(said.catch(() => null));
  late.set(event.resultingClientId, said);
  return new Response(kept, {headers: {
    'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store',
  }});
};

// A frame that cannot be read, or has lost its end, is let go of.
const whole = async frame => {
  const bytes = await frame?.arrayBuffer().catch(() => null);
  if (bytes && new TextDecoder().decode(bytes.slice(-20)).includes('</html>')) return bytes;
  if (frame) await forget();
  return null;
};

// The start page belongs to nobody, and is not kept: while no server answers, it leads to the lists that are kept.
const start = async event => {
  const frame = await keptAt(FRAME, FRAME_NAME), isOurs = frame?.headers.get('Todo-Version') === VERSION;
  const asked = answerTo(event, frame).catch(() => Response.error());
  event.waitUntil(asked);
  const answer = await (isOurs ? Promise.race([asked, after(LONG)]) : asked), isHere = answer && !isAway(answer);
  return isOurs && !isHere ? Response.redirect(`${location.origin}${BASE}/lists`) : led(event.request, answer);
};

// Whose log-in lives here, by the cookie `HERE`, sees what is theirs at once, as in an open tab; who else it is, the server
// has to say. A browser that tells a worker of no cookie, as Firefox does, leaves it to the page, which shows nothing before
// it knows (app/lib/late.js). Returns ms.
const patience = ({url}, frame, known) => {
  const here = known.find(({name}) => name === HERE)?.value;
  if (known.length && here !== frame.headers.get('Todo-Account')) return LONG;
  if (!IS_VIEW.test(new URL(url).pathname.slice(BASE.length))) return PATIENCE;
  return isFar(known) || navigator.onLine === false ? 0 : SOON;
};
const isFar = known => !known.length || known.some(({name}) => name === FAR);
const noteFar = async (is, known) => {
  if (!known.length || is === isFar(known)) return;
  const cookie = {name: FAR, value: '1', path: `${BASE}/`};
  await (is ? self.cookieStore.set(cookie) : self.cookieStore.delete(cookie)).catch(() => {});
};
const cookies = async () => await self.cookieStore?.getAll().catch(() => []) ?? [];
const after = ms => new Promise(done => { setTimeout(done, ms); });

// What the server has said after all to pages that were opened with the frame: each asks for it once (app/lib/late.js).
const late = new Map();
const tell = async (page, port) => {
  const said = await Promise.resolve(late.get(page)).catch(() => null);
  late.delete(page);
  port.postMessage(said ?? null);
};

// No answer; or what a proxy says in the place of a server, each in its own way; or the app while it can read nothing.
const isAway = ({type, status, headers}) => {
  if (type === 'opaqueredirect') return false;
  return type === 'error' || (headers.has('Todo-Version') ? status === FULL : status >= 500 || status === 404);
};

// What the server says. What was kept goes as soon as that is that somebody else is here, or nobody, or another version.
const askedAhead = async ({request, preloadResponse}) => await preloadResponse ?? fetch(request);
const answerTo = async (event, frame) => {
  const answer = await askedAhead(event);
  if (frame && isAnothers(answer, frame)) await forget();
  return answer;
};
const isAnothers = ({type, status, headers}, frame) => {
  const isOther = name => headers.has(name) && headers.get(name) !== frame.headers.get(name);
  return type === 'opaqueredirect' || status === 401 || ['Todo-Account', 'Todo-Version'].some(isOther);
};

// No browser asks for a password where a worker has asked the server; and where one tells the worker's requests nothing of
// the password that it knows, that is not tried again and again.
const led = (request, answer) => {
  const asks = answer.status === 401 && answer.headers.has('WWW-Authenticate') && Date.now() - ledAt > ONCE_IN;
  if (!asks) return answer;
  ledAt = Date.now();
  const {pathname, search} = new URL(request.url), next = encodeURIComponent(pathname.slice(BASE.length) + search);
  return Response.redirect(`${PROMPT}?next=${next}`);
};
