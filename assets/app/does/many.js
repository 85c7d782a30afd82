// What a command does to one task or to many at once: one intent, one message, one step to undo.
import * as list from '../screen/list.js';
import {today} from '../state/calendar.js';
import {sayDay} from '../state/days.js';
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
 * Set a field of tasks that have another value.
 * @param {string} name what the field is called @param {(value: string | null) => string} words
 */
const setField = (all, field, value, name, words) => {
  const rows = all.filter(row => (row[field] ?? null) !== value), about = `${name} of ${nameOf(rows)}`;
  if (!rows.length) return;
  offer(change(rows.map(row => [row, {[field]: value}]), {verb: 'set_task', value: {[field]: value}}, {
    did: `${about}: ${words(value)}`, undone: `${about}: ${ofOne(rows, words(rows[0][field] ?? null), 'as it was')}`,
  }));
};
/** Plan tasks for a day, or for none. @param {string | null} day */
export const setDate = (all, day) => setField(all, 'date', day, 'Date', one => (one ? sayDay(one, today()) : 'none'));
/** Give tasks a priority, or none. @param {string | null} priority */
export const setPriority = (all, priority) => setField(all, 'priority', priority, 'Priority', one => one ?? 'none');
