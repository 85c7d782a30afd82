// The commands of domain/keys.py: which can be used now, and the keys for them. A module that can do one registers it by
// name: does('undo', undo).
import {NAME} from '../lib/base.js';
import {isClosed} from '../lib/begin.js';
import {active, byId, listen, query} from '../lib/elements.js';
import {keep} from '../lib/storage.js';
import * as list from '../screen/list.js';
import {isOpen as isMenuOpen} from '../screen/menu.js';
import {selected, size} from '../screen/selection.js';
import {commandOf, pressed, sayKey, withChoices, writes} from '../state/keys.js';
import {undoesItself} from './typed.js';

/** @typedef {import('../wire.d.ts').Command} Command */

/** @typedef {(at: any, key: string) => void | boolean} Act */
/** @type {Map<string, {act: Act, can: (at: any) => boolean}>} */
const acts = new Map();
let said = '', table = /** @type {Command[]} */ ([]);

/**
 * Say what a command does: to rows, if it is one for tasks, or with the element that the person is at. If it returns false,
 * it did nothing, and the key goes to the browser.
 * @param {string} name @param {(at: any, key: string) => void | boolean | unknown} act
 * @param {(at: any) => boolean} [can] whether it can do anything there; otherwise nobody is offered it
 */
export const does = (name, act, can = () => true) => { acts.set(name, {act: /** @type {Act} */ (act), can}); };

/** Do what a command does, wherever the person is. @param {string} name @param {any} at */
export const act = (name, at) => acts.get(name)?.act(at, '');
/** Can a command do anything there? @param {string} name @param {any} at */
export const can = (name, at) => Boolean(acts.get(name)?.can(at));

const given = () => byId('help-dialog')?.dataset.commands ?? '[]';
/** All commands that this person has. */
export const commands = () => {
  const text = given();
  if (isClosed()) return [];
  if (text !== said) table = withChoices(JSON.parse(said = text), choices());
  return table;
};

/** The same, with keys that are switched off. */
export const withAllKeys = () => withChoices(JSON.parse(given()), {...choices(), off: false});

// The chosen keys belong to this browser, as its keyboard does.
const KEPT = `${NAME}-keys`;
/** @returns {import('../state/keys.js').Choices} */
export const choices = () => {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};                    // damaged
  }
};
/** Choose other keys; without an argument, the usual ones. @param {import('../state/keys.js').Choices} [chosen] */
export const choose = (chosen = {}) => {
  keep(KEPT, JSON.stringify(chosen));
  said = '';
};
addEventListener('storage', ({key}) => { if (key === KEPT) said = ''; });     // in another tab

/** The keys of a command, as people read them. @param {string} name */
export const keysOf = name => commands().find(one => one.name === name)?.keys ?? [];

/** The row that an element is in, if the person is there. */
const rowsAt = element => [element && list.at(element)].filter(Boolean);
/** The rows that a command is about: for one that takes several, all selected ones, or else the one where the person is. */
const rowsFor = (where, element) => (where === 'tasks' && size() ? selected() : rowsAt(element));
/** What a command is told. */
const toldTo = ({where}, element) => (['task', 'tasks'].includes(where) ? rowsFor(where, element) : element);

/** Which commands can be used at this element? */
export const commandsAt = element => {
  const isList = Boolean(list.now() && query('.shows-tasks')), isThere = where =>
    where === 'page' || (isList && (where === 'list' || rowsFor(where, element).length > 0));
  return commands().filter(command => isThere(command.where) && can(command.name, toldTo(command, element)));
};

/** Do a command at an element. Returns false if it did nothing. @param {Command} command */
export const run = (command, element = active(), key = '') =>
  acts.get(command.name)?.act(toldTo(command, element), key) !== false;

const isText = element => element?.matches?.('textarea, select, [contenteditable]')
  || (element.matches?.('input') && !['checkbox', 'radio', 'button'].includes(element.type));
// In a menu, letters and arrows belong to the menu.
const isElsewhere = (element, key) => query('dialog:is([open], :popover-open)') || isMenuOpen()
  || (!/^(Control|Alt)/.test(key) && element.closest?.('[role=menu], [role=listbox]'));
// While the person types, letters are text, and the box undoes its own text; Shift with an arrow selects.
const isTyped = ({typing, name}, key, box) => isText(box)
  && (!typing || writes(key) || /Shift.*Arrow/.test(key) || (['undo', 'redo'].includes(name) && undoesItself(box)));

// Letters stay text if the page has moved the focus out of a box, as when the list has gone: who looks at the keyboard types
// on, or begins just then. After a while without any, they are keys again.
const STAYS = 5_000;            // ms
let textUntil = 0;
const typesOn = (element, key) => {
  const now = performance.now(), isOn = (writes(key) || key === 'Backspace') && (isText(element) || now < textUntil);
  textUntil = isOn ? now + STAYS : 0;
  return isOn;
};
// A box that is hidden with its page loses the focus, too, and not by hand: a key, or a press elsewhere.
let byHand = false, lostAt = -Infinity;
listen('focusin', () => { byHand = false; }, true);
listen('keydown', event => { byHand = !writes(pressed(event)); }, true);
listen('pointerdown', ({target}) => { byHand = target !== active(); }, true);
listen('focusout', ({target}) => { if (isText(target) && !byHand) lostAt = performance.now(); }, true);
/** The page goes elsewhere, without the person having asked for it. */
export const movesFocus = () => {
  const now = performance.now();
  if (isText(active()) || now - lostAt < STAYS) textUntil = now + STAYS;
};
const asks = () => { [textUntil, lostAt] = [0, -Infinity]; };        // the person does something else than to write
listen('click', ({isTrusted}) => { if (isTrusted) asks(); }, true);

listen('keydown', event => {
  const {target, repeat} = event, key = pressed(event);
  if (!key || typesOn(target, key) || event.defaultPrevented || isElsewhere(target, key)) return;
  const found = commandOf(commandsAt(target), key);
  if (!found || isTyped(found, key, target)) return;
  asks();
  if ((repeat && !found.held) || run(found, target, key)) event.preventDefault();
});

/** Write into a menu which keys do the same as its entries. */
export const writeKeys = menu => {
  for (const entry of menu.querySelectorAll('[role=menuitem]')) {
    const [key = ''] = keysOf(entry.dataset.does), shown = entry.querySelector('.menu-keys');
    if (!shown) continue;
    shown.textContent = sayKey(key);
    if (key) entry.setAttribute('aria-keyshortcuts', key);
    else entry.removeAttribute('aria-keyshortcuts');
  }
};
