// The facts under the title of a row, in words, as far as it has them.
import {addressOf} from '../lib/base.js';
import {count} from '../lib/text.js';
import {calendar, isHidden, today} from './calendar.js';
import {sayDeadline, sayHidden, sayWhen} from './days.js';
import {shownIn, tagOf} from './tags.js';
import {subtasksOf} from './tree.js';

/** @typedef {import('./window.js').Row} Row */
/**
 * `name` is what screen readers say, if that is more; `at` the day or time in the words; `view` the address of a view.
 * @typedef {{kind: string, words: string, name?: string, href?: string, view?: string, colour?: string, at?: string,
 *   late?: boolean}} Chip
 */

/** Return the chips of a row, in order. @param {Row} row @returns {Chip[]} */
export const chipsOf = row => [
  ...(row.in_list ? [inList(row)] : []),
  ...(row.under ? [{kind: 'under', words: row.under, name: `Under ${row.under}`}] : []),
  ...(row.subtasks ? [subtasks(row)] : []),
  ...(row.date || row.time ? [when(row)] : []),
  ...(row.repeat ? [{kind: 'repeat', words: '', name: `Repeats ${row.repeat}`}] : []),
  ...(row.deadline ? [deadline(row)] : []),
  ...(isHidden(row) ? [{kind: 'hidden', words: sayHidden(row.hidden_until, today()), at: row.hidden_until}] : []),
  ...shownIn(row.tags).map(tag),
  ...(isThere(row.notes) ? [{kind: 'notes', words: row.notes ?? '', name: `Notes ${row.notes}`.trim()}] : []),
  ...linksIn(row.title ?? '').map(href => ({kind: 'link', words: new URL(href).host, name: `Open ${href}`, href})),
];

/** @param {Row} row @returns {Chip} */
const inList = ({list, in_list: words}) => ({kind: 'list', words: words ?? '', view: addressOf(`/lists/${list}`)});

/** @param {Row} row @returns {Chip} */
const subtasks = row => {
  const [done, all] = subtasksOf(row);
  return {kind: 'subtasks', words: `${done}/${all}`, name: `${done} of ${count(all, 'subtask')} done`};
};

/** @param {string} id @returns {Chip} */
const tag = id => {
  const {title, colour, hasPage} = tagOf(id);
  return {kind: 'tag', words: title, view: hasPage ? addressOf(`/tags/${id}`) : undefined, colour};
};

/** @param {Row} row */
const when = ({date, time, done_at: done}) => {
  const words = sayWhen(date, time, {today: today(), clock: calendar().clock, done: Boolean(done)});
  return {kind: 'date', words, at: [date, time].filter(Boolean).join('T')};
};

/** @param {Row} row */
const deadline = ({deadline: at, done_at: done}) => {
  const now = today();
  return {kind: 'deadline', words: sayDeadline(at, {today: now, done: Boolean(done)}), at, late: !done && at < now};
};

/** Return the addresses in a title, without punctuation at their ends. @param {string} title */
const linksIn = title => (title.match(/https?:\/\/[^\s<>"]+/gi) ?? [])
  .map(found => found.replace(/[.,;:!?)\]}'’”]+$/, '')).filter(found => URL.canParse(found));

/** @param {string | null | undefined} value */
const isThere = value => value !== undefined && value !== null;
