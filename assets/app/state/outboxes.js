// The two outboxes: that of the account, and that of the public page, which keeps nothing.
import {NAME} from '../lib/base.js';
import {account, onBegin} from '../lib/begin.js';
import {ask} from '../lib/callback.js';
import {keep} from '../lib/storage.js';
import {newId} from '../lib/text.js';
import {makeOutbox} from './outbox.js';

const DEMO = 'demo-list';
const DEVICE = `${NAME}-device`;

/** The id by which the server tells this browser from others of the same person. */
export const device = () => {
  const known = localStorage.getItem(DEVICE);
  if (known) return known;
  const id = newId();
  keep(DEVICE, id);
  return id;
};

/** What is added to a batch: which list the screen shows first and which window it lacks, and which title is to be read. */
const contexts = /** @type {(() => Partial<import('../wire.d.ts').Batch>)[]} */ ([]);
/** @param {typeof contexts[number]} tell */
export const onSend = tell => { contexts.push(tell); };

/** @typedef {(answer: import('../wire.d.ts').Answer, edit: object | undefined, others: [any, any][]) => void} Take */
/** @type {Take} */
let take = () => {};
/** An answer has come, with the Patch of the copy and with what other components get. @param {Take} does */
export const onAnswer = does => { take = does; };

const copy = of => ({account: of, part: 'lists-copy'});
const send = async intents => {
  const batch = Object.assign({device: device(), intents}, ...contexts.map(tell => tell())), here = copy(account());
  const told = await ask(['answer', copy(['ALL'])], ['answer', [here]], 'outbox', batch);
  if (told) take(told.data('answer'), told.data(here), told.others);
};

/** @type {Take} */
let takeDemo = () => {};
/** @param {Take} does */
export const onDemoAnswer = does => { takeDemo = does; };

const sendDemo = async (/** @type {any[]} */ [intent]) => {
  const outputs = ['demo-answer', 'demo-copy'], told = await ask(outputs, outputs, 'demo-outbox', intent);
  if (told) takeDemo(told.data('demo-answer'), told.data('demo-copy'), told.others);
};

export const own = makeOutbox({output: 'answer', deliver: send});
export const demo = makeOutbox({output: 'demo-answer', most: 1, withShows: true, deliver: sendDemo});
onBegin(({account}) => own.open(account));

/** Has the server yet to read the words of a task that was added, and so to give it its title? @param {string} task */
export const isUnread = task =>
  own.waiting().some(({shows}) => shows?.asWritten && shows.rows.some(([/** @type {string} */ id]) => id === task));

/** @param {string | undefined} list */
export const isDemo = list => list === DEMO;
/** The outbox for changes of a list. @param {string | undefined} list */
export const outboxOf = list => (isDemo(list) ? demo : own);
