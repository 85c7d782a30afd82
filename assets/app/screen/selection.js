// Which rows are selected, on screen: a tint, and a bar with what can be done to them (assets/39-selection.css).
import {active, byId} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';
import {makeSelection, MOST} from '../state/selection.js';
import * as list from './list.js';
import {make} from './make.js';
import {say} from './notice.js';
import * as rows from './rows.js';

/** The buttons of the bar: each with its command and its name there. */
const BUTTONS = [
  ['complete', 'Complete'], ['move-to', 'Move'], ['date', 'Date'], ['tags', 'Tag'], ['priority', 'Priority'],
  ['duplicate', 'Duplicate'], ['delete', 'Delete'],
];
const selection = makeSelection();
let isMode = false;             // does a click on a row select it?
let first = null;               // the topmost selected row when the bar was drawn: {row, place}
let isLate = false;             // will the bar be drawn soon?

const bar = () => byId('selection');
export const {has, size} = selection;
/** The place where a range begins: that of its row, if this is on screen. */
export const anchor = () => {
  const from = selection.anchor(), row = from && list.find(from.id);
  return row ? list.placeOf(row) : from?.place ?? null;
};
/** The place that a row had when it was selected, or -1. @param {string} id */
export const placeOf = id => selection.placeOf(id);
export const selected = () => selection.rows(list.find, placeNow);
const placeNow = ({id}) => (list.find(id) ? list.placeOf(list.find(id)) : undefined);
export const isSelecting = () => isMode && selection.size() > 0;

const drawBar = () => {
  const count = make('span', {id: 'selected-count'}), clear = button('clear-selection', 'Clear selection');
  const all = make('div', {className: 'selection-buttons'}, ...BUTTONS.map(([does, name]) => button(does, name)));
  bar().replaceChildren(make('span', {id: 'selected', hidden: true}, 'Selected'), count, all, clear);
};
const button = (does, name) => {
  const made = make('button', {type: 'button', title: name}, make('span', {className: 'selection-name'}, name));
  made.dataset.does = does;
  made.setAttribute('aria-label', name);
  return made;
};

const draw = () => {
  const size = selection.size(), isAt = bar().contains(active());
  if (size && !bar().firstElementChild) drawBar();
  if (size) {
    const words = `${size.toLocaleString('en')} selected`;
    bar().setAttribute('aria-label', words);
    byId('selected-count').textContent = words;
    first = selection.first();
  } else {
    isMode = false;
    tell('');
  }
  bar().hidden = !size;
  if (!size && isAt) focusBeside(first);
  document.body.classList.toggle('has-selection', size > 0);
  rows.showSelected(selection.ids());
};

// The focus was in the bar, which goes away: it moves to the row nearest to the first one.
const focusBeside = ({row, place}) => {
  const {order, start} = list.now(), at = Math.max(0, Math.min(place - start, order.length - 1));
  rows.focus(list.find(row.id) ?? order[at], 'task-done');
};

/** Tell screen readers, in a region of its own, since the notice may say something else meanwhile. @param {string} words */
export const tell = words => { byId('selection-said').textContent = words; };

/** Select a row, or deselect it. */
export const set = (row, is) => {
  if (!selection.set(row, list.placeOf(row), is)) say(`${MOST.toLocaleString('en')} tasks can be selected at a time.`);
  draw();
  tell(`${row.title} ${is ? 'selected' : 'not selected'}, ${selection.size().toLocaleString('en')} in all`);
};
export const toggle = row => set(row, !selection.has(row.id));

/** From now on, a click selects. */
export const begin = row => {
  set(row, true);
  isMode = true;
};

/** Select rows that begin at a place, instead of those before or as well. @param {any[]} some @param {number} place */
export const add = (some, place, keeps = false) => {
  selection.add(some, place, keeps);
  draw();
};

// Rows that leave the view are deselected. Many may leave at a time, and the bar is drawn once.
list.onGone(id => {
  if (!selection.drop(id) || isLate) return;
  isLate = true;
  queueMicrotask(() => {
    isLate = false;
    draw();
  });
});

/** The rows that a command at one row is about: all selected ones, if it is selected. */
export const allWith = row => (has(row.id) ? selected() : [row]);

/** Deselect everything. Returns whether anything was selected. */
export const clear = () => {
  if (!selection.size()) return false;
  selection.clear();
  draw();
  return true;
};
endsWithView(clear);
