// Where a task stands: moved up, down, right after another one or to another list; and a copy of it beside it.
import {newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import {together} from '../screen/rows.js';
import {opensFor, shownOf} from '../state/changes.js';
import {above, atEnd, between, levelOf, moved, ownOrder, pathOf, sortedBy} from '../state/order.js';
import {hasRules} from '../state/rules.js';
import {DEEPEST, family, heightOf, topmost} from '../state/tree.js';
import {fieldsOf, isDone, sectionOf, wholeOf} from '../state/window.js';
import {nameOf, offer, ofOne, put} from './actions.js';
import {moveInDays, whyNotInDays} from './days.js';
import {collapse} from './subtasks.js';
import {noteStep} from './undo.js';

/** Tasks are not put deeper than the server lets them. */
export const TOO_DEEP = `Tasks stand ${DEEPEST} levels deep at most.`;

const SEVERAL = 'This view shows tasks of several lists. Open the list of a task to put it elsewhere in it.';
const whyNotInList = row => (list.now().list ? whyNot(row) : SEVERAL);

/** Why a row has no place of its own here, in words; empty if it has one. */
export const whyNot = row => {
  if (hasRules(list.now())) return whyNotInDays(row);
  if (!list.now().list) return SEVERAL;
  if (list.now().show === 'hidden') return 'Hidden tasks stand by the day until which they are hidden.';
  if (isDone(row) && row.parent) return 'This subtask is completed. Make it open to move it.';
  if (isDone(row)) return 'Completed tasks stand in the order in which they were completed. Make this one open to move it.';
  const {sort, grouping} = list.now().facts ?? {};
  const choose = (words, under) => `Choose “${words}” in its options, under “${under}”, to move tasks.`;
  if (grouping) return `This list is grouped by ${grouping}. ${choose('Not grouped', 'Group by')}`;
  return sort ? `This list is sorted by ${sort}. ${choose('By hand', 'Sort by')}` : '';
};

/**
 * Put a row right after another one on the same level, or first: in a section, or under the row with an id.
 * @param {any} row @param {any} after @param {string} [section] @param {string | null} [parent]
 */
export const placeTask = (row, after, section = after?.stands ?? row.stands, parent = after?.parent ?? null) => {
  const {list: id} = list.now(), before = places.before(row), {title, parent: top = null, section: from = null} = row;
  const isClosed = sectionOf(list.now(), section).closed !== undefined, isUnseen = !after && list.find(parent)?.closed;
  const {become, words} = places.place(row, after, section, parent), is = become[0][2];
  const value = {
    after: isClosed || isUnseen ? id : after?.id ?? '',         // after what is no task there, it comes last
    ...((is.parent ?? null) !== top && {parent: is.parent ?? ''}),
    ...(!is.parent && (is.section ?? null) !== from && {section: is.section ?? ''}),
  };
  const shows = {list: id, rows: shownOf(become)};
  offer(noteStep({
    ids: [put({verb: 'place_task', list: id, tasks: [row.id], value, shows})], rows: become,
    behind: [before?.id ?? null, after?.id ?? null], did: words, undone: `${title} is back where it was`,
  }));
};

/** Move a row up or down by one, with those under it. @param {any} row @param {-1 | 1} by */
export const moveBy = (row, by) => {
  const why = whyNot(row), beside = by < 0 ? places.before(row) : places.after(row), end = by < 0 ? 'first' : 'last';
  const further = by < 0 ? places.before(beside ?? row) : beside, again = () => moveBy(row, by);
  if (why) return say(why);
  if (hasRules(list.now())) return moveInDays(row, by);
  if (!further && places.isCut(beside ?? row, by)) return list.rowAt(places.edge(by), again);
  const next = places.nextTo(row, by), isOver = !next || row.parent || sectionOf(list.now(), next.stands).done;
  if (beside) placeTask(row, further ?? null, row.stands, row.parent ?? null);
  else if (isOver) return say(`This is the ${end} one.`);
  else placeTask(row, by < 0 ? next : null, next.stands, null);     // in the section before, it comes last
  rows.bringIntoView(row);
};

/** Put a row under the one before it, as the last there. */
export const indent = row => {
  const why = whyNotInList(row), top = places.before(row), again = () => indent(row);
  if (why) return say(why);
  if (!top && places.isCut(row, -1)) return list.rowAt(places.edge(-1), again);
  if (!top) return say('There is no task above it on its level that it could stand under.');
  if (isDone(top)) return say(`${top.title} is completed. Make it open to put tasks under it.`);
  if (levelOf(row.order) + 1 + heightOf(list.now().order, row) > DEEPEST) return say(TOO_DEEP);
  if (top.closed) collapse(top);
  placeTask(row, places.under(top).at(-1) ?? null, top.stands, top.id);
  rows.bringIntoView(row);
};

/** Put a row right after the one that it is under. */
export const outdent = row => {
  const why = whyNotInList(row), top = list.find(row.parent);
  if (why) return say(why);
  if (!row.parent) return say('This task stands under none.');
  if (!top) return list.rowAt(places.edge(-1), () => outdent(row));
  placeTask(row, top, top.stands, top.parent ?? null);
  rows.bringIntoView(row);
};
/** Move tasks to the end of another list, with those under them. @param {any[]} all @param {{id: string, title: string}} to */
export const moveTasks = (all, to) => {
  const tops = topmost(all.filter(row => list.listOf(row) !== to.id), list.known()), name = nameOf(all);
  if (!tops.length) return say(`${name} ${ofOne(all, 'is', 'are')} in ${to.title} already.`);
  const from = list.listOf(tops[0]), become = tops.flatMap(row => movedTo(row, to.id));
  const move = row => {
    if (!list.find(row.id)) list.outdated();
    else if (list.now().list) list.remove(list.find(row.id));
    else list.set(row, {list: to.id, in_list: to.title});
    panel.follow(row.id, {list: to.id, section: null});
  };
  together(tops.length, () => tops.forEach(move));
  const shows = {list: from, rows: shownOf(become)};
  offer(noteStep({
    list: from, ids: [put({verb: 'move_task', list: to.id, tasks: tops.map(({id}) => id), shows})], rows: become,
    did: `Moved ${name} to ${to.title}`, undone: `Moved ${name} back`,
  }));
};
const movedTo = (row, to) => {
  const order = pathOf(atEnd(), row.id), from = list.listOf(row);
  return family(list.now().order, row).map(one => {
    const fields = wholeOf(one), parent = one.id === row.id ? null : one.parent;
    const path = one.id === row.id ? order : moved(one.order, row.order, order);
    return [one.id, {...fields, list: from}, {...fields, section: null, parent, list: to, order: path}];
  });
};

/** Copy tasks, each right after itself, with those under it: open ones. */
export const duplicateTasks = all => {
  const tops = topmost(all, list.known()), copies = tops.map(copiesOf), name = nameOf(all);
  const show = () => { for (const {come, isHere} of copies) if (isHere) come.forEach(list.putBack); };
  const opened = copies.flatMap(({come}) => opensFor(list.known(), come));
  const become = [...copies.flatMap(({come}) => come.map(one => [one.id, null, fieldsOf(one)])), ...opened];
  const ids = Object.assign({}, ...copies.map(one => one.ids)), shows = {list: list.listOf(tops[0]), rows: shownOf(become)};
  together(tops.length, show);
  list.outdated();                // the server says what their order is
  offer(noteStep({
    list: shows.list, rows: become,
    ids: [put({verb: 'duplicate_task', tasks: tops.map(({id}) => id), value: ids, shows})],
    did: `Duplicated ${name}`, undone: ofOne(all, `Took the copy of ${name} away again`, `Took the copies of ${name} away again`),
  }));
};
const copiesOf = row => {
  const {order, facts, list: isList} = list.now(), isHere = isList && order.includes(row);
  const all = isHere ? family(order, row) : [row], ids = Object.fromEntries(all.map(one => [one.id, newId()]));
  const next = isHere && !isDone(row) ? places.after(row) : undefined;
  const own = facts?.sort && !row.parent ? ownOrder(row.order) : between(ownOrder(row.order), ownOrder(next?.order));
  const paths = new Map([[above(row.order), above(row.order)]]);
  const come = all.map(one => {
    const up = paths.get(above(one.order)), id = ids[one.id];
    const path = pathOf(one === row ? own : ownOrder(one.order), id, up, sortedBy(row.order));
    paths.set(one.order, path);
    const parent = ids[one.parent] ?? row.parent ?? null;
    return {...wholeOf(one), id, done_at: null, order: path, parent, closed: null};
  });
  return {come, ids, isHere};
};
