// What waits in this browser while the server does not take it: a badge for those who look, a word at the beginning and
// at the end for those who listen.
window.todoBadge = (() => {
  let began = false;

  const show = () => {
    const badge = document.getElementById('badge'), state = todoServer.state(), count = todoOutbox.pending();
    if (!badge) return;
    const waiting = count ? `, ${count} ${count === 1 ? 'change' : 'changes'} waiting` : '';
    const text = state === 'away' ? `Offline${waiting}` : waiting.slice(2);
    badge.hidden = state === 'well';
    document.getElementById('log-in-again').hidden = state !== 'login';
    document.getElementById('badge-text').textContent = badge.hidden ? '' : text;
    if (badge.hidden || began) return;
    began = true;
    todoNotice.announce(state === 'away' ? `${text}. What you do is kept in this browser.` : 'Log in again. What you do is kept in this browser.');
  };

  // All is well again when the server is there and has what waited.
  const ended = () => {
    show();
    if (!began || todoServer.state() !== 'well' || todoOutbox.pending()) return;
    began = false;
    const tell = todoNotice.free() ? todoNotice.say : todoNotice.announce;
    tell('Online again. Everything is saved.');
  };

  todoServer.onChange(ended);
  todoOutbox.onChange(ended);
  return {began: () => began};
})();
