// localStorage that never throws. Where a browser has none, there is one in memory, for as long as the page is open.
// Where it is full, or what is in it is damaged, the app goes on from the server, and says what is not kept.
window.todoStorage = (() => {
  const COPY = /^{"account":\d+,"part":"lists-copy"}$/;
  const FULL = 'This browser has no room left. What the server has not confirmed yet is lost when you close this tab.';
  let trouble = '', tell = null;

  const report = text => { trouble = text; setTimeout(() => tell?.(text)); };    // after what is being said

  // Holds what it is given as its own properties, as a Storage does.
  class Memory {
    getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
    setItem(key, value) { this[key] = String(value); }
    removeItem(key) { delete this[key]; }
  }

  for (const name of ['localStorage', 'sessionStorage']) {
    try {
      window[name].getItem('');
    } catch {
      Object.defineProperty(window, name, {value: new Memory()});
      report('This browser keeps nothing for this page. What the server has not confirmed yet is lost when you close this tab.');
    }
  }

  // A dcc.Store does not expect a full storage, and would never work again.
  const plain = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(key, value) {
    try {
      plain.call(this, key, value);
    } catch (error) {
      if (!COPY.test(key.replace(/-timestamp$/, ''))) throw error;
      this.removeItem(key);       // what is in there is not up to date any more
    }
  };

  const copies = () => Object.keys(localStorage).filter(key => COPY.test(key));

  // Keep a text. For what a person did, the copy of what the server has makes room. Returns whether it is kept.
  const keep = (key, text) => {
    for (const room of [() => {}, () => copies().forEach(copy => localStorage.removeItem(copy))]) {
      try {
        room();
        localStorage.setItem(key, text);
        return !(localStorage instanceof Memory);
      } catch {
        // try again with more room
      }
    }
    if (trouble !== FULL) report(FULL);
    return false;
  };

  // Move text that cannot be read out of the way, as it is. Where there is no room for it, it stays where it is.
  const setAside = key => {
    try {
      localStorage.setItem(`todo-damaged:${Date.now()}:${key}`, localStorage.getItem(key));
      localStorage.removeItem(key);
    } catch {
      // full
    }
  };

  const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
  for (const key of copies()) {
    let copy = null;
    try { copy = JSON.parse(localStorage.getItem(key)); } catch { /* damaged */ }
    if (isObject(copy) && isObject(copy.lists) && isObject(copy.tasks) && Number.isInteger(copy.seq)) continue;
    setAside(key);
    report('This browser’s copy of your lists could not be read, and was set aside. The lists themselves are on the server.');
  }

  return {
    keep, setAside,
    onTrouble: listener => { tell = listener; if (trouble) tell(trouble); },
  };
})();
