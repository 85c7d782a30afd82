// Logging in with another password, and signing out, of HTTP Basic.
import {account} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {byId, listen} from '../lib/elements.js';
import {say} from '../screen/notice.js';
import {own} from '../state/outboxes.js';
import {keepTyped} from './actions.js';

const NO_ANSWER = 'The server does not answer, so you are not signed out. Try again, or close all windows of this browser.';
const LEFT = 'todo-signed-out';         // what the page /signed-out is to do, and to say: see signed-out.js
const dialog = () => byId('sign-out-dialog');
const tabs = new BroadcastChannel('todo-signed-out');
let left = false;
sessionStorage.removeItem(LEFT);

// Give the browser the name and password to send from now on, so that it need not ask, and go to a page.
export const logInAs = (entry, password) => {
  if (!entry) return;
  const request = new XMLHttpRequest();
  request.open('HEAD', '/account', true, entry.name, password);
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
  try {
    await fetch('/assets/favicon.svg', {method: 'HEAD', cache: 'no-store'});
  } catch {
    say(NO_ANSWER);
    return;
  }
  leave({account: account(), remove});
};

// Leave this page, in all tabs of this account, and let nothing bring it back.
const leave = word => {
  tabs.postMessage(word);
  go(word);
};
const go = word => {
  if (left) return;
  left = true;
  sessionStorage.setItem(LEFT, JSON.stringify(word));
  location.replace('/signed-out');
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
