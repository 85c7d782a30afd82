// Which rows are selected, on screen: a tint, and a bar with what can be done to them (assets/39-selection.css).
import {byId} from '../lib/elements.js';
import {makeSelection, MOST} from '../state/selection.js';
import * as list from './list.js';
import {say} from './notice.js';
import * as rows from './rows.js';

/** What the bar offers: the command, and what it is called there. */
const BUTTONS = [
  ['complete', 'Complete'], ['move-to', 'Move'], ['date', 'Date'], ['tags', 'Tag'], ['priority', 'Priority'],
  ['duplicate', 'Duplicate'], ['delete', 'Delete'],
];
const selection = makeSelection();
let isMode = false;             // does a click on a row select it?

const bar = () => byId('selection');
const make = (tag, more, ...children) => {
  const made = Object.assign(document.createElement(tag), more);
  made.append(...children);
  return made;
};

export const {has, size, anchor} = selection;
export const selected = () => selection.rows(list.find);
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
  const size = selection.size();
  if (size && !bar().firstElementChild) drawBar();
  if (size) {
    const words = `${size.toLocaleString('en')} selected`;
    bar().setAttribute('aria-label', words);
    byId('selected-count').textContent = words;
  } else isMode = false;
  bar().hidden = !size;
  document.body.classList.toggle('has-selection', size > 0);
  rows.showSelected(selection.ids());
};

const told = words => say(`${words}, ${selection.size().toLocaleString('en')} in all`, [], true);

/** Select a row, or no more. */
export const set = (row, is) => {
  if (!selection.set(row, list.placeOf(row), is)) say(`${MOST.toLocaleString('en')} tasks can be selected at a time.`);
  draw();
  told(`${row.title} ${is ? 'selected' : 'not selected'}`);
};
export const toggle = row => set(row, !selection.has(row.id));

/** From now on, a click selects. */
export const begin = row => {
  set(row, true);
  isMode = true;
};

/** Select rows that begin at a place. @param {any[]} some @param {number} place */
export const add = (some, place) => {
  selection.add(some, place);
  draw();
};

/** Select nothing. Returns whether anything was. */
export const clear = () => {
  if (!selection.size()) return false;
  selection.clear();
  draw();
  return true;
};
