// The line at the bottom that says what happened. It is the live region of every page.
import {onBegin} from '../lib/begin.js';
import {afterPaint, setProps} from '../lib/dash.js';
import {active, byId, listen, query} from '../lib/elements.js';
import {focusOn} from '../lib/still.js';
import {onTrouble} from '../lib/storage.js';

/** @typedef {[string, () => void, string[]?]} Offer what it is called, what it does, and the intents that it takes back */
/** @type {Offer[]} */
let offers = [];
let silence = 0, names = ['Undo'];

const status = () => byId('status');
const notice = () => status().parentElement;
const BUTTONS = ['undo', 'or-else'], READING = 6_000;

// The last refusal, what it is about (state/outbox.js), and until when it is being read; and what was said since.
const NOTHING = {text: '', about: '', until: 0};
let refusal = NOTHING, since = '';
const isRead = () => Date.now() < refusal.until;

/**
 * Say something, for ten seconds or as long as the person is at it, and offer something to do about it, such as Undo. With
 * `quiet` only screen readers say it, and offers stay. A refusal that is still being read stays before it.
 * @param {string} text @param {Offer[]} [may] two at most @param {boolean} [quiet]
 */
export const say = (text, may = [], quiet = false) => {
  if (quiet && (offers.length || isRead())) return;
  clearTimeout(silence);
  if (!text || !isRead()) refusal = NOTHING;
  since = text;
  offers = may;
  notice().classList.toggle('quiet', quiet);
  notice().dataset.offers = String(may.length);
  may.forEach(([name], at) => { if (name !== names[at]) nameButton(at, name); });
  show();
  if (text) silence = setTimeout(expire, 10_000);
};
const show = () => { status().textContent = [refusal.text, since].filter(Boolean).join(' '); };

/** Say that something was refused, until that is done after all. @param {string} text @param {string} about */
export const refuse = (text, about) => {
  refusal = NOTHING;
  say(text);
  refusal = {text, about, until: Date.now() + READING};
  since = '';
};

/** These things are done: a refusal of one of them is no longer true. @param {string[]} abouts */
export const mended = abouts => {
  if (!refusal.text || !abouts.includes(refusal.about)) return;
  refusal = NOTHING;
  if (since) show();
  else dismiss();
};

// Dash, which would take until after the paint, hears of it then.
const nameButton = (at, name) => {
  names[at] = name;
  query(`#${BUTTONS[at]} .mantine-Button-label`).textContent = name;
  afterPaint(() => setProps(BUTTONS[at], {children: names[at]}));
};

const expire = () => {
  if (notice().matches(':hover, :focus-within')) silence = setTimeout(expire, 2_000);
  else dismiss();
};

export const dismiss = () => say('');

/** An intent did not happen after all: do not say that it did, or offer to undo it. @param {string} intent */
export const withdraw = intent => {
  if (offers.some(([, , ids]) => ids?.length === 1 && ids[0] === intent)) dismiss();
};

// Say to screen readers what others see elsewhere. It comes after what is being said, if that can be seen, and takes the
// place of what was announced before.
export const announce = text => {
  if (free()) say(text, [], true);
  else {
    show();
    status().textContent = `${status().textContent.replace(/\.$/, '')}. ${text}`;
  }
};

// What the person has clicked: when Dash hears of it, something else may be offered in its place.
let chosen = /** @type {Offer | null | undefined} */ (null);
listen('click', ({target}) => {
  const at = BUTTONS.findIndex(id => target.closest?.(`#${id}`));
  if (at >= 0) chosen = offers[at];
}, true);

/** Do what was offered. @param {number} [at] which of several */
export const accept = (at = 0) => {
  const [, does] = chosen ?? offers[at] ?? [];
  if (!chosen || offers.includes(chosen)) dismiss();
  chosen = null;
  does?.();
  if (!active()?.closest('#workspace')) focusOn(byId('add-task'));
};

/** Is a refusal still being read? */
export const isRefused = () => Boolean(refusal.text) && isRead();

// Is nothing shown here at present?
export const free = () => !status().textContent || notice().classList.contains('quiet');

onBegin(() => onTrouble(text => say(text)));
