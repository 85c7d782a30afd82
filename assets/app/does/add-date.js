// The button in a box that adds tasks. The day that it chooses goes before what the words say, and stays until the task is
// added, or until the box goes with its section or panel. That of the list's box also survives a reload.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {byId, listen, type} from '../lib/elements.js';
import {dayOf, showDay} from '../screen/add-date.js';
import * as list from '../screen/list.js';
import {isDemo} from '../state/outboxes.js';
import {openDay} from './dates.js';

let key = '';
let tell = (/** @type {any} */ _box) => {};

const boxOf = button => button.closest('.dated').querySelector('input');

/** The listener is called with the box for which another day was chosen. @param {(box: any) => void} listener */
export const onChosen = listener => { tell = listener; };

/** What was chosen for a task from this box, as its fields. @returns {{date?: string}} */
export const chosenFor = box => {
  const date = dayOf(box);
  return date ? {date} : {};
};

/** Choose a day for what a box adds; '' removes it. @param {any} box @param {string} day */
export const chooseDay = (box, day) => {
  if (!box || day === dayOf(box)) return;
  if (box.id === 'add-task') keep(day);
  showDay(box, day);
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

onBegin(({account}) => {
  key = `${NAME}-day:${account}`;
  chooseDay(byId('add-task'), sessionStorage.getItem(key) ?? '');
});

listen('click', ({target}) => {
  const button = target.closest?.('.add-date'), box = button && boxOf(button);
  if (!button) return;
  const {right, bottom} = button.getBoundingClientRect();
  openDay({
    name: box.value.trim() || 'The new task', date: dayOf(box), edges: {right, bottom: bottom + 4},
    isDemo: isDemo(list.now()?.list), isOver: Boolean(box.closest('dialog:modal')),
    choose: one => { chooseDay(box, one); box.focus(); },
    // Words in the box say how it repeats.
    repeat: words => { type(box, `${box.value.trimEnd()} ${words}`.trimStart()); box.focus(); },
  });
});
