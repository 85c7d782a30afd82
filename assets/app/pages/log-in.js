// Logging in, and taking an invitation. Only these pages load it.
import {addressOf} from '../lib/base.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {byId} from '../lib/elements.js';
import * as leaving from '../lib/leaving.js';
import {forgetFrame} from '../lib/shelf.js';

let counting = 0;

// What a password manager filled in has come to no component: it is read here.
export const send = form => {
  clearInterval(counting);
  const {name, password, stays} = form.elements;
  setProps('log-in-given', {data: {name: name.value, password: password.value, stays: stays.checked, at: Date.now()}});
};

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

// An invitation is behind the # of the address. `open` is "" where none is needed.
export const readInvite = (_, open) => {
  const invite = open ?? (location.hash.slice(1) || null), missing = invite === null;
  return [invite, missing, !missing];
};
