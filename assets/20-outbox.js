// The outbox: what a person did and the server has not confirmed yet, one key an intent in localStorage, so that a closed
// lid, a slow network or a restarting server loses nothing. One batch is under way at a time, and it is sent again until
// it is answered: an intent has an id, and the server does it once.
window.todoOutbox = (() => {
  const BATCH = 20, BATCH_CHARACTERS = 100_000, FIRST_RETRY = 4_000, LAST_RETRY = 60_000;
  let prefix = null;              // of the keys of this account; null for a visitor, who has no storage
  let store = 'demo-outbox';      // the dcc.Store that a batch goes to
  let waiting = [];               // [key, intent], oldest first
  let underWay = false, timer = 0, retryAfter = FIRST_RETRY, counter = 0;

  // Begin with what an earlier visit of this account left.
  const open = account => {
    if (!account || prefix) return;
    prefix = `todo-outbox:${account}:`;
    store = 'outbox';
    waiting = Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort().map(read).filter(([, intent]) => intent?.id);
    send();
  };

  const read = key => {
    try {
      return [key, JSON.parse(localStorage.getItem(key))];
    } catch {
      return [key, null];         // damaged: it stays where it is, and is not sent
    }
  };

  // Give an intent an id, keep it and send it. Returns the id.
  const put = intent => {
    const id = newId(), key = prefix + Date.now().toString(36) + String(counter++).padStart(6, '0') + id;
    const whole = {id, ...intent};
    try {
      if (prefix) localStorage.setItem(key, JSON.stringify(whole));
    } catch {
      // Full or switched off: it is still sent from here, but a closed browser would lose it.
    }
    waiting.push([key, whole]);
    setTimeout(send);             // what the person did shows first
    return id;
  };

  const send = () => {
    if (underWay || !waiting.length) return;
    underWay = true;
    if (prefix === null) {        // the demo's callback takes one intent
      dash_clientside.set_props(store, {data: waiting[0][1]});
    } else {
      dash_clientside.set_props(store, {data: {list: todoList.now()?.list, seq: todoList.now()?.seq, intents: batch()}});
      timer = setTimeout(sendAgain, retryAfter);
    }
  };

  const batch = () => {
    const some = [];
    let characters = 0;
    for (const [, intent] of waiting.slice(0, BATCH)) {
      characters += JSON.stringify(intent).length;
      if (some.length && characters > BATCH_CHARACTERS) break;
      some.push(intent);
    }
    return some;
  };

  const sendAgain = () => {
    dash_clientside.todo.notAnswered(waiting.length);
    retryAfter = Math.min(2 * retryAfter, LAST_RETRY);
    underWay = false;
    send();
  };

  // Take out what the server has done, or refused for good. Returns it.
  const confirm = ids => {
    const confirmed = waiting.filter(([, {id}]) => ids.includes(id));
    clearTimeout(timer);
    retryAfter = FIRST_RETRY;
    underWay = false;
    for (const [key] of confirmed) localStorage.removeItem(key);
    waiting = waiting.filter(([, {id}]) => !ids.includes(id));
    send();
    return confirmed.map(([, intent]) => intent);
  };

  // 96 random bits as text. crypto.randomUUID is not there over plain http.
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
  };

  addEventListener('online', () => { retryAfter = FIRST_RETRY; clearTimeout(timer); underWay = false; send(); });
  return {open, put, confirm, newId, pending: () => waiting.length, waiting: () => waiting.map(([, intent]) => intent)};
})();
