// The button in a box that adds tasks. The day, or day and time, that it chooses goes before what the words say, and stays
// until the task is added, or until the box goes with its section or panel. That of the list's box is kept with its words.
import {byId, listen, type} from '../lib/elements.js';
import {showWhen, whenOf} from '../screen/add-date.js';
import * as list from '../screen/list.js';
import {dayIn, draft, keepDraft, onPlace} from '../state/drafts.js';
import {isDemo} from '../state/outboxes.js';
import {openDay} from './dates.js';

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
  if (box.id === 'add-task') keepDraft(when, dayIn());
  showWhen(box, when);
  tell(box);
};

onPlace((goesAlong, from) => {
  const box = byId('add-task'), when = (goesAlong && whenOf(box)) || draft(dayIn());
  if (goesAlong && from) keepDraft('', dayIn(from));
  keepDraft(when, dayIn());
  chooseDay(box, when);
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
