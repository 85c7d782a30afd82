// localStorage that never throws. If a browser has none, there is one in memory while the page is open. If it is full, or
// what is in it is damaged or of a newer version of the app, the app goes on with what the server has, and says what is
// not kept.
import {base, NAME} from './base.js';

/** The version of what is kept, as {version}, if it has one. */
export const VERSION = 1;
const COPY = new RegExp(`^${base}{"account":\\d+,"part":"lists-copy"}$`);
const NONE = 'This browser keeps nothing for this page. ' +
  'What the server has not confirmed yet is lost when you close this tab.';
const FULL = 'This browser has no room left. What the server has not confirmed yet is lost when you close this tab.';
const NO_COPY = 'This browser has no room for a copy of your lists. They are on the server.';
const NO_ROOM_TO_TALK = 'This browser has no room left. Close this tab, and the chat is gone; "Clear" makes room.';
const DAMAGED = 'This browser’s copy of your lists could not be read, and was set aside. ' +
  'The lists themselves are on the server.';
const NEWER = 'A newer version of this app has left something in this browser. It stays there until that version is back.';
const found = new Set(), said = new Set(), unsaid = [];
let tell = text => { unsaid.push(text); };

const report = text => {
  found.add(text);
  if (!said.has(text)) setTimeout(() => tell(text));        // after what is being said
  said.add(text);
};

// Keeps what it is given as its own properties, as a Storage does.
class Memory {
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
  setItem(key, value) { this[key] = String(value); }
  removeItem(key) { delete this[key]; }
}

for (const name of ['localStorage', 'sessionStorage']) {
  try {
    globalThis[name].getItem('');
  } catch {
    Object.defineProperty(globalThis, name, {value: new Memory()});
    report(NONE);
  }
}

const parsed = text => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;           // damaged
  }
};

// Was this text written by a newer version of the app? Then it is left alone, and the person is told.
export const isNewer = text => {
  const newer = parsed(text)?.version > VERSION;
  if (newer) report(NEWER);
  return newer;
};

// A dcc.Store does not expect that there may be no room, and would never work again. So its copy is in memory then, and
// also where a newer version has its own, which the Store must not see. Nor does it see those of other apps on the host.
const {getItem, setItem, removeItem} = Storage.prototype, plain = {getItem, setItem, removeItem};
const inMemory = new Map(), newerCopies = new Set();
const isOfStore = key => String(key).startsWith('{"account":');
const nameOf = key => (isOfStore(key) ? base + key : key);

// What a Store hears from another tab is kept already. It would write that again if something else is there by then, the
// other tabs would hear of it, and three tabs would go on so without an end.
const heard = new Map(), LATELY = 10;           // key -> digests of what other tabs have written since this one has
let echoed = '';                                // the key of the echo whose time of writing comes next
const digest = text => {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (31 * sum + text.charCodeAt(at)) | 0;
  return `${text.length} ${sum}`;
};
const hear = (key, text) => heard.set(key, [digest(text), ...heard.get(key) ?? []].slice(0, LATELY));
const isEcho = (key, text) => {
  const of = key.replace(/-timestamp$/, ''), isTime = of !== key;
  const is = isTime ? echoed === of : heard.get(of)?.includes(digest(text));
  echoed = is && !isTime ? of : '';
  if (!is && !isTime) heard.delete(of);
  return is;
};
Storage.prototype.getItem = function getItem(of) {
  const key = nameOf(of);
  return inMemory.has(key) ? inMemory.get(key) : plain.getItem.call(this, key);
};
Storage.prototype.removeItem = function removeItem(of) { plain.removeItem.call(this, nameOf(of)); };
Storage.prototype.setItem = function setItem(of, value) {
  const key = nameOf(of);
  if (newerCopies.has(key)) { inMemory.set(key, value); return; }
  if (isOfStore(of) && isEcho(key, value)) { inMemory.delete(key); return; }
  try {
    plain.setItem.call(this, key, value);
    inMemory.delete(key);
    if (found.has(NO_COPY) && COPY.test(key)) noCopy(false);
  } catch (error) {
    if (!isOfStore(of)) throw error;
    this.removeItem(key);       // what is in there is outdated
    inMemory.set(key, value);
    if (COPY.test(key.replace(/-timestamp$/, ''))) noCopy(true);
    else report(NO_ROOM_TO_TALK);
  }
};

// A tab remembers that there is no room for a copy, so that it says so only once.
const NO_ROOM = `${NAME}-no-room`;
const noCopy = is => {
  if (is) report(NO_COPY);
  else found.delete(NO_COPY);
  try { sessionStorage.setItem(NO_ROOM, is ? '1' : ''); } catch { /* no room there either: it is said again */ }
};
if (sessionStorage.getItem(NO_ROOM)) { found.add(NO_COPY); said.add(NO_COPY); }

const leaveAsItIs = key => {
  newerCopies.add(key);
  inMemory.set(key, null);
};
globalThis.addEventListener('storage', event => {
  const {key, oldValue, newValue} = event, isOurs = COPY.test(key), newer = isOurs && isNewer(newValue);
  if (newer) leaveAsItIs(key);
  else if (newValue && key?.startsWith(`${base}{"account":`)) hear(key, newValue);
  if (newer || (base && event.isTrusted && isOfStore(key))) event.stopImmediatePropagation();
  else if (base && isOurs) dispatchEvent(new StorageEvent('storage', {key: key.slice(base.length), oldValue, newValue}));
});

const copies = () => Object.keys(localStorage).filter(key => COPY.test(key) && !newerCopies.has(key));

// Keep a text. What a person did is worth more than the copy of what the server has. Returns whether it is kept.
export const keep = (key, text) => {
  for (const room of [() => {}, () => copies().forEach(copy => localStorage.removeItem(copy))]) {
    try {
      room();
      localStorage.setItem(key, text);
      found.delete(FULL);
      return !(localStorage instanceof Memory);
    } catch {
      // try again with more room
    }
  }
  report(FULL);
  return false;
};

// Move text that cannot be read out of the way, unchanged. If there is no room for it, it stays where it is.
export const setAside = key => {
  try {
    localStorage.setItem(`${NAME}-damaged:${Date.now()}:${key}`, localStorage.getItem(key));
    localStorage.removeItem(key);
  } catch {
    // full
  }
};

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
for (const key of copies()) {
  const text = localStorage.getItem(key), copy = parsed(text);
  if (isNewer(text)) {
    leaveAsItIs(key);
  } else if (!(isObject(copy) && isObject(copy.lists) && isObject(copy.tasks) && Number.isInteger(copy.seq))) {
    setAside(key);
    report(DAMAGED);
  }
}

export const foundNewer = () => report(NEWER);
export const troubles = () => [...found];

// Report problems to `listener`, including those found before.
export const onTrouble = listener => {
  tell = listener;
  if (unsaid.length) tell(unsaid.join(' '));
};
