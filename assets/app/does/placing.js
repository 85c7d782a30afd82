// Where a task stands: moved up, down, right after another one or to another list; and a copy of it beside it.
import {newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import {atEnd, between} from '../state/order.js';
import {fieldsOf, isDone, sectionOf} from '../state/window.js';
import {offer, put} from './actions.js';
import {noteStep} from './undo.js';

/** Why a row has no place of its own here, in words; empty if it has one. */
export const whyNot = row => {
  if (!list.now().list) return 'This view shows tasks of several lists. Open the list of a task to put it elsewhere in it.';
  if (list.now().show === 'hidden') return 'Hidden tasks stand by the day until which they are hidden.';
  if (isDone(row)) return 'Completed tasks stand in the order in which they were completed. Make this one open to move it.';
  const {sort, grouping} = list.now().facts ?? {};
  const choose = (words, under) => `Choose “${words}” in its options, under “${under}”, to move tasks.`;
  if (grouping) return `This list is grouped by ${grouping}. ${choose('Not grouped', 'Group by')}`;
  return sort ? `This list is sorted by ${sort}. ${choose('By hand', 'Sort by')}` : '';
};

/** Put a row right after another one, or first in a section. @param {any} row @param {any} after */
export const placeTask = (row, after, section = after?.stands ?? row.stands) => {
  const {list: id} = list.now(), was = {order: row.order, section: row.section ?? null};
  const before = places.before(row), {fields, words} = places.place(row, after, section);
  const comes = fields.section !== was.section;
  const shows = {list: id, rows: [[row.id, fields]]};
  const value = {after: after?.id ?? '', ...(comes && {section: fields.section ?? ''})};
  offer(noteStep({
    ids: [put({verb: 'place_task', list: id, tasks: [row.id], value, shows})], rows: [[row.id, was, fields]],
    behind: [before?.id ?? null, after?.id ?? null], did: `Moved to ${words}`, undone: `${row.title} is back where it was`,
  }));
};

/** Move a row up or down by one. @param {any} row @param {-1 | 1} by */
export const moveBy = (row, by) => {
  const why = whyNot(row), {order, start} = list.now(), at = order.indexOf(row), beside = order[at + by];
  if (why) return say(why);
  if (!beside) {
    const come = list.rowAt(start + at + by, () => moveBy(row, by));
    return come ? undefined : say(by < 0 ? 'This is the first one.' : 'This is the last one.');
  }
  if (sectionOf(list.now(), beside.stands).done) return say('This is the last one.');
  const isNext = beside.stands !== row.stands, before = by < 0 ? order[at - 2] : beside;
  if (by < 0 && !isNext && !before && start > 0) return list.rowAt(start + at - 2, () => moveBy(row, by));
  // Into the section before it comes last, into the one after it first.
  if (isNext) placeTask(row, by < 0 ? beside : null, beside.stands);
  else placeTask(row, before?.stands === row.stands ? before : null);
  rows.bringIntoView(row);
};

/** Move a row to the end of another list. @param {any} row @param {{id: string, title: string}} to */
export const moveTask = (row, to) => {
  const from = list.listOf(row), fields = {...fieldsOf(row), list: from}, there = {...fields, section: null, list: to.id, order: atEnd()};
  if (from === to.id) return say(`${row.title} is in ${to.title} already.`);
  if (!list.find(row.id)) list.outdated();
  else if (list.now().list) list.remove(row);
  else list.set(row, {list: to.id});
  panel.follow(row.id, {list: to.id, section: null});
  const shows = {list: from, rows: [[row.id, there]]};
  offer(noteStep({
    list: from, ids: [put({verb: 'move_task', list: to.id, tasks: [row.id], shows})],
    rows: [[row.id, fields, there]],
    did: `Moved ${row.title} to ${to.title}`, undone: `Moved ${row.title} back`,
  }));
};

/** Copy a row: an open one, right after it. */
export const duplicateTask = row => {
  const {order, facts} = list.now(), next = order[order.indexOf(row) + 1], id = newId();
  const place = facts?.sort ? row.order : between(row.order, isDone(row) ? undefined : next?.order);
  const copy = {id, ...fieldsOf(row), done_at: null, order: place};
  const shows = {list: list.listOf(row), rows: [[id, fieldsOf(copy)]]};
  if (list.now().list && order.includes(row)) list.putBack(copy);
  list.outdated();                // the server says what its order is
  offer(noteStep({
    list: shows.list, rows: [[id, null, fieldsOf(copy)]],
    ids: [put({verb: 'duplicate_task', tasks: [row.id], value: {[row.id]: id}, shows})],
    did: `Duplicated ${row.title}`, undone: `Took the copy of ${row.title} away again`,
  }));
};
