// Is the server there? What became of each callback's request says so: window.fetch is where all of Dash's pass through.
//
// `state` is 'well'; 'away' when no good answer comes; 'login' when the login does not hold any more.
window.todoServer = (() => {
  const listeners = {};           // of a callback's first output -> function of an HTTP status, 0 for no answer
  const changed = [];             // called when `state` is another
  let state = 'well', failed = 0, good = 0;
  let full = false;               // the server answers, but cannot keep anything now (web.py)

  const plain = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    const output = String(address).includes('_dash-update-component') && /^{"output":"\.*([\w-]+)/.exec(options?.body)?.[1];
    if (!output) return plain(address, options);
    try {
      const response = await plain(address, options);
      heard(output, response.status);
      return response;
    } catch (error) {
      heard(output, 0);
      throw error;
    }
  };

  const heard = (output, status) => {
    const done = status >= 200 && status < 300, refused = [401, 403].includes(status);
    good += done ? 1 : 0;
    failed = done || refused ? 0 : failed + 1;
    if (output === 'answer' && status) full = status === 503;
    if (refused) become('login');
    else if (full || failed > 1) become('away');  // one request can get lost
    else if (!failed) become('well');
    listeners[output]?.(status);
  };

  const become = next => {
    if (next === state) return;
    const before = state;
    state = next;
    for (const tell of changed) tell(state, before);
  };

  return {
    state: () => state,
    good: () => good,             // how many requests were answered well
    on: (output, listener) => { listeners[output] = listener; },
    onChange: listener => { changed.push(listener); },
    lost: output => heard(output, 0),             // no answer after all this time
  };
})();
