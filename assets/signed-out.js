// The end of signing out (auth/sign_out.py): make the browser forget the password, remove the copy of the lists if the
// person asked for it (app/does/account.js left word), and say what became of both.
(async () => {
  const base = new URL(document.currentScript.src).pathname.replace('/assets/signed-out.js', ''), NAME = `todo${base}`;
  // The data in a browser may be damaged.
  const read = (storage, key) => {
    try {
      return JSON.parse(storage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  };
  const {account, remove, closed} = read(sessionStorage, `${NAME}-signed-out`);
  const LATER = `${NAME}-leaves`, later = read(localStorage, LATER);      // said before the server could answer
  const say = (title, text) => {
    document.querySelector('h1').textContent = title;
    document.title = `${title} - Dash To-Do`;
    document.querySelector('p').textContent = text;
  };

  const TRIES = 3, PAUSE = 300;           // ms

  // Browsers take another name and password for an address from a script, and no longer send the ones before. Where two
  // tabs do so at the same time, one can come to nothing.
  const forgetPassword = () => new Promise(done => {
    const request = new XMLHttpRequest();
    request.open('GET', `${base}/sign-out`, true, 'signed-out', 'signed-out');
    request.onloadend = () => done(request.status === 204);
    request.send();
  });

  // The keys of this account in a storage: todo-<what>:<account>..., {"account":<account>,...}, and what was set aside.
  const removeFrom = storage => {
    const its = new RegExp(`^(${NAME}-damaged:\\d+:)?(${NAME}-[a-z]+:${account}(:|$)|${base}\\{"account":${account},)`);
    for (const key of Object.keys(storage).filter(key => its.test(key))) storage.removeItem(key);
  };

  // What is kept in order to open without the server (worker.js): of the account, and with a removal all of it.
  const removeKept = async () => {
    if (remove) for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) {
      if (new URL(one.scope).pathname === `${base}/`) await one.unregister();
    }
    for (const name of await globalThis.caches?.keys() ?? []) {
      if (name === `${NAME}:frame` || (remove && name.startsWith(`${NAME}:`))) await caches.delete(name);
    }
  };

  // The whole copy (app/state/whole-copy.js) is in a database that has the account's name.
  const {name} = read(localStorage, `${NAME}-whole:${account}`);
  if (remove && name) indexedDB.deleteDatabase(`${NAME}-whole:${name}`);
  if (remove) for (const storage of [localStorage, sessionStorage]) removeFrom(storage);
  const copy = `The copy of your lists in it ${remove ? 'was removed' : 'is kept'}.`;
  let forgotten = await forgetPassword();
  for (let tries = 1; !forgotten && tries < TRIES; tries++) {
    await new Promise(done => setTimeout(done, PAUSE));
    forgotten = await forgetPassword();
  }
  await removeKept().catch(() => {});     // where a browser refuses it, nothing was kept
  if (forgotten) history.replaceState(null, '', `${location.pathname}?done`);     // to load it again signs out no more
  if (forgotten && later.account === account) localStorage.removeItem(LATER);
  if (!forgotten) {
    say('You are not signed out yet', 'The server does not answer, so this browser still knows your password. '
      + `Reload this page, or close all windows of the browser. ${copy}`);
  } else if (closed) {
    say('Your account is closed', 'All that was in it is deleted, in this browser too.');
  } else {
    say('You are signed out', `This browser no longer knows your password. ${copy}`);
  }
})();
