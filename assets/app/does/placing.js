// Where tasks are: moved up, down, right after another one or to another list; and copies beside them. Several move together
// as one block to where the first of them goes, each with those under it.
import {newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import {together} from '../screen/rows.js';
import * as selection from '../screen/selection.js';
import {opensFor, shownOf} from '../state/changes.js';
import {above, atEnd, between, levelOf, moved, ownOrder, pathOf, sortedBy} from '../state/order.js';
import {hasRules} from '../state/rules.js';
import {areTooDeep, DEEPEST, family, topmost} from '../state/tree.js';
import {fieldsOf, isDone, sectionOf, wholeOf} from '../state/window.js';
import {nameOf, offer, ofOne, put} from './actions.js';
import {moveInDays, theEnd, whyNotInDays} from './days.js';
import {collapse} from './subtasks.js';
import {noteStep} from './undo.js';

/** Tasks are not put deeper than the server allows. */
const TOO_DEEP = `Tasks can be at most ${DEEPEST} levels deep.`;

const SEVERAL = 'This view shows tasks of several lists. Open the list of a task to move it there.';
const whyNotInList = some => (list.now().list ? whyNot(some) : SEVERAL);
// Rows as they are now: a window may have come since they were asked for.
const topsOf = all => topmost(all.map(row => list.find(row.id) ?? row), list.known());

/** Why one of these rows has no place of its own here, in words; empty if all have one. */
export const whyNot = some => some.map(whyNotOne).find(Boolean) ?? '';
const whyNotOne = row => {
  if (hasRules(list.now())) return whyNotInDays(row);
  if (!list.now().list) return SEVERAL;
  if (list.now().show === 'hidden') return 'Hidden tasks are in the order of the days on which they show again.';
  if (isDone(row) && row.parent) return 'This subtask is completed. Reopen it to move it.';
  if (isDone(row)) return 'Completed tasks are in the order in which they were completed. Reopen this one to move it.';
  const {sort, grouping} = list.now().facts ?? {};
  const choose = (words, under) => `Choose “${words}” in its options, under “${under}”, to move tasks.`;
  if (grouping) return `This list is grouped by ${grouping}. ${choose('Not grouped', 'Group by')}`;
  return sort ? `This list is sorted by ${sort}. ${choose('By hand', 'Sort by')}` : '';
};

/**
 * Put rows right after another one on the same level, or first: in a section, or under the row with an id.
 * @param {any[]} some in their order, none under another one of them @param {any} after @param {string} section
 * @param {string | null} [parent]
 */
export const placeTasks = (some, after, section, parent = null) => {
  const [{order}] = places.fieldsAt(some.slice(0, 1), after, section, parent);
  if (areTooDeep(list.now().order, some, levelOf(order))) return say(TOO_DEEP);
  const {list: id} = list.now(), were = some.map(row => ({parent: row.parent ?? null, section: row.section ?? null}));
  const stood = some.filter(row => list.find(row.id)).map(row => [row.id, places.before(row)?.id ?? null]);
  const isClosed = sectionOf(list.now(), section).closed !== undefined, isUnseen = !after && list.find(parent)?.closed;
  const {become, words} = places.place(some, after, section, parent), [{parent: top = null, section: into = null}] = some;
  const stand = some.map((row, at) => [row.id, (at ? some[at - 1] : after)?.id ?? null]), name = nameOf(some);
  const value = {
    after: isClosed || isUnseen ? id : after?.id ?? '',         // after something that is no task there, it comes last
    ...(were.some(was => was.parent !== top) && {parent: top ?? ''}),
    ...(!top && were.some(was => was.section !== into) && {section: into ?? ''}),
  };
  const shows = {list: id, rows: shownOf(become)};
  return offer(noteStep({
    ids: [put({verb: 'place_task', list: id, tasks: some.map(row => row.id), value, shows})], rows: become,
    behind: [stood, stand].map(Object.fromEntries),
    did: words, undone: ofOne(some, `${name} is back where it was`, `${name} are back where they were`),
  }));
};

// Go on once a row is on screen, which may have been selected and scrolled away since. Returns whether it is.
const isHere = (row, again) => {
  if (!list.find(row.id)) list.rowAt(selection.placeOf(row.id), one => { if (one.id === row.id) again(); });
  return Boolean(list.find(row.id));
};

/** Move rows up or down by one, with those under them. @param {any[]} all @param {-1 | 1} by */
export const moveBy = (all, by) => {
  const some = topsOf(all), lead = some.at(by < 0 ? 0 : -1), why = whyNot(some), again = () => moveBy(all, by);
  if (why) return say(why);
  if (!isHere(lead, again)) return undefined;
  if (hasRules(list.now())) return moveInDays(some, by);
  const beside = by < 0 ? places.before(lead) : places.after(lead);
  const further = by < 0 ? places.before(beside ?? lead) : beside, {stands, parent = null} = lead;
  if (!further && places.isCut(beside ?? lead, by)) return list.rowAt(places.edge(by), again);
  const {sections} = list.now(), to = parent ? undefined : sections[sections.findIndex(({key}) => key === stands) + by];
  const end = by < 0 ? null : places.lastIn(stands, parent, some) ?? null;
  if (beside) placeTasks(some, further ?? null, stands, parent);
  else if (to && !to.done) placeTasks(some, by < 0 ? places.lastIn(to.key, null, some) ?? null : null, to.key);
  else if (!places.standAfter(some, end, stands, parent)) placeTasks(some, end, stands, parent);
  else return say(theEnd(some, by));
  return rows.bringIntoView(lead);
};

/** Put rows under the row before the first of them, as its last subtasks. */
export const indent = all => {
  const some = topsOf(all), [row] = some, why = whyNotInList(some), again = () => indent(all);
  if (why) return say(why);
  if (!isHere(row, again)) return undefined;
  const top = places.before(row);
  if (!top && places.isCut(row, -1)) return list.rowAt(places.edge(-1), again);
  if (!top) return say('There is no task above it on the same level.');
  if (isDone(top)) return say(`${top.title} is completed. Reopen it to put tasks under it.`);
  if (top.closed) collapse(top);
  placeTasks(some, places.under(top).filter(one => !some.includes(one)).at(-1) ?? null, top.stands, top.id);
  return rows.bringIntoView(row);
};

/** Move subtasks out, to right after the parent of the first of them. */
export const outdent = all => {
  const some = topsOf(all).filter(row => row.parent), [row] = some, why = whyNotInList(some), again = () => outdent(all);
  if (why) return say(why);
  if (!row) return say(ofOne(all, 'This task is not a subtask.', 'These tasks are not subtasks.'));
  if (!isHere(row, again)) return undefined;
  const top = list.find(row.parent);
  if (!top) return list.rowAt(places.edge(-1), again);
  placeTasks(some, top, top.stands, top.parent ?? null);
  return rows.bringIntoView(row);
};

/**
 * Move tasks to the end of another list, with those under them.
 * @param {any[]} all @param {{id: string, title: string}} to
 */
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

/** Copy tasks, each to right after itself, with those under it. The copies are open. */
export const duplicateTasks = all => {
  const tops = topmost(all, list.known()), copies = tops.map(copiesOf), name = nameOf(all);
  const show = () => { for (const {come, isHere} of copies) if (isHere) come.forEach(list.putBack); };
  const opened = copies.flatMap(({come}) => opensFor(list.known(), come));
  const become = [...copies.flatMap(({come}) => come.map(one => [one.id, null, fieldsOf(one)])), ...opened];
  const ids = Object.assign({}, ...copies.map(one => one.ids)), shows = {list: list.listOf(tops[0]), rows: shownOf(become)};
  together(tops.length, show);
  list.outdated();                // the server decides their order
  offer(noteStep({
    list: shows.list, rows: become,
    ids: [put({verb: 'duplicate_task', tasks: tops.map(({id}) => id), value: ids, shows})],
    did: `Duplicated ${name}`,
    undone: ofOne(all, `Took the copy of ${name} away again`, `Took the copies of ${name} away again`),
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
