// Words that could not be saved: why, and the words, until the person has copied or dismissed them. They are kept in
// localStorage, one key each, so that a reload does not lose them.
window.todoKept = (() => {
  const entries = new Map();      // key -> {reason, words}, oldest first
  let prefix = null, last = 0;

  const open = account => {
    if (prefix) return;
    prefix = `todo-kept:${account}:`;
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(prefix)).sort()) {
      try {
        const {reason, words} = JSON.parse(localStorage.getItem(key));
        entries.set(key, {reason: String(reason), words: String(words)});
      } catch {
        todoStorage.setAside(key);
      }
    }
    show();
  };

  const put = (reason, words) => {
    last = Math.max(Date.now(), last + 1);        // what is refused at once stays in its order
    const key = `${prefix ?? ''}${last.toString(36)}${todoOutbox.newId()}`;
    entries.set(key, {reason, words});
    if (prefix) todoStorage.keep(key, JSON.stringify({reason, words}));
    show();
  };

  // Take in what stands under another key and cannot be read, as it is.
  const setAside = (key, reason) => {
    put(reason, localStorage.getItem(key) ?? '');
    todoStorage.setAside(key);
  };

  // The oldest is seen; the others come after it.
  const show = () => {
    const place = document.getElementById('kept'), [first] = entries.values();
    place.hidden = !first;
    if (!first) return;
    document.getElementById('kept-reason').textContent = first.reason;
    document.getElementById('kept-words').value = first.words;
    document.getElementById('kept-more').textContent = entries.size > 1 ? `and ${entries.size - 1} more` : '';
  };

  const dismiss = () => {
    const [key] = entries.keys();
    entries.delete(key);
    localStorage.removeItem(key);
    show();
    if (!entries.size) document.getElementById('add-task')?.focus();
  };

  // navigator.clipboard is not there over plain http.
  const copy = async () => {
    const words = document.getElementById('kept-words');
    words.select();
    try {
      await navigator.clipboard.writeText(words.value);
    } catch {
      document.execCommand('copy');
    }
    return true;
  };

  return {open, put, setAside, dismiss, copy};
})();
