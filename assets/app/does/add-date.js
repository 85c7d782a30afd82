// The button in a box that adds tasks. The day, or day and time, that it chooses goes before what the words say, and stays
// until the task is added, or until the box goes with its section or panel. That of the list's box also survives a reload.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {byId, listen, type} from '../lib/elements.js';
import {showWhen, whenOf} from '../screen/add-date.js';
import * as list from '../screen/list.js';
import {isDemo} from '../state/outboxes.js';
import {openDay} from './dates.js';

let key = '';
let tell = (/** @type {any} */ _box) => {};

const boxOf = button => button.closest('.dated').querySelector('input');

/** The listener is called with the box for which another day was chosen. @param {(box: any) => void} listener */
export const onChosen = listener => { tell = listener; };

/** What was chosen for a task from this box, as its fields. @returns {{date?: string, time?: string}} */
export const chosenFor = box => {
  const [date, time] = whenOf(box).split(' ');
  return {...(date && {date}), ...(time && {time})};
};

/** Choose a day, or a day and a time, for what a box adds; '' removes it. @param {any} box @param {string} when */
export const chooseDay = (box, when) => {
  if (!box || when === whenOf(box)) return;
  if (box.id === 'add-task') keep(when);
  showWhen(box, when);
  tell(box);
};

const keep = when => {
  try {
    if (when) sessionStorage.setItem(key, when);
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
    name: box.value.trim() || 'The new task', date: chosenFor(box).date ?? '', edges: {right, bottom: bottom + 4},
    isDemo: isDemo(list.now()?.list), isOver: Boolean(box.closest('dialog:modal')),
    choose: (day, time) => { chooseDay(box, [day, time].filter(Boolean).join(' ')); box.focus(); },
    // Words in the box say how it repeats.
    repeat: words => { type(box, `${box.value.trimEnd()} ${words}`.trimStart()); box.focus(); },
  });
});
