// A whole copy of the account's lists, in IndexedDB: for the day on which the server has lost them. It is filled in pieces
// when the page has been usable for a while, and follows what changes; no click waits for it. When the server turns out
// to be another one, or older than this copy, nothing of it is overwritten until the person has decided.
import {addressOf, NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {ask, misfit, onChange} from '../lib/server.js';
import {foundNewer} from '../lib/storage.js';
import {inCopy} from './copy.js';
import {own} from './outboxes.js';
import {growing, listsWith, upToDate} from './whole-now.js';
import {inUse} from './whole-views.js';

const IN_LISTS = ['sections', 'tasks'], OTHERS = ['sections', 'tags', 'smart_lists'];    // domain/schema.py
const STORES = ['meta', 'lists', ...new Set([...IN_LISTS, ...OTHERS])];
const PAUSE = 4_000;            // ms of quiet before it asks for what is new
let account = 0, timer = 0, last = Promise.resolve(), opened = null, stopped = false;
let isMissed = async (_file, _facts) => false, told = () => {};
// While no server answers: the copy as it was read last, which is right while its head is the same; and what it becomes by
// what waits to be sent.
let readAs = /** @type {{head?: string, all?: any}} */ ({head: ''});
let becomes = /** @type {{copy?: any, as?: string, sent?: any, now?: any}} */ ({});
onChange(state => { if (state === 'well') [readAs, becomes] = [{head: ''}, {}]; });

// In localStorage: {name}, whose copy is kept here.
const key = () => `${NAME}-whole:${account}`;
const known = () => {
  try {
    return JSON.parse(localStorage.getItem(key())) ?? {};
  } catch {
    return {};
  }
};
const know = what => localStorage.setItem(key(), JSON.stringify(what));

// The database of an account: by its name, for its number may be another one's on another server.
const open = name => opened ??= !name ? null : new Promise((done, failed) => {
  const request = indexedDB.open(`${NAME}-whole:${name}`, 3);
  request.onupgradeneeded = () => {
    const {result: database, transaction} = request, has = name => database.objectStoreNames.contains(name);
    for (const name of STORES) if (!has(name)) database.createObjectStore(name);
    for (const name of IN_LISTS) {
      const store = transaction.objectStore(name);
      if (!store.indexNames.contains('list')) store.createIndex('list', 'list');
    }
  };
  request.onsuccess = () => {
    request.result.onversionchange = () => { request.result.close(); opened = null; };     // it is being removed
    done(request.result);
  };
  request.onerror = () => failed(request.error);
});

// Do something in one transaction; `work` gets the stores, and what its request gives is returned.
const within = async (mode, work) => {
  const transaction = (await open(known().name)).transaction(STORES, mode);
  const stores = [...transaction.objectStoreNames].map(name => [name, transaction.objectStore(name)]);
  const request = work(Object.fromEntries(stores));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(request?.result);
    transaction.onabort = transaction.onerror = () => failed(transaction.error);
  });
};
// All that is in some stores at one moment: {name: [[key, value]]}. Between two transactions it may be brought up to date.
const read = async names => {
  const asked = /** @type {[string, IDBRequest<any[]>, IDBRequest<any[]>][]} */ ([]);
  await within('readonly', stores => {
    for (const name of names) asked.push([name, stores[name].getAllKeys(), stores[name].getAll()]);
  });
  return Object.fromEntries(asked.map(([name, keys, values]) =>
    [name, keys.result.map((key, place) => [key, values.result[place]])]));
};

const get = async (path, query) => {
  const answer = await ask(addressOf(`/account/copy${path}?${new URLSearchParams(query)}`));
  if (await misfit(answer) || ![200, 204, 404].includes(answer.status)) throw new Error('Not now.');
  return answer.status === 200 ? answer.json() : null;
};

// How far the copy has come: {server, seq, mark, next, at}; `next` while it is being filled.
const head = async () => known().name ? await within('readonly', ({meta}) => meta.get('head')) : undefined;

/** @param {{server?: string, seq?: any, mark?: string, next?: string}} [kept] */
const lacks = ({server = '', seq = '', mark = '', next = ''} = {}) =>
  get('', {name: known().name ?? '', server, seq, mark, from: next ?? ''});

// Bring the copy up to what the server has, unless the server has less (storage/whole_copy.py).
const follow = async () => {
  let kept = await head(), news = await lacks(kept);
  if (news && news.name !== known().name) {     // another account's, or the first time
    opened = null;
    know({name: news.name});
    kept = await head();
    if (kept) news = await lacks(kept);
  }
  for (; news; news = await lacks(kept)) {
    if (kept && !news.follows && await isWanted(kept)) return;
    await take(news);
    const {server, seq, mark, next} = news;
    kept = {server, seq, mark, next, at: Date.now()};
    await within('readwrite', ({meta}) => meta.put(kept, 'head'));
  }
};

const take = async ({starts_over, lists: changed, complete, tasks: some, others, gone, closed}) => {
  if (starts_over) await forget();
  for (const id of gone.lists) await drop(id);
  await within('readwrite', stores => {
    if (closed) stores.meta.put(closed, 'closed');
    for (const name of ['tasks', ...OTHERS]) {
      for (const id of gone[name] ?? []) stores[name].delete(id);
      for (const [id, one] of Object.entries({tasks: some, ...others}[name] ?? {})) stores[name].put(one, id);
    }
    for (const id of complete) stores.lists.put(changed[id], id);
  });
  for (const id of Object.keys(changed).filter(one => !complete.includes(one))) {
    const kept = await within('readonly', ({lists}) => lists.get(id));
    if (kept?.seq !== changed[id].seq) await followList(id, changed[id], kept?.seq ?? 0);
  }
};

const followList = async (id, {seq: _, ...fields}, after) => {
  let from = '', seq = null;
  do {
    const part = await get(`/${id}`, {after, from});
    if (!part) return;
    seq ??= part.seq;
    from = part.next;
    await within('readwrite', ({lists, tasks}) => {
      for (const [task, one] of Object.entries(part.tasks)) tasks.put(one, task);
      for (const task of part.gone) leave(tasks, task, id);
      if (!from) lists.put({...fields, seq}, id);
    });
  } while (from);
};

// Take a task out that is not in a list any more, unless it has come into another one.
const leave = (tasks, task, list) => {
  tasks.get(task).onsuccess = ({target: {result}}) => { if (result?.list === list) tasks.delete(task); };
};

const drop = async id => {
  for (const name of IN_LISTS) {
    const keys = await within('readonly', stores => stores[name].index('list').getAllKeys(id));
    await within('readwrite', stores => { for (const key of keys) stores[name].delete(key); });
  }
  await within('readwrite', stores => stores.lists.delete(id));
};

// The server is another one, or has gone back. Is there anything in this copy that it lacks? Then say so, and leave the
// copy as it is.
const isWanted = async kept => {
  let isMore = false;
  stopped = true;
  try {
    isMore = await isMissed(await asFile(), {...await size(), at: kept.at});
  } finally {
    if (!isMore) stopped = false;       // also if that could not be told: it is asked again
  }
  return isMore;
};

const forget = () => within('readwrite', stores => { for (const store of Object.values(stores)) store.clear(); });

// One tab at a time, where a browser can tell.
const alone = work => navigator.locks ? navigator.locks.request(key(), work) : work();

const once = async () => {
  try {
    if (!stopped && account) await alone(follow);
  } catch (/** @type {any} */ error) {
    if (error?.name === 'VersionError') foundNewer();
    // No server, none for this page, no IndexedDB, or no room: there is a next time.
  }
  told();
};
/** Bring the copy up to date, after what is under way. */
export const run = () => (last = last.then(once));

export const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(run), PAUSE);
};

const fileOf = (/** @type {Record<string, any[][]>} */ {meta: _, ...stores}) => {
  const file = {format: 'dash-to-do', version: 1, lists: {}, tasks: {}};
  for (const [name, all] of Object.entries(stores)) {
    file[name] = Object.fromEntries(all.map(([id, {seq: _, ...fields}]) => [id, fields]));
  }
  return file;
};

export const asFile = async () => fileOf(await read(STORES));

/**
 * The account's seq up to which the copy is what the server has, and all that it has, not all of the lists while it
 * `isFilling`; what is `closed` on the person's screens; undefined if there is none.
 * @returns {Promise<any>}
 */
export const everything = async () => {
  try {
    if (JSON.stringify(await head()) !== readAs.head) {
      const all = await read(STORES), {head: is, closed = []} = Object.fromEntries(all.meta), {seq, next} = is ?? {};
      const copy = seq === undefined ? undefined : {seq, isFilling: Boolean(next), closed, ...fileOf(all)};
      readAs = {head: JSON.stringify(is), all: copy};
    }
    return readAs.all;
  } catch {
    return undefined;
  }
};
/**
 * Everything, with what this browser has `seen` since and what is `waiting` to be sent done to it: `all` is the same object
 * for as long as nothing becomes of it; undefined if there is no copy. What is `sent` lacks what waits.
 * @typedef {import('./whole-views.js').Copy} Copy
 * @returns {Promise<{all: Copy, sent: Copy, seen: any, waiting: import('./replay.js').Intent[]} | undefined>}
 */
export const asDone = async () => {
  const copy = await everything(), seen = inCopy(account), waiting = own.waiting();
  if (!copy) return undefined;
  const as = JSON.stringify(seen);
  if (becomes.copy !== copy || becomes.as !== as) {
    const sent = upToDate(copy, seen);
    becomes = {copy, as, sent, now: growing(sent)};
  }
  return {all: becomes.now(waiting), sent: becomes.sent, seen, waiting};
};

/** All lists in use, {id, title}, by title, as they are done: no tasks are read for that. */
export const titles = async () => {
  const {meta, lists} = await read(['meta', 'lists']), {head: {seq} = {}} = Object.fromEntries(meta);
  const none = {sections: {}, tags: {}, smart_lists: {}, tasks: {}};
  const seen = upToDate({...none, seq, lists: Object.fromEntries(lists)}, inCopy(account));
  return Object.entries(listsWith(seen.lists, own.waiting())).filter(([, one]) => inUse(one))
    .map(([id, {title}]) => ({id, title}))
    .sort((a, b) => a.title.localeCompare(b.title));
};

export const size = async () => {
  try {
    const {lists, tasks} = await asFile(), isShown = one => one && !one.deleted_at;
    const bytes = new Blob([JSON.stringify(lists), JSON.stringify(tasks)]).size;
    const shown = Object.values(tasks).filter(task => isShown(task) && isShown(lists[task.list]));  // as the server counts
    return {lists: Object.values(lists).filter(isShown).length, tasks: shown.length, bytes};
  } catch {
    return {lists: 0, tasks: 0, bytes: 0};        // none here
  }
};

// The person has decided: from now on it is a copy of what this server has.
export const accept = async () => {
  await forget();
  stopped = false;
  await run();
};

// The server has less than this copy: `missed(file, facts)` says whether the person has to decide.
export const onLess = missed => { isMissed = missed; };
// The copy has changed, or could not.
export const onFollowed = listener => { told = listener; };

onBegin(page => {
  account = page.account;
  soon();
});
