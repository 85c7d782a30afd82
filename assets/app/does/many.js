// What a command does to one task or to many at once: one intent, one message, one step to undo.
import * as list from '../screen/list.js';
import {calendar, today} from '../state/calendar.js';
import {sayDay, sayTime} from '../state/days.js';
import {doneOn} from '../state/repeats.js';
import {isDone, justNow} from '../state/window.js';
import {change, nameOf, offer, ofOne, tickTask} from './actions.js';

/** Complete tasks, or open them again, where that changes anything. Repeating ones move on to their next day. */
export const tickTasks = (all, ticked) => {
  const rows = all.filter(row => isDone(row) !== ticked), name = nameOf(rows);
  if (rows.length === 1) return tickTask(rows[0], ticked);
  const goOn = new Map(ticked ? rows.map(row => [row, doneOn(row, today())]).filter(([, fields]) => fields) : []);
  const changes = rows.map(row => [row, goOn.get(row) ?? {done_at: ticked ? justNow() : null}]);
  const of = Object.fromEntries([...goOn.keys()].map(({id, date}) => [id, date ?? null]));
  const step = change(changes, {verb: 'tick_task', value: goOn.size ? {day: today(), of} : ticked}, {
    many: [...goOn.values()].some(({date}) => !date),
    did: `${ticked ? 'Completed' : 'Reopened'} ${name}`, undone: `${name} are ${ticked ? 'open' : 'completed'} again`,
  });
  if (goOn.size) list.outdated();               // the server knows the following days
  return offer(step);
};

/**
 * Set fields of tasks that have other values.
 * @param {Record<string, string | null>} fields @param {string} name what they are called
 * @param {(of: Record<string, any>) => string} words says these fields of a task, or ''
 */
const setFields = (all, fields, name, words) => {
  const isOther = row => Object.entries(fields).some(([field, value]) => (row[field] ?? null) !== value);
  const rows = all.filter(isOther), about = `${name} of ${nameOf(rows)}`, said = one => words(one) || 'none';
  if (!rows.length) return;
  offer(change(rows.map(row => [row, fields]), {verb: 'set_task', value: fields}, {
    did: `${about}: ${said(fields)}`, undone: `${about}: ${ofOne(rows, said(rows[0]), 'as it was')}`,
  }));
};
/** Plan tasks for a day, or for none, and for a time of it if there is one. @param {string | null} date */
export const setDate = (all, date, time = '') =>
  setFields(all, time ? {date, time} : {date}, 'Date', ({date: day, time: at}) => (
    [day && sayDay(day, today()), time && at && sayTime(at, calendar().clock)].filter(Boolean).join(' ')
  ));
/** Give tasks a priority, or none. @param {string | null} priority */
export const setPriority = (all, priority) => setFields(all, {priority}, 'Priority', one => one.priority);
