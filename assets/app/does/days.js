// What a person does in a view of days, as Today and Upcoming are: a task is put elsewhere in its day, or on another day;
// what was meant for days before is moved on together; a task is added to a day.
import {active, byId, listen} from '../lib/elements.js';
import {count} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as rows from '../screen/rows.js';
import * as sections from '../screen/sections.js';
import {today} from '../state/calendar.js';
import {becomes, shownOf} from '../state/changes.js';
import {later} from '../state/days.js';
import {ordersAt} from '../state/rules.js';
import {isDone, sectionOf} from '../state/window.js';
import {change, offer, put} from './actions.js';
import {noteStep} from './undo.js';

/** Why a row has no place of its own among those of its day, in words; empty if it has one. */
export const whyNotInDays = row => (isDone(row) ? 'This task is completed. Make it open to put it elsewhere.' : '');

const rowsOf = key => list.now().order.filter(row => row.stands === key);

/**
 * Put a row after another one of a section, or first: on the day of that.
 * @param {any} row @param {any} after @param {string} key
 */
export const planAfter = (row, after, key) => {
  const section = sectionOf(list.now(), key), isSame = row.stands === key, {date} = isSame ? row : section.sets ?? {};
  const isBeside = one => one !== row && one.date === date && (one.time ?? null) === (row.time ?? null);
  const all = rowsOf(key).filter(isBeside), before = rowsOf(key).filter(one => one !== row);
  const upTo = before.slice(0, after ? before.indexOf(after) + 1 : 0), at = all.filter(one => upTo.includes(one)).length;
  if (isSame && rowsOf(key).filter(one => one === row || isBeside(one)).indexOf(row) === at) return;
  const orders = ordersAt(all, row, at), those = [row, ...all].filter(({id}) => orders.has(id));
  const plans = those.map(one => [one, {day_order: orders.get(one.id), ...(one === row && !isSame && {date})}]);
  const value = Object.fromEntries(plans.map(([one, fields]) => [one.id, fields]));
  offer(change(/** @type {any} */ (plans), {verb: 'plan_task', value}, {
    did: isSame ? `Moved to ${at + 1} of ${all.length + 1}` : `Moved ${row.title} to ${section.title}`,
    undone: `${row.title} is back where it was`,
  }));
};

/** Move a row up or down by one: among those of its day, and from the first or last of these on to another day. */
export const moveInDays = (row, by) => {
  const {sections: all} = list.now(), here = rowsOf(row.stands), at = here.indexOf(row), beside = here[at + by];
  const days = all.filter(({sets, key}) => sets || key === row.stands), isDay = Boolean(sectionOf(list.now(), row.stands).sets);
  const to = days[days.findIndex(({key}) => key === row.stands) + by];
  const isBeside = beside && beside.date === row.date && (beside.time ?? null) === (row.time ?? null);
  if (isDay && isBeside) planAfter(row, by < 0 ? here[at - 2] ?? null : beside, row.stands);
  else if (isDay && beside) return say('Tasks stand by their day and time. Give this one another to move it there.');
  else if (!to?.sets) return say(`This is the ${by < 0 ? 'first' : 'last'} one.`);
  else planAfter(row, by < 0 ? rowsOf(to.key).at(-1) ?? null : null, to.key);
  if (list.find(row.id)) rows.bringIntoView(row);
};

// Give all that was meant for days before another day, or none: those that are not on screen too.
const carry = name => {
  const now = list.now(), section = now.sections.find(one => one.leftover);
  const to = {today: today(), tomorrow: later(today(), 1)}[name] ?? null;
  const those = rowsOf(section.key), hidden = section.closed ?? section.count - those.length, all = those.length + hidden;
  const become = those.flatMap(row => becomes(list.known(row), row.id, {date: to}));
  for (const row of those) list.set(row, {date: to});
  if (section.closed !== undefined) section.closed = 0;
  if (name !== 'today') now.open -= hidden;
  list.restructure({list: undefined, rows: [], sections: []});
  const shows = {list: now.adds[0], rows: shownOf(become)}, value = {before: today(), to: to ?? ''};
  offer(noteStep({
    list: shows.list, ids: [put({verb: 'carry_over', list: shows.list, value, shows})], rows: become, many: hidden > 0,
    did: to ? `Moved ${count(all, 'task')} to ${name}` : `Took the date off ${count(all, 'task')}`,
    undone: `${count(all, 'task')} ${all === 1 ? 'is' : 'are'} from before again`,
  }));
  byId('add-task').focus();
};

listen('click', ({target}) => {
  const all = target.closest?.('.section-all button'), plus = target.closest?.('.section-plus');
  if (all) carry(all.dataset.to);
  else if (plus) sections.openBox(sections.keyAt(plus), true);
});
listen('focusout', ({target}) => {
  if (target.matches?.('.is-day .section-add input') && !target.value) {
    setTimeout(() => { if (active() !== target) sections.openBox(sections.keyAt(target), false); });
  }
});
listen('keydown', ({target, key}) => {
  if (key !== 'Escape' || !target.matches?.('.is-day .section-add input')) return;
  target.closest('.section-line').querySelector('.section-plus').focus();
});
