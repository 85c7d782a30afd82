// The outbox: what a person did and the server has not confirmed yet, one key an intent in localStorage, so that a
// closed lid, a slow network or a restarting server loses nothing. All tabs of a browser share it: what one leaves,
// another sends. A batch is always the oldest that waits, in order, and an intent has an id, so that the server does it
// once: two tabs that send at the same time do no harm.
import {NAME} from '../lib/base.js';
import {newId} from '../lib/text.js';
import * as server from '../lib/server.js';
import {isNewer, keep} from '../lib/storage.js';

const BATCH = 20, BATCH_CHARACTERS = 100_000;
const RETRY = 500, LAST_RETRY = 15_000;         // ms; each wait is twice the one before
const PATIENCE = 8_000, LAST_PATIENCE = 60_000; // ms for an answer, likewise
const LEFT = 4_000;                             // ms after which what another tab has not sent is sent from here
const POISON = 4;                               // times that the server may fail at one intent
const NEVER = 'The server cannot do this change, and others were waiting for it.';

/**
 * Make an outbox. `output` is the component to which its answers come; `deliver` sends a batch of at most `most` intents
 * there, with what each `shows` if that is asked for. It keeps nothing beyond this page until it is opened for an account.
 * @param {{output: string, deliver: (batch: object[]) => void, most?: number, withShows?: boolean}} how
 */
export const makeOutbox = ({output, deliver, most = BATCH, withShows = false}) => {
  let prefix = null;              // of the keys in localStorage
  let waiting = [];               // [key, intent], oldest first
  let underWay = null;            // what was sent and not answered
  let timer = 0, tries = 0, patience = PATIENCE, leftTimer = 0, errors = 0, goodBefore = 0, unkept = 0;
  const listeners = {change: [], lost: [], elsewhere: [], damaged: []};
  const tell = (event, ...what) => { for (const listener of listeners[event]) listener(...what); };

  // Begin with what an earlier visit of this account left.
  const open = account => {
    if (prefix) return;
    prefix = `${NAME}-outbox:${account}:`;
    const keys = Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort();
    for (const key of keys) take(key, localStorage.getItem(key));
    changed();
    send();
  };

  const take = (key, text) => {
    if (isNewer(text)) return;
    const intent = parsed(text);
    if (!intent) tell('damaged', key);
    else if (!waiting.some(([other]) => other === key)) waiting.push([key, intent]);
  };

  /**
   * Give an intent an id, keep it and send it. Returns the id. What it `shows` on this browser's screens, and the `words`
   * that the person typed for it, are for this browser alone.
   * @param {Omit<import('./replay.js').Intent, 'id'>} intent
   */
  const put = intent => {
    const id = newId(), whole = {id, ...intent}, key = `${prefix ?? ''}${time().toString(36)}${id}`;
    if (prefix && !keep(key, JSON.stringify(whole))) unkept += 1;
    waiting.push([key, whole]);
    changed();
    setTimeout(send);             // what the person did shows first
    return id;
  };

  // After what already waits, whatever has been done to the clock.
  const time = () => {
    const last = Math.max(0, ...waiting.map(([key]) => parseInt(key.split(':').at(-1).slice(0, 8), 36)));
    return Math.max(Date.now(), last + 1);
  };

  const send = () => {
    if (underWay || !waiting.length) return;
    clearTimeout(timer);
    underWay = batch();
    deliver(underWay);
    timer = setTimeout(() => {
      patience = Math.min(2 * patience, LAST_PATIENCE);
      server.lost(output);
    }, patience);
  };

  // After an error, one at a time, to find the one that fails.
  const batch = () => {
    const some = [];
    let characters = 0;
    for (const [, {words, shows, ...plain}] of waiting.slice(0, errors ? 1 : most)) {
      const intent = withShows ? {...plain, shows} : plain;
      characters += JSON.stringify(intent).length;
      if (some.length && characters > BATCH_CHARACTERS) break;
      some.push(intent);
    }
    return some;
  };

  // The batch has come to nothing: try again, soon at first.
  const failed = status => {
    clearTimeout(timer);
    const [first] = underWay;
    underWay = null;
    if (status === 500) {
      if (!errors++) goodBefore = server.good();
      if (errors > POISON && server.good() > goodBefore) {
        setAside(first.id);
        return;
      }
    }
    const wait = Math.min(RETRY * 2 ** tries++, LAST_RETRY);
    timer = setTimeout(send, wait * (0.75 + Math.random() / 2));
  };
  server.on(output, status => { if (underWay && status !== 200) failed(status); });

  // The server fails at this one, though it is there for others, so it must not keep those back.
  const setAside = id => {
    const found = waiting.find(([, one]) => one.id === id);    // unless another tab has got it there meanwhile
    errors = tries = 0;
    if (found) tell('lost', found[1], NEVER);
    remove([id]);
    send();
  };

  // Take out what the server has done, or refused for good. Returns it.
  const confirm = ids => {
    const confirmed = waiting.filter(([, {id}]) => ids.includes(id)).map(([, intent]) => intent);
    clearTimeout(timer);
    underWay = null;
    errors = tries = 0;
    patience = PATIENCE;
    remove(ids);
    send();
    return confirmed;
  };

  const remove = ids => {
    for (const [key] of waiting.filter(([, {id}]) => ids.includes(id))) if (prefix) localStorage.removeItem(key);
    waiting = waiting.filter(([, {id}]) => !ids.includes(id));
    if (!waiting.length) {
      unkept = 0;
      server.nothingWaits();
    }
    changed();
  };

  const changed = () => {
    waiting.sort(([a], [b]) => (a < b ? -1 : 1));
    tell('change', waiting.length);
  };

  // Another tab put something in, or took out what it had sent.
  globalThis.addEventListener('storage', ({key, newValue}) => {
    if (!prefix || !key?.startsWith(prefix)) return;
    if (newValue === null) waiting = waiting.filter(([other]) => other !== key);
    else take(key, newValue);
    tell('elsewhere');
    changed();
    clearTimeout(leftTimer);
    leftTimer = setTimeout(send, LEFT);
  });

  const tryNow = () => {
    tries = 0;
    send();
  };
  globalThis.addEventListener('online', tryNow);
  server.onChange(state => { if (state === 'well') tryNow(); });
  // What could not be kept would be gone with the tab.
  globalThis.addEventListener('beforeunload', event => { if (unkept) event.preventDefault(); });

  return {
    open, put, confirm,
    pending: () => waiting.length,
    waiting: () => waiting.map(([, intent]) => intent),
    onChange: listener => { listeners.change.push(listener); },
    // An intent is given up: listener(intent, reason).
    onLost: listener => { listeners.lost.push(listener); },
    // Another tab of this browser did something, which is not on this screen.
    onElsewhere: listener => { listeners.elsewhere.push(listener); },
    // What stands under a key cannot be read: listener(key).
    onDamaged: listener => { listeners.damaged.push(listener); },
  };
};

const parsed = text => {
  try {
    const intent = JSON.parse(text);
    const sound = [intent.id, intent.verb].every(part => typeof part === 'string');
    return sound ? {words: wordsOf01(intent), ...intent} : null;
  } catch {
    return null;
  }
};

// The words that a person typed for an intent that version 0.1 put here.
const wordsOf01 = ({verb, value}) => {
  if (verb === 'add_tasks' && Array.isArray(value)) return value.map(pair => String(pair?.[1]));
  return ['rename_task', 'rename_list', 'add_list'].includes(verb) ? [String(value)] : [];
};
