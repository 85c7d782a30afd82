// What waits in this browser while the server does not take it, and what to do about it: a badge for those who look, a
// word at the beginning and at the end for those who listen.
window.todoBadge = (() => {
  const KEPT = 'What you do is kept in this browser.';
  let announced = '';             // what was said last, until all is well again

  const says = () => {
    const count = todoOutbox.pending(), waiting = count ? `${count} ${count === 1 ? 'change' : 'changes'} waiting` : '';
    const why = todoServer.why();
    return {away: waiting ? `Offline, ${waiting}` : 'Offline', reload: waiting ? `${why} ${waiting}.` : why}[todoServer.state()] ?? waiting;
  };

  const show = () => {
    const badge = document.getElementById('badge'), state = todoServer.state();
    if (!badge) return;
    badge.hidden = state === 'well';
    document.getElementById('log-in-again').hidden = state !== 'login';
    document.getElementById('reload').hidden = state !== 'reload';
    document.getElementById('badge-text').textContent = badge.hidden ? '' : says();
    const begins = state + todoServer.why();
    if (badge.hidden || announced === begins) return;
    announced = begins;
    todoNotice.announce({login: `Log in again. ${KEPT}`, reload: `${todoServer.why()} Reload the page. ${KEPT}`}[state] ?? `${says()}. ${KEPT}`);
  };

  // All is well again when the server is there and has what waited.
  const ended = () => {
    show();
    if (!announced || todoServer.state() !== 'well' || todoOutbox.pending()) return;
    announced = '';
    const tell = todoNotice.free() ? todoNotice.say : todoNotice.announce;
    tell('Online again. Everything is saved.');
  };

  todoServer.onChange(ended);
  todoOutbox.onChange(ended);
  return {began: () => Boolean(announced)};
})();
