// The button in the add box: the day that is chosen by it goes before what the words say, and stays until the task is
// added.
import {NAME} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import {byId, listen, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {today} from '../state/calendar.js';
import {sayDate, sayWeekday} from '../state/days.js';
import {isDemo} from '../state/outboxes.js';
import {openDay} from './dates.js';

let day = '', key = '';
let tell = () => {};

/** Be told when another day was chosen. @param {() => void} listener */
export const onChosen = listener => { tell = listener; };

/** What was chosen for what is added by a box, as its fields. @returns {{date?: string}} */
export const chosenFor = box => (day && box?.id === 'add-task' ? {date: day} : {});

/** Choose a day; '' takes it away again. @param {string} one */
export const chooseDay = one => {
  if (day === one) return;
  day = one;
  keep();
  show();
  tell();
};

const keep = () => {
  try {
    if (day) sessionStorage.setItem(key, day);
    else sessionStorage.removeItem(key);
  } catch {
    // full: it is still in the box
  }
};

const show = () => {
  const button = byId('add-date'), box = byId('add-task'), said = day && `${sayWeekday(day)} ${sayDate(day, today())}`;
  if (!button) return;
  button.textContent = said;
  button.setAttribute('aria-label', said ? `Date of the new task: ${said}` : 'Date of the new task');
  if (said) box.setAttribute('aria-describedby', 'add-date');
  else box.removeAttribute('aria-describedby');
};

onBegin(({account}) => {
  key = `${NAME}-day:${account}`;
  chooseDay(sessionStorage.getItem(key) ?? '');
});

listen('click', ({target}) => {
  const button = target.closest?.('#add-date'), box = () => byId('add-task');
  if (!button) return;
  const {right, bottom} = button.getBoundingClientRect(), here = list.now()?.list;
  openDay({
    name: box().value.trim() || 'The new task', date: day, edges: {right, bottom: bottom + 4}, isDemo: isDemo(here),
    choose: one => { chooseDay(one); box().focus(); },
    // How it repeats is said in words, in the box.
    repeat: words => { type(box(), `${box().value.trimEnd()} ${words}`.trimStart()); box().focus(); },
  });
});
