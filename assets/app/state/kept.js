// Words that could not be saved, with the reason, until the person has copied or dismissed them. They are kept in
// localStorage, one key each, so that a reload does not lose them.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {keep, setAside} from '../lib/storage.js';
import {newId} from '../lib/text.js';
import {own} from './outboxes.js';

const DAMAGED = 'A change that this browser kept is damaged, and cannot be sent.';
const entries = new Map();      // key -> {reason, words}, oldest first
let prefix = null, last = 0, changed = () => {};

export const onKept = listener => { changed = listener; };

onBegin(({account}) => {
  prefix = `${NAME}-kept:${account}:`;
  for (const key of Object.keys(localStorage).filter(one => one.startsWith(prefix)).sort()) {
    try {
      const {reason, words} = JSON.parse(localStorage.getItem(key));
      entries.set(key, {reason: String(reason), words: String(words)});
    } catch {
      setAside(key);
    }
  }
  changed();
});

export const put = (reason, words) => {
  last = Math.max(Date.now(), last + 1);        // several that are refused at once keep their order
  const key = `${prefix ?? ''}${last.toString(36)}${newId()}`;
  entries.set(key, {reason, words});
  if (prefix) keep(key, JSON.stringify({reason, words}));
  changed();
};

// Take over what is under another key and cannot be read, unchanged.
own.onDamaged(key => {
  put(DAMAGED, localStorage.getItem(key) ?? '');
  setAside(key);
});

// The oldest, with how many come after it; undefined if there are none.
export const oldest = () => {
  const [first] = entries.values();
  return first && {...first, more: entries.size - 1};
};

export const dismissOldest = () => {
  const [key] = entries.keys();
  entries.delete(key);
  localStorage.removeItem(key);
  changed();
};
