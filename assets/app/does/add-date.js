// The button in a box that adds tasks: the day that is chosen by it goes before what the words say, and stays until the task is
// added. That of the list's box stays across a reload, too.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {byId, listen, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as panel from '../screen/panel.js';
import {keyAt} from '../screen/sections.js';
import {today} from '../state/calendar.js';
import {sayDate, sayWeekday} from '../state/days.js';
import {isDemo} from '../state/outboxes.js';
import {openDay} from './dates.js';

const days = /** @type {Map<string, string>} */ (new Map());     // what was chosen, by what the box is for
let key = '';
let tell = (/** @type {any} */ _box) => {};

const boxOf = button => button.closest('.dated').querySelector('input');
const nameOf = box => (box.id === 'add-subtask' ? `under ${panel.shown()?.id}` : box.id || `in ${keyAt(box)}`);

/** Be told of the box for which another day was chosen. @param {(box: any) => void} listener */
export const onChosen = listener => { tell = listener; };

/** What was chosen for what is added by a box, as its fields. @returns {{date?: string}} */
export const chosenFor = box => {
  const date = box && days.get(nameOf(box));
  return date ? {date} : {};
};

/** Choose a day for what is added by a box; '' takes it away again. @param {any} box @param {string} day */
export const chooseDay = (box, day) => {
  if (!box || day === (days.get(nameOf(box)) ?? '')) return;
  if (day) days.set(nameOf(box), day);
  else days.delete(nameOf(box));
  if (box.id === 'add-task') keep(day);
  show(box);
  tell(box);
};

const keep = day => {
  try {
    if (day) sessionStorage.setItem(key, day);
    else sessionStorage.removeItem(key);
  } catch {
    // full: it is still in the box
  }
};

const show = box => {
  const button = box.closest('.dated').querySelector('.add-date'), {date = ''} = chosenFor(box);
  button.dataset.name ??= button.getAttribute('aria-label');
  const said = date && `${sayWeekday(date)} ${sayDate(date, today())}`, {name} = button.dataset;
  button.textContent = said;
  button.setAttribute('aria-label', said ? `${name}: ${said}` : name);
  if (said) box.setAttribute('aria-description', `${name}: ${said}`);
  else box.removeAttribute('aria-description');
};

onBegin(({account}) => {
  key = `${NAME}-day:${account}`;
  chooseDay(byId('add-task'), sessionStorage.getItem(key) ?? '');
});

listen('click', ({target}) => {
  const button = target.closest?.('.add-date'), box = button && boxOf(button);
  if (!button) return;
  const {right, bottom} = button.getBoundingClientRect();
  openDay({
    name: box.value.trim() || 'The new task', date: chosenFor(box).date ?? '', edges: {right, bottom: bottom + 4},
    isDemo: isDemo(list.now()?.list), isOver: Boolean(box.closest('dialog:modal')),
    choose: one => { chooseDay(box, one); box.focus(); },
    // How it repeats is said in words, in the box.
    repeat: words => { type(box, `${box.value.trimEnd()} ${words}`.trimStart()); box.focus(); },
  });
});
