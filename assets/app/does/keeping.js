// Has this browser keep what it needs to open without the server: a service worker (assets/worker.js) with the files of the
// app, and the frame of the account that is here. A page has been shown long before.
import {addressOf, NAME} from '../lib/base.js';
import {account, onBegin} from '../lib/begin.js';
import {given} from '../lib/given.js';
import {version} from '../lib/page.js';
import * as server from '../lib/server.js';
import {forgetAll, forgetFrame, FRAME, isFresh, keepFrame, toldIn} from '../lib/shelf.js';

const AFTER = 2_000, PATIENCE = 10_000;         // ms
const WORKER = addressOf('/worker.js'), SCOPE = new URL(addressOf('/'), location.href).href;
const workers = globalThis.navigator.serviceWorker;         // not on a page without HTTPS
const page = `${NAME}-page-${version()}`;

const keep = async (isOld = false) => {
  try {
    const registration = await workers.register(WORKER, {scope: SCOPE, updateViaCache: 'none'});
    registration.addEventListener('updatefound', () => takesOver(registration.installing));
    const done = Promise.all([registration.waiting, registration.installing].map(takesOver));
    if (registration.active) await Promise.race([done, new Promise(given => setTimeout(given, PATIENCE))]);
    if (!isOld && await isFresh(account())) return;
    const answer = await server.ask(FRAME, {});
    const isOurs = answer.ok && !await server.misfit(answer) && Number(answer.headers.get('Todo-Account')) === account();
    if (!isOurs || server.state() !== 'well') return;
    if (toldIn(await answer.clone().text())?.keeps) await keepFrame(answer);
    else await letGo();         // this page is what was kept, of a server that has browsers keep nothing any more
  } catch {
    // No server, no room, or a browser that keeps no worker: the next page tries again.
  }
};

// A new worker takes over when all pages that are open are of its version: each holds a lock that says of which it is. It is
// told this page's, for it can be of the version after that. What a page asks in that moment starts the worker before it
// once more, and Chromium lets the new one wait until that has had nothing to do for a while: so this page waits.
const takesOver = async (/** @type {any} */ worker) => {
  if (!worker) return;
  await until(worker, 'installed');
  const {held = []} = await navigator.locks.query();
  const others = held.filter(({name}) => name?.startsWith(`${NAME}-page-`) && name !== page);
  if (others.length || worker.state !== 'installed') return;
  worker.postMessage({takesOver: version()});
  await until(worker, 'activated');
};
const STATES = ['parsed', 'installing', 'installed', 'activating', 'activated', 'redundant'];
const until = (worker, state) => new Promise(given => {
  const look = () => { if (STATES.indexOf(worker.state) >= STATES.indexOf(state)) given(null); };
  worker.addEventListener('statechange', look);
  look();
});

const letGo = async () => {
  for (const one of await workers?.getRegistrations() ?? []) if (one.scope === SCOPE) await one.unregister();
  await forgetAll();
};

if (workers && given.keeps) {
  navigator.locks?.request(page, {mode: 'shared'}, () => new Promise(() => {}));
  onBegin(() => setTimeout(keep, AFTER));
} else if (given.keeps === false) letGo();

/** What is kept says things of its person that are so no more, such as how they count days: keep it anew. */
export const keepAnew = () => {
  if (workers && given.keeps) setTimeout(keep, AFTER, true);
};

// Nobody is logged in any more, or somebody else is, or this page is of the past.
server.onChange(state => { if (['login', 'reload'].includes(state)) forgetFrame(); });
