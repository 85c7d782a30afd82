// What a person does in a view of days, such as Today and Upcoming: tasks are moved within their day or to another;
// those planned for earlier days are moved together; tasks are added to a day.
import {active, byId, listen} from '../lib/elements.js';
import {focusOn} from '../lib/still.js';
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
import {change, nameOf, offer, ofOne, put} from './actions.js';
import {noteStep} from './undo.js';

/** Why a row has no place of its own in its day, in words; empty if it has one. */
export const whyNotInDays = row => (isDone(row) ? 'This task is completed. Reopen it to move it.' : '');

/** Say that rows cannot be moved further. @param {any[]} some @param {-1 | 1} by */
export const theEnd = (some, by) => {
  const end = by < 0 ? 'first' : 'last';
  return ofOne(some, `This is the ${end} one.`, `These are the ${end} ones.`);
};

const rowsOf = key => list.now().order.filter(row => row.stands === key);

/**
 * Put rows after another one of a section, or first, on the day of that section. Each keeps among those of its time.
 * @param {any[]} some in their order @param {any} after @param {string} key
 */
export const planAfter = (some, after, key) => {
  const section = sectionOf(list.now(), key), others = rowsOf(key).filter(one => !some.includes(one));
  const upTo = others.slice(0, after ? others.indexOf(after) + 1 : 0), isSame = row => row.stands === key;
  const dayOf = row => (isSame(row) ? row.date : section.sets?.date), timeOf = row => `${dayOf(row)} ${row.time ?? ''}`;
  const plans = [...new Set(some.map(timeOf))].flatMap(time => {
    const those = some.filter(row => timeOf(row) === time), all = others.filter(one => timeOf(one) === time);
    const at = all.filter(one => upTo.includes(one)).length, now = rowsOf(key).filter(one => timeOf(one) === time);
    if (those.every((row, nth) => now.indexOf(row) === at + nth)) return [];
    const orders = ordersAt(all, those, at), set = row => those.includes(row) && !isSame(row) && {date: dayOf(row)};
    return [...those, ...all].filter(({id}) => orders.has(id))
      .map(one => [one, {day_order: orders.get(one.id), ...set(one)}]);
  });
  if (!plans.length) return;
  const value = Object.fromEntries(plans.map(([one, fields]) => [one.id, fields])), [row] = some, name = nameOf(some);
  const beside = others.filter(one => timeOf(one) === timeOf(row)), at = beside.filter(one => upTo.includes(one)).length + 1;
  offer(change(/** @type {any} */ (plans), {verb: 'plan_task', value}, {
    did: some.every(isSame) ? `Moved ${ofOne(some, '', `${name} `)}to ${at} of ${beside.length + some.length}`
      : `Moved ${name} to ${section.title}`,
    undone: ofOne(some, `${name} is back where it was`, `${name} are back where they were`),
  }));
};

/** Move rows up or down by one within their day, and from its first or last place on to another day. */
export const moveInDays = (some, by) => {
  const row = some.at(by < 0 ? 0 : -1);
  const {sections: all} = list.now(), here = rowsOf(row.stands), at = here.indexOf(row), beside = here[at + by];
  const days = all.filter(({sets, key}) => sets || key === row.stands);
  const isDay = Boolean(sectionOf(list.now(), row.stands).sets);
  const to = days[days.findIndex(({key}) => key === row.stands) + by];
  const isBeside = beside && beside.date === row.date && (beside.time ?? null) === (row.time ?? null);
  if (isDay && isBeside) planAfter(some, by < 0 ? here[at - 2] ?? null : beside, row.stands);
  else if (isDay && beside) return say('Tasks are in the order of their day and time. Change those to move this one.');
  else if (!to?.sets) return say(theEnd(some, by));
  else planAfter(some, by < 0 ? rowsOf(to.key).at(-1) ?? null : null, to.key);
  if (list.find(row.id)) rows.bringIntoView(row);
};

// Move everything planned for earlier days to another day, or to none, including tasks that are not on screen.
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
  focusOn(byId('add-task'));
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
