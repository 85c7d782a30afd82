// Tasks that come again, which a view of days names but does not hold (Window.again in wire.d.ts): under the days on which
// they come, and under what was done today. Changes to such a task show there as they do on rows.
import {addressOf} from '../lib/base.js';
import {calendar, today} from './calendar.js';
import {chipsOf} from './chips.js';
import {sayDate, sayWeekday} from './days.js';
import {hasRules, holds} from './rules.js';
import {sayNext} from './repeats.js';
import {panelOf} from './views.js';

/**
 * `repeated` is how it repeated when the server worked out its days, if that has changed since; `gone` means that it was
 * deleted.
 * @typedef {import('./window.js').Row & {repeated?: string | null, gone?: boolean}} Again
 * @typedef {{id: string, list: string, title: string, href: string, chips: import('./chips.js').Chip[]}} Line
 */

const FEW = 3;                  // up to this many days of a task are listed

/**
 * Return what comes again after a task got other fields, or was deleted (null). If that changes nothing, it is the very same
 * object. A `row` that was completed and comes again is new there.
 * @param {Again[] | undefined} again @param {string} id @param {object | null} fields @param {Again} [row]
 */
export const followed = (again = [], id, fields, row) => {
  const was = again.find(one => one.id === id), isNew = !was && row?.title && fields && 'completed_at' in fields;
  if (!was && !isNew) return again;
  const is = {...row, ...was, ...fields, id, gone: !fields};
  if (was && is.repeat !== was.repeat) is.repeated = was.repeated ?? was.repeat;
  return was ? again.map(one => (one === was ? is : one)) : [is, ...again];
};

/**
 * Let what a view on screen names follow a change of a task. Returns whether anything changed.
 * @param {import('./window.js').Window} now @param {string} id @param {object | null} fields @param {Again} [row]
 */
export const followIn = (now, id, fields, row) => {
  const before = now.again ?? [], again = hasRules(now) ? followed(before, id, fields, row) : before;
  if (again === before) return false;
  now.again = again;
  return true;
};

/** @param {Again} one */
const isThere = one => !one.gone && !one.done_at && Boolean(one.repeat);
/** The days of a section on which a task comes again. @param {Again} one @param {import('./window.js').Section} section */
const daysIn = ({comes = '', date, repeat, repeated}, section) => ((repeated ?? repeat) !== repeat ? []
  : comes.split(' ').filter(day => day && day > (date ?? '') && holds(section, {date: day})));

/** What sections name of what comes again. It becomes another array when any of it changes. */
const worked = /** @type {WeakMap<Again[], Map<string, Line[]>>} */ (new WeakMap());

/**
 * Return what a section of a view names, one line each, in the order of a day: those with a time first. The result is the
 * very same array until any of it changes.
 * @param {{view: string, again?: Again[]}} view @param {import('./window.js').Section} section @returns {Line[]}
 */
export const namedIn = ({view, again}, section) => {
  if (!again?.length) return [];
  const {key, holds: days, done, stays} = section;
  const about = JSON.stringify([view, today(), calendar().clock, key, days, done, stays]);
  const known = worked.get(again) ?? new Map();
  worked.set(again, known);
  if (!known.has(about)) known.set(about, linesIn(view, again, section));
  return known.get(about);
};

/** @param {string} view @param {Again[]} again @param {import('./window.js').Section} section @returns {Line[]} */
const linesIn = (view, again, section) => {
  const {done, stays} = section, those = again.filter(isThere);
  const line = (one, time, days) => {
    const {id, list, title, in_list, under, repeat} = one, when = days ? [{kind: 'date', words: days}] : [];
    const chips = chipsOf({id, list, in_list, under, time, repeat});
    return {id, list, title, href: addressOf(panelOf(view, list, id)), chips: [...when, ...chips]};
  };
  if (done) {
    return those.filter(({completed_at: at}) => at && holds(section, {done_at: at}))
      .map(one => line(one, null, one.date ? `Next: ${sayNext(one.date, today())}` : ''));
  }
  const some = those.map(one => ({one, days: daysIn(one, section)})).filter(({days}) => days.length);
  if (stays) some.sort(({one: a}, {one: b}) => ((a.time ?? '~') < (b.time ?? '~') ? -1 : Number(a.time !== b.time)));
  return some.map(({one, days}) => line(one, one.time, stays ? '' : sayDays(days)));
};

/** @param {string[]} days */
const sayDays = days => (days.length > FEW ? `${days.length} days`
  : days.map(day => `${sayWeekday(day)} ${sayDate(day, today())}`).join(', '));
