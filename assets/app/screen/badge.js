// What waits in this browser while the server does not take it, and what to do about it: a badge to look at, and for screen
// readers a sentence at the beginning and at the end.
import {byId, write} from '../lib/elements.js';
import * as server from '../lib/server.js';
import {count} from '../lib/text.js';
import {oldest} from '../state/kept.js';
import {own} from '../state/outboxes.js';
import * as notice from './notice.js';

const KEPT = 'What you do is kept in this browser.';
let announced = '';             // what was said last, until all is well again

const LOOK = 'The person who runs it should look whether its disk is full.';

const says = () => {
  const waits = own.pending(), waiting = waits ? `${count(waits, 'change')} waiting` : '', why = server.why();
  const away = [why || 'Offline', waiting].filter(Boolean).join(', ');
  const words = {away: why === server.CANNOT_SAVE ? `${away}. ${LOOK}` : away, reload: waiting ? `${why} ${waiting}.` : why};
  return words[server.state()] ?? waiting;
};

const show = () => {
  const badge = byId('badge'), state = server.state();
  if (!badge) return;
  const hides = {badge: state === 'well', 'log-in-again': state !== 'login', reload: state !== 'reload'};
  for (const [id, is] of Object.entries(hides)) if (byId(id).hidden !== is) byId(id).hidden = is;
  badge.classList.toggle('long', Boolean(server.why()));
  write('badge-text', badge.hidden ? '' : says());
  const begins = state + server.why();
  if (badge.hidden || announced === begins) return;
  announced = begins;
  const words = {login: 'Log in again.', reload: `${server.why()} Reload the page.`};
  notice.announce(`${words[state] ?? says().replace(/\.?$/, '.')} ${KEPT}`);
};

// All is well again once the server is there and has what waited.
const ended = () => {
  show();
  if (!announced || server.state() !== 'well' || own.pending()) return;
  announced = '';
  queueMicrotask(() => {          // when it is known what the server refused
    const tell = notice.free() ? notice.say : notice.announce;
    tell(`Online again.${oldest() || notice.isRefused() ? '' : ' Everything is saved.'}`);
  });
};

server.onChange(ended);
own.onChange(ended);
