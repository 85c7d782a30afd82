// The boxes for days and the time in the panel of a task. What is typed there is read here alone, and rewritten as it is
// said to this person. What is not understood is never saved, and words below the box say so.
import {setProps} from '../lib/dash.js';
import {listen, quietly, type} from '../lib/elements.js';
import {calendar, daysIn, deadlinesIn, timesIn, whensIn, whyNoDay, whyNoTime} from '../state/calendar.js';
import {sayDate, sayTime} from '../state/days.js';
import {refuseIn} from './refused.js';

const DAYS = ['date', 'deadline', 'hidden_until'];

/** The field of a box of the panel, or null. @returns {string | null} */
export const fieldOf = box => (box?.matches?.('#panel input[id*="task-field"]') ? JSON.parse(box.id).field : null);
const isOne = box => [...DAYS, 'time'].includes(fieldOf(box) ?? '');

/** What a text in such a box may mean. @type {Record<string, (text: string) => string[]>} */
const READ = {date: text => whensIn(text), deadline: deadlinesIn, hidden_until: daysIn, time: timesIn};

/** @returns {string | undefined} */
const valueOf = (/** @type {string} */ field, /** @type {string} */ text) => {
  const found = text.trim() ? READ[field](text) : [''];
  return found.length === 1 ? found[0].split(' ')[0] : undefined;
};
/** The value of a box for a day or a time, as it is kept; undefined if it is not understood, and for other boxes. */
export const valueIn = box => (isOne(box) ? valueOf(fieldOf(box) ?? '', box.value) : undefined);

/** Is it a box with a calendar? */
export const isDay = box => DAYS.includes(fieldOf(box) ?? '');
/** A day or a time as its box has it. @param {string} field @param {string | null | undefined} value */
export const inWords = (field, value) => {
  if (!value) return '';
  return field === 'time' ? sayTime(value, calendar().clock) : sayDate(value);
};
const refusalOf = box => (fieldOf(box) === 'time' ? whyNoTime : whyNoDay)(box.value);

let tell = (/** @type {string} */ _day, /** @type {string} */ _time) => {};
/** The listener is called with a day and a time that were typed into the box for the date. @param {typeof tell} listener */
export const onTimed = listener => { tell = listener; };
/** Take the time out of the box for the date, if there is one besides the day. */
export const takeTime = box => {
  const [when = '', other] = fieldOf(box) === 'date' ? whensIn(box.value) : [], [day, time] = when.split(' ');
  if (time && !other) tell(day, time);
};

/** Say a day or a time in its box as this person's page says it, or why it is none. Returns whether it is understood. */
export const readBox = box => {
  const value = valueIn(box);
  if (!isOne(box)) return true;
  takeTime(box);
  if (value !== undefined) type(box, inWords(fieldOf(box), value));
  refuseIn(box, value === undefined && refusalOf(box));
  return value !== undefined;
};

/** Put what is known of the task back into a box. The words below it stay. @param {Record<string, string | null>} fields */
export const putBack = (box, fields) => {
  const field = fieldOf(box) ?? '', words = refusalOf(box);
  type(box, inWords(field, fields[field]));
  refuseIn(box, words);
};

// Mantine would read with JavaScript's Date, for which "in 3 days" is in March 2001. It gets only what is written as it is
// said here: of "3 Dec 2027", "3 Dec" would be a day too.
listen('focusin', ({target}) => {
  const dateParser = text => {
    const day = valueOf('date', text);
    return day && inWords('date', day) === text ? day : null;
  };
  if (isDay(target)) setProps(JSON.parse(target.id), {dateParser});
});
const ESCAPE = {key: 'Escape', bubbles: true};
const closeCalendar = box => quietly(() => box.dispatchEvent(new KeyboardEvent('keydown', ESCAPE)));
/** Show another day in the box with the focus: Mantine does not while its calendar is open. @param {string | null} day */
export const rewrite = (box, day) => {
  type(box, inWords('date', day));
  closeCalendar(box);
};
// A text that is not understood at Enter stays, to be corrected, and Dash does not hear of it. The calendar would cover the
// words about it.
listen('keydown', event => {
  const {key, target} = event;
  if (key !== 'Enter' || !isOne(target)) return;
  if (!readBox(target)) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (isDay(target)) closeCalendar(target);
}, true);
