// The two outboxes: that of the account, and that of the public page, which keeps nothing.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {setProps} from '../lib/dash.js';
import {keep} from '../lib/storage.js';
import {newId} from '../lib/text.js';
import {makeOutbox} from './outbox.js';

const DEMO = 'demo-list';
const DEVICE = `${NAME}-device`;

/** By this id the server tells this browser from others of the same person. */
export const device = () => {
  const known = localStorage.getItem(DEVICE);
  if (known) return known;
  const id = newId();
  keep(DEVICE, id);
  return id;
};

/** What the screen adds to a batch: which list it shows, its seq, and which window it lacks. */
let context = () => ({});
/** @param {() => object} tell */
export const onSend = tell => { context = tell; };

export const own = makeOutbox({
  output: 'answer',
  deliver: intents => setProps('outbox', {data: {device: device(), ...context(), intents}}),
});
export const demo = makeOutbox({
  output: 'demo-answer', most: 1, withShows: true,
  deliver: ([intent]) => setProps('demo-outbox', {data: intent}),
});
onBegin(({account}) => own.open(account));

/** @param {string | undefined} list */
export const isDemo = list => list === DEMO;
/** The outbox for changes of a list. @param {string | undefined} list */
export const outboxOf = list => (isDemo(list) ? demo : own);
