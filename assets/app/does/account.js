// Logging in and signing out: of a session, and of HTTP Basic.
import {addressOf, NAME} from '../lib/base.js';
import {account} from '../lib/begin.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {AWAY} from '../lib/server.js';
import * as leaving from '../lib/leaving.js';
import {forgetFrame} from '../lib/shelf.js';
import {byId, listen} from '../lib/elements.js';
import {own} from '../state/outboxes.js';
import {keepTyped} from './actions.js';

const ASK_AGAIN = 3_000;        // ms
const SOON = 300;               // ms after which nothing is shown any more
const dialog = () => byId('sign-out-dialog');
const tabs = new BroadcastChannel(`${NAME}-signed-out`);
let left = false;

// The form is sent by a script where there is one, so that a refusal is said beside it. What a password manager filled in
// has come to no component: it is read here.
listen('submit', event => {
  const form = event.target;
  if (form.id !== 'log-in-form') return;
  event.preventDefault();
  clearInterval(counting);
  const {name, password, stays} = form.elements;
  setProps('log-in-given', {data: {name: name.value, password: password.value, stays: stays.checked, at: Date.now()}});
});

// A link that logs in has its token behind the # of the address, which no server is sent.
export const readLink = () => {
  const link = location.hash.slice(1);
  if (link) {
    history.replaceState(null, '', location.pathname + location.search);
    setProps('log-in-given', {data: {link}});
  }
  return noUpdate();
};

// Go on; or try again, at once or when the wait is over.
let counting = 0;
export const loggedIn = async answer => {
  if (!answer) return;
  if (answer.go) {
    leaving.forget(answer.account);
    await forgetFrame();
    location.assign(answer.go);
    return;
  }
  byId('log-in-password').select();
  let left = answer.wait;
  const count = () => {
    left -= 1;
    const when = left > 0 ? `in ${left} ${left === 1 ? 'second' : 'seconds'}` : 'now';
    const text = `Too many tries were wrong. Try again ${when}.`;
    setProps('log-in-refused', {children: text});
    if (left <= 0) clearInterval(counting);
  };
  if (left) counting = setInterval(count, 1_000);
};

// Give the browser the name and password to send from now on, so that it need not ask, and go to a page.
export const logInAs = async (entry, password) => {
  if (!entry) return;
  await forgetFrame();
  if (!entry.name) {              // a session goes on
    location.assign(entry.go);
    return;
  }
  const request = new XMLHttpRequest();
  request.open('HEAD', addressOf('/account'), true, entry.name, password);
  request.onloadend = () => location.assign(entry.go);    // where it did not help, the browser asks there
  request.send();
};

export const askToSignOut = () => {
  keepTyped();
  dialog().showModal();
  tellWaiting();
};
const tellWaiting = () => {
  if (!dialog()?.open) return;
  const waits = own.pending(), said = byId('sign-out-waiting');
  const [have, are] = waits === 1 ? ['1 change has', 'it is'] : [`${waits} changes have`, 'they are'];
  said.hidden = !waits;
  said.textContent = `${have} not reached the server yet. If you keep the copy, ${are} sent when you log in here again. `
    + `If you remove it, ${are} lost.`;
  setTimeout(tellWaiting, 500);
};

const signOut = async remove => {
  await forgetFrame();
  leave({account: account(), remove});
};
const isThere = patience => fetch(addressOf('/assets/favicon.svg'), {
  method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(patience),
}).then(({status}) => !AWAY.includes(status), () => false);

// Leave this page, in all tabs of this account, and let nothing bring it back, even if the browser is closed now.
const leave = word => {
  leaving.goLater(word);
  tabs.postMessage(word);
  go(word);
};
// The server ends a log-in. Until it answers, nothing is shown, here or on another page.
const go = async word => {
  if (left) return;
  left = true;
  setTimeout(shut, SOON);
  for (let patience = ASK_AGAIN; !await isThere(patience); patience *= 2) {       // the line may be slow
    await new Promise(done => { setTimeout(done, ASK_AGAIN); });
  }
  leaving.go(word);
};
const shut = () => {
  document.title = 'Signing you out - Dash To-Do';
  document.body.dataset.left = '';
  byId('signing-out').hidden = false;
  byId('signing-out').focus();
};
tabs.onmessage = ({data}) => { if (data.account === account()) go(data); };
addEventListener('pageshow', ({persisted}) => {
  if (!persisted) return;
  document.body.hidden = true;          // until the server has said who may see it
  location.reload();
});

// An invitation is behind the # of the address. `open` is "" where none is needed.
export const readInvite = (_, open) => {
  const invite = open ?? (location.hash.slice(1) || null), missing = invite === null;
  return [invite, missing, !missing];
};

// Tell the server when the person pauses, how the password is so far.
let pause = 0;
listen('input', ({target}) => {
  if (target.autocomplete !== 'new-password') return;
  clearTimeout(pause);
  pause = setTimeout(() => setProps(target.id, {value: target.value}), 600);
});

export const closed = done => { if (done) leave({account: account(), remove: true, closed: true}); };
export const signOutKeeping = () => signOut(false);
export const signOutRemoving = () => signOut(true);
