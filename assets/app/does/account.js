// Signing out: of a session, and of HTTP Basic.
import {addressOf, NAME} from '../lib/base.js';
import {account} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
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
