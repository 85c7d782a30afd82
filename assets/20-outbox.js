// The outbox: what a person did and the server has not confirmed yet, one key an intent in localStorage, so that a closed
// lid, a slow network or a restarting server loses nothing. All tabs of a browser share it: what one leaves, another
// sends. A batch is always the oldest that waits, in order, and an intent has an id, so that the server does it once:
// two tabs that send at the same time do no harm.
window.todoOutbox = (() => {
  const BATCH = 20, BATCH_CHARACTERS = 100_000;
  const RETRY = 500, LAST_RETRY = 15_000;         // ms; each wait is twice the one before
  const PATIENCE = 8_000, LAST_PATIENCE = 60_000; // ms for an answer, likewise
  const LEFT = 4_000;             // ms after which what another tab has not sent is sent from here
  const DEMO = 'demo:';           // before the keys of what is done to the demo, and kept nowhere
  const POISON = 4;               // times that the server may fail at one intent
  let prefix = null;              // of the keys of this account; null for a visitor, who has no storage
  let waiting = [];               // [key, intent], oldest first
  let underWay = null;            // what was sent and not answered
  let timer = 0, tries = 0, patience = PATIENCE, leftTimer = 0, errors = 0, goodBefore = 0, unkept = 0;
  const listeners = [];

  // Begin with what an earlier visit of this account left.
  const open = account => {
    if (!account || prefix) return;
    prefix = `todo-outbox:${account}:`;
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort()) take(key, localStorage.getItem(key));
    changed();
    send();
  };

  const take = (key, text) => {
    if (todoStorage.isNewer(text)) return;
    const intent = parsed(text);
    if (!intent) todoKept.setAside(key, 'A change that this browser kept is damaged, and cannot be sent.');
    else if (!waiting.some(([other]) => other === key)) waiting.push([key, intent]);
  };

  const parsed = text => {
    try {
      const intent = JSON.parse(text);
      return [intent.id, intent.verb].every(text => typeof text === 'string') ? {words: wordsOf01(intent), ...intent} : null;
    } catch {
      return null;
    }
  };

  // The words that a person typed for an intent that version 0.1 put here.
  const wordsOf01 = ({verb, value}) => verb === 'add_tasks' && Array.isArray(value) ? value.map(pair => String(pair?.[1]))
    : ['rename_task', 'rename_list', 'add_list'].includes(verb) ? [String(value)] : [];

  // Give an intent an id, keep it and send it. Returns the id. What it `shows` on this browser's screens is
  // {list, rows: [[task, fields, or null where it goes], ...]}, and where they change `title`, the list's, `done`, how many
  // are done then, and `undoes`, the id of the intent that it takes back; `words` are what the person typed for it.
  const put = intent => {
    const id = newId(), whole = {id, ...intent}, own = prefix && (intent.verb === 'add_list' || todoList.now()?.list !== 'demo-list');
    const key = `${own ? prefix : DEMO}${time().toString(36)}${id}`;
    if (own && !todoStorage.keep(key, JSON.stringify(whole))) unkept += 1;
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

  const isDemo = ([key]) => key.startsWith(DEMO);

  const send = () => {
    if (underWay || !waiting.length) return;
    clearTimeout(timer);
    underWay = batch();
    if (isDemo(waiting[0])) {     // its callback takes one intent
      dash_clientside.set_props('demo-outbox', {data: underWay[0]});
      return;
    }
    const now = todoList.now();
    dash_clientside.set_props('outbox', {data: {
      device: device(), list: now?.list, seq: now?.seq, first: todoCards.first(), window: todoList.lacks(), intents: underWay,
    }});
    timer = setTimeout(() => { patience = Math.min(2 * patience, LAST_PATIENCE); todoServer.lost('answer'); }, patience);
  };

  // By this the server knows this browser from others of the same person.
  const device = () => {
    const known = localStorage.getItem('todo-device');
    if (known) return known;
    const id = newId();
    todoStorage.keep('todo-device', id);
    return id;
  };

  // What it shows, and its words, are for this browser alone. After an error, one at a time, to find the one that fails.
  const batch = () => {
    const some = [], demo = isDemo(waiting[0]), alike = waiting.filter(one => isDemo(one) === demo);
    let characters = 0;
    for (const [, {shows, words, ...intent}] of alike.slice(0, errors || demo ? 1 : BATCH)) {
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
      if (!errors++) goodBefore = todoServer.good();
      if (errors > POISON && todoServer.good() > goodBefore) { setAside(first.id); return; }
    }
    timer = setTimeout(send, Math.min(RETRY * 2 ** tries++, LAST_RETRY) * (0.75 + Math.random() / 2));
  };
  todoServer.on('answer', status => { if (underWay && status !== 200) failed(status); });

  // The server fails at this one, though it is there for others, so it must not keep those back.
  const setAside = id => {
    const [, intent] = waiting.find(([, one]) => one.id === id);
    errors = tries = 0;
    todoAnswers.notKept(intent, 'The server cannot do this change, and others were waiting for it.');
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
    for (const [key] of waiting.filter(([, {id}]) => ids.includes(id))) localStorage.removeItem(key);
    waiting = waiting.filter(([, {id}]) => !ids.includes(id));
    if (!waiting.length) unkept = 0;
    if (!waiting.length) todoServer.nothingWaits();
    changed();
  };

  const changed = () => {
    waiting.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const tell of listeners) tell(waiting.length);
  };

  // Another tab put something in, or took out what it had sent.
  addEventListener('storage', ({key, newValue}) => {
    if (!prefix || !key?.startsWith(prefix)) return;
    if (newValue === null) waiting = waiting.filter(([other]) => other !== key);
    else take(key, newValue);
    todoList.outdated();          // what it did is not on this screen
    changed();
    clearTimeout(leftTimer);
    leftTimer = setTimeout(send, LEFT);
  });

  // 96 random bits as text. crypto.randomUUID is not there over plain http.
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
  };

  const tryNow = () => { tries = 0; send(); };
  addEventListener('online', tryNow);
  todoServer.onChange(state => { if (state === 'well') tryNow(); });
  // What could not be kept would be gone with the tab.
  addEventListener('beforeunload', event => { if (unkept) event.preventDefault(); });

  return {
    open, put, confirm, newId,
    pending: () => waiting.length,
    waiting: () => waiting.map(([, intent]) => intent),
    onChange: listener => { listeners.push(listener); },
  };
})();
