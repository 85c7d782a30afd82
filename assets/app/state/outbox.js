// The outbox: what a person did and the server has not confirmed yet, one key an intent in localStorage. So a closed lid, a
// slow network or a restart of the server loses nothing. All tabs of a browser share it: what one leaves, another sends. A
// batch has the oldest intents that wait, in order. An intent has an id, so that the server does it once, even if two tabs
// send it at the same time.
import {NAME} from '../lib/base.js';
import {newId} from '../lib/text.js';
import * as server from '../lib/server.js';
import {isNewer, keep} from '../lib/storage.js';

const BATCH = 20, BATCH_CHARACTERS = 100_000;
const RETRY = 500, LAST_RETRY = 15_000;         // ms; each wait is twice the one before
const PATIENCE = 8_000, LAST_PATIENCE = 60_000; // ms to wait for an answer, likewise
const LEFT = 4_000;                             // ms after which this tab sends what another tab has not
const POISON = 4;                               // how often the server may fail at an intent
const NEVER = 'The server cannot do this change, and others were waiting for it.';

/**
 * Make an outbox. `output` is the component that gets its answers. `deliver` sends a batch of at most `most` intents there,
 * with what each `shows` if that is asked for. Nothing is kept beyond this page until it is opened for an account.
 * @param {{output: string, deliver: (batch: object[]) => void, most?: number, withShows?: boolean}} how
 */
export const makeOutbox = ({output, deliver, most = BATCH, withShows = false}) => {
  let prefix = null;              // of the keys in localStorage
  let waiting = [];               // [key, intent], oldest first
  let underWay = null;            // what was sent and not answered
  let timer = 0, tries = 0, patience = PATIENCE, leftTimer = 0, errors = 0, goodBefore = 0, unkept = 0, answers = 0;
  const listeners = {put: [], change: [], lost: [], elsewhere: [], damaged: []};
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
   * Give an intent an id, keep it and send it. Returns the id. What it `shows` on screen, and the `words` that the person
   * typed for it, stay in this browser.
   * @param {Omit<import('./replay.js').Intent, 'id'>} intent
   */
  const put = intent => {
    const id = newId(), whole = {id, ...intent}, key = `${prefix ?? ''}${time().toString(36)}${id}`;
    if (prefix && !keep(key, JSON.stringify(whole))) unkept += 1;
    waiting.push([key, whole]);
    tell('put', whole);
    changed();
    queueMicrotask(send);         // with all that the person did in this moment
    return id;
  };

  // It goes after what already waits, even if the clock was changed.
  const time = () => {
    const last = Math.max(0, ...waiting.map(([key]) => parseInt(key.split(':').at(-1).slice(0, 8), 36)));
    return Math.max(Date.now(), last + 1);
  };

  // Send what waits, unless something is under way: then it comes next.
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

  // The batch failed: try again, soon at first.
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

  // The server is there but fails at this one, which must not keep the others back.
  const setAside = id => {
    const found = waiting.find(([, one]) => one.id === id);    // unless another tab has sent it meanwhile
    errors = tries = 0;
    if (found) tell('lost', found[1], NEVER);
    remove([id]);
    send();
  };

  // Remove what the server has done, or refused for good, and return it.
  const confirm = ids => {
    const confirmed = waiting.filter(([, {id}]) => ids.includes(id)).map(([, intent]) => intent);
    clearTimeout(timer);
    underWay = null;
    errors = tries = 0;
    answers += 1;
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

  // Another tab has added something, or removed what it had sent.
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
  // A change that could not be kept would be lost with the tab.
  globalThis.addEventListener('beforeunload', event => { if (unkept) event.preventDefault(); });

  return {
    open, put, confirm, send,
    pending: () => waiting.length,
    // How many batches were answered. What was asked for before the last one may not know of it.
    answers: () => answers,
    waiting: () => waiting.map(([, intent]) => intent),
    // A person does something here: listener(intent).
    onPut: listener => { listeners.put.push(listener); },
    onChange: listener => { listeners.change.push(listener); },
    // An intent is given up: listener(intent, reason).
    onLost: listener => { listeners.lost.push(listener); },
    // Another tab of this browser did something that is not on this screen.
    onElsewhere: listener => { listeners.elsewhere.push(listener); },
    // The text under a key cannot be read: listener(key).
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

// The words that a person typed for an intent of version 0.1.
const wordsOf01 = ({verb, value}) => {
  if (verb === 'add_tasks' && Array.isArray(value)) return value.map(pair => String(pair?.[1]));
  return ['rename_task', 'rename_list', 'add_list'].includes(verb) ? [String(value)] : [];
};

/**
 * What an intent is about: the same for two that set the same fields of the same things, or both add tasks.
 * @param {{verb: string, tasks?: string[], list?: string, tags?: string[], section?: string, value?: any}} intent
 */
export const aboutOf = ({verb, tasks, list, tags, section, value}) => {
  if (verb === 'add_tasks') return verb;
  const isSet = value && typeof value === 'object' && !Array.isArray(value);
  return JSON.stringify([verb, tasks ?? list ?? tags ?? section, isSet ? Object.keys(value).sort() : []]);
};
