// The dialog in which the date of a row is chosen (components/tasks/date_dialog.py): by a preset, or typed, or picked.
import {byId, listen, type} from '../lib/elements.js';
import {close} from '../screen/dialogs.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import {calendar, today} from '../state/calendar.js';
import {presets, readDay, sayDate, sayWeekday} from '../state/days.js';
import {setDate} from './actions.js';

const NOT_READ = 'This is no date. Write it as 13 Jan, Friday, tomorrow or 2027-01-13.';
const BESIDE = 600;             // px of width from which on there is room to show it at its row
let task = '';                  // whose date it is
const dialog = () => byId('date-dialog');
const boxes = () => ['date-typed', 'date-picked'].map(byId);

/** Open the dialog for a row; who opens it by a key goes on to type. @param {import('../state/window.js').Row} row */
export const openDate = (row, typing = true) => {
  task = row.id;
  const [typed, picked] = boxes(), is = row.date ?? '';
  dialog().querySelector('p').textContent = row.title;
  const all = [...presets(today(), calendar().weekBegins), {name: 'No date', day: ''}];
  byId('date-presets').replaceChildren(...all.map(draw));
  type(typed, '');
  type(picked, is);
  say('');
  dialog().popover = 'auto';      // Dash has no such attribute. No modal dialog: for one, browsers look at every style
  dialog().showPopover();
  place(rows.edges(row));
  (typing ? typed : byId('date-presets').firstElementChild).focus();
};

const inFull = day => `${sayWeekday(day)} ${sayDate(day, today())}`;

/** @param {{name: string, day: string}} preset */
const draw = ({name, day}) => {
  const button = document.createElement('button'), when = document.createElement('span');
  button.type = 'button';
  button.className = 'date-preset';
  button.dataset.day = day;
  when.textContent = day && inFull(day);
  button.append(name, when);
  return button;
};

// Below its row where there is room, above it otherwise; on a phone in the middle.
const place = ({left, bottom}) => {
  const {style, offsetHeight} = dialog(), top = Math.max(8, Math.min(bottom, innerHeight - offsetHeight - 8));
  const beside = {margin: '0', inset: `${top}px auto auto ${left + 44}px`};
  Object.assign(style, innerWidth < BESIDE ? {margin: '', inset: ''} : beside);
};

/** Which day do the boxes say? undefined if that is none. */
const given = () => {
  const [typed, picked] = boxes(), text = typed.value.trim();
  return (text ? readDay(text, today(), calendar().weekBegins) : picked.value) || undefined;
};
const say = words => { byId('date-said').textContent = words; };
const sayGiven = () => {
  const day = given();
  say(day ? inFull(day) : '');
};

const choose = day => {
  const row = list.find(task);
  close(dialog());
  if (!row) return;
  rows.focus(row, 'task-done');
  if ((row.date ?? '') !== day) setDate(row, day || null);
};
const chooseGiven = () => {
  const day = given();
  if (day) choose(day);
  else if (boxes()[0].value.trim()) say(NOT_READ);
  else choose('');
};

listen('click', event => {
  const {target} = event;
  if (target.closest?.('#tasks .chip-date')) openDate(list.at(target), false);
  else if (target.closest?.('.date-preset')) choose(target.closest('.date-preset').dataset.day);
  else if (target.closest?.('#date-set')) chooseGiven();
});
const isOpen = () => Boolean(dialog()?.matches(':popover-open'));
listen('focusin', ({target}) => { if (isOpen() && !dialog().contains(target)) close(dialog()); });

// What is picked takes the place of what was typed, and the other way round.
listen('input', ({target}) => {
  const [typed, picked] = boxes();
  if (!isOpen() || ![typed, picked].includes(target)) return;
  if (target === picked && picked.value && typed.value) type(typed, '');
  sayGiven();
});
listen('keydown', event => {
  if (event.key !== 'Enter' || !boxes().includes(event.target)) return;
  event.preventDefault();
  chooseGiven();
}, true);
