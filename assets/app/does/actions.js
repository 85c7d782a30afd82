// Everything that a person can do to tasks, one function an action: it shows the effect, and puts an intent into the outbox.
// callbacks/browser.py says which control leads to which.
import {active, byId, listen, query} from '../lib/elements.js';
import * as server from '../lib/server.js';
import {clean, count, lengthOf} from '../lib/text.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {refuse, say} from '../screen/notice.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import {together} from '../screen/rows.js';
import {used} from '../state/agenda.js';
import {today} from '../state/calendar.js';
import {becomes, goes, shownOf} from '../state/changes.js';
import {sayDate} from '../state/days.js';
import {hasGone} from '../state/going.js';
import {boxes} from '../state/notes.js';
import {aboutOf} from '../state/outbox.js';
import {isUnread, outboxOf, own} from '../state/outboxes.js';
import {doneOn, sayDone, seenOn} from '../state/repeats.js';
import {byIds, family, subtasksOf} from '../state/tree.js';
import {areAllUnder, isDone, isPast, justNow, valuesOf} from '../state/window.js';
import {goWhenDone} from './answers.js';
import {go} from './go.js';
import {doAgain, noteStep, takeBack} from './undo.js';
import * as view from './view.js';

export const put = intent => outboxOf(list.now()?.list).put(intent);
/** @returns {import('../screen/notice.js').Offer} */
export const undoing = ({ids}) => ['Undo', () => undo(ids), ids];
export const offer = step => say(step.did, [undoing(step)]);
/** Do something of no list that can be undone, and say so. @param {any} intent @param {string} did @param {string} undone */
export const undoable = (intent, did, undone) =>
  offer(noteStep({ids: [own.put(intent)], list: null, where: null, did, undone}));

/** Say of what only the server can make that it comes later, while that is away. @param {string} did */
export const orLater = did => (server.state() === 'away' ? `${did}. It comes when the server is back` : did);

/** What tasks are called: a single one by its title, several by their number. */
export const nameOf = all => (all.length === 1 ? all[0].title : count(all.length, 'task'));
/** Say something about one task, or about several. */
export const ofOne = ({length}, one, several) => (length === 1 ? one : several);

/** Say why a title is too long; empty if it is not. @param {string} text @param {number} limit */
const sayTooLong = (text, limit) => {
  const length = lengthOf(text), [most, has] = [limit, length].map(number => number.toLocaleString('en'));
  return length > limit ? `A title has at most ${most} characters, and this one has ${has}. Shorten it.` : '';
};

/**
 * Refuse a title that is too long for what an intent would do.
 * @param {string} text @param {number} limit @param {Parameters<typeof aboutOf>[0]} intent
 */
export const tooLong = (text, limit, intent) => {
  const why = sayTooLong(text, limit);
  if (why) refuse(why, aboutOf(intent));
  return Boolean(why);
};

export const undo = ids => tell(takeBack(ids), 'Nothing to undo.', 'undone', 'Redo', redo);
export const redo = ids => tell(doAgain(ids), 'Nothing to redo.', 'did', 'Undo', undo);
const tell = (step, nothing, words, name, back) => {
  if (!step) {
    say(nothing);
    return;
  }
  const now = list.now(), isHere = now && (!now.list || now.list === step.list);
  if (step.goes) goWhenDone(step.undoing.at(-1));
  const {title, facts, after, stays} = step.is;
  if (stays !== undefined) used(step.list, stays);
  if (stays === false && view.takeNewBack(step.list)) hasGone();
  else if (stays !== undefined && server.state() === 'away') (stays ? openList : closeList)(step.list);
  if (isHere && title) setTitle(title);
  if (facts) view.setFacts(step.list, facts);
  if (after !== undefined) cards.place(step.list, after);
  const elsewhere = !isHere && !step.goes && step.where ? `, in ${step.where}` : '';
  say(`${step[words]}${elsewhere}`, [[name, () => back(step.undoing)]]);
};
const setTitle = title => {
  list.now().title = title;
  view.showTitle();
};

// Calls an action when a person uses a control of a row.
const onRows = (event, part, does) => listen(event, ({target}) => {
  const control = rows.control(target), row = list.find(control.task);
  if (row && control.part === part) does(row, target);
});
onRows('change', 'task-done', (row, box) => tickTask(row, box.checked));
onRows('focusout', 'task-title', (row, box) => { if (box.value !== row.title) renameTask(row, box.value); });
onRows('click', 'task-delete', row => deleteTask(row));
listen('focusout', ({target}) => { if (target.id === 'list-title') renameList(target.value); });

/**
 * Change fields of rows by an intent {verb, value, words}, and what follows for other rows. Returns the step.
 * @param {[any, object, string?][]} rows each with its fields and, if it moves, the row behind which it comes
 */
export const change = (rows, intent, words) => {
  const id = list.listOf(rows[0][0]), all = [], set = ([row, fields, behind = undefined]) => {
    all.push(...becomes(list.known(row), row.id, fields));
    list.set(row, fields, behind);
  };
  together(rows.length, () => rows.forEach(set));
  const shows = {list: id, rows: shownOf(all)};
  const ids = [put({tasks: rows.map(([row]) => row.id), shows, ...intent})];
  return noteStep({list: id, ids, rows: all, ...words});
};
/**
 * Set fields of a task, on screen or not. It is given as it was before; `seen` has those that others may be writing, too.
 * @param {import('../screen/panel.js').Task} task @param {Record<string, string | null>} values
 * @param {Record<string, string | null>} [seen]
 */
export const setTask = ({id, fields: was}, values, seen) => {
  const before = valuesOf(was, values), row = list.find(id) ?? {id, ...onScreen(was)};
  const rows = becomes(list.known(row), id, onScreen(values)), shows = {list: was.list, rows: shownOf(rows)};
  if (list.now()) list.set(row, onScreen(values));
  const words = Object.values(values).filter(text => text && text.length > 10), title = values.title ?? was.title;
  const ids = [put({verb: 'set_task', tasks: [id], value: values, ...(seen && {was: seen}), shows, words})];
  const [did, undone] = values.title ? ['Renamed to', 'Undid renaming to'] : ['Changed', 'Undid the change of'];
  const step = noteStep({list: was.list, ids, rows, did: `${did} ${title}`, undone: `${undone} ${title}`});
  if (values.title) renames({id, list: was.list, title}, before.title, step);
};
// On screen, notes are only their boxes.
/** @param {Record<string, string | null>} fields */
export const onScreen = ({notes, ...fields}) => (notes === undefined ? fields : {...fields, notes: notes && boxes(notes)});

/**
 * Let a repeating row move on to its next day, with these `fields` (state/repeats.js). The intent says which day it was: if
 * two people tick the same day, the row moves once.
 */
export const goOn = (row, fields, verb, did) => {
  const {date: was} = row, isDoneUnder = one => one !== row && isDone(one) && verb === 'tick_task';
  /** @type {[any, object][]} */
  const again = family(list.now().order, row).filter(isDoneUnder).map(one => [one, {done_at: null}]);
  const intent = {verb, tasks: [row.id], value: seenOn([row], today())};
  const step = change([[row, fields], ...again], intent,
    {did, many: !fields.date, undone: `${row.title} is ${was ? `for ${sayDate(was, today())}` : 'as it was'} again`});
  list.outdated();                // the server knows the following days
  rows.write(row);                // its box is no longer ticked
  offer(step);
};

export const tickTask = (row, ticked) => {
  const goes = ticked && doneOn(row, today());
  if (goes) {
    goOn(row, goes, 'tick_task', sayDone(row, goes.date, today()));
    return;
  }
  const now = list.now(), open = family(now.order, row).filter(one => one !== row && !isDone(one)).length;
  const [isDoneOf, of] = subtasksOf(row), areAll = now.list && areAllUnder(now, row);
  const step = change([[row, {done_at: ticked ? justNow() : null}]], {verb: 'tick_task', value: ticked}, {
    did: `${ticked ? 'Completed' : 'Reopened'} ${row.title}${ticked && row.repeat ? ', for the last time' : ''}`,
    undone: `${row.title} is ${ticked ? 'open' : 'completed'} again`,
  });
  if (ticked && isDoneOf < of) {
    say(`Done, with ${areAll ? count(open, 'subtask') : 'its subtasks'}.`,
      [undoing(step), ['Leave them open', () => leaveOpen(row, step)]]);
  } else if (!(ticked && offerAbove(row)) && (row.repeat || !list.find(row.id))) offer(step);
};

// Was this the last open one of its subtasks? Returns whether it was, after an offer to complete the task above.
const offerAbove = row => {
  const above = list.find(row.parent), [done, of] = subtasksOf(above ?? {}), id = list.listOf(row);
  if (!above || isDone(above) || done < of) return false;
  const those = of > 2 ? `All ${of} subtasks` : of > 1 ? 'Both subtasks' : 'The only subtask';
  say(`${those} of ${above.title} ${of > 1 ? 'are' : 'is'} done.`,
    [['Complete it', () => tickTask(list.find(above.id) ?? {...above, list: id}, true)]]);
  return true;
};

// Take a tick back, and tick without the subtasks: open ones move up to the level of their task, after it.
const leaveOpen = (row, {ids, list: id}) => {
  takeBack(ids);
  const is = list.find(row.id) ?? {...row, list: id};
  const up = list.now().order.filter(one => one.parent === row.id && !isDone(one));
  const fields = places.fieldsAt(up, is, is.stands, is.parent);
  const moves = up.map((one, at) => [one, {...fields[at], done_at: null}, (up[at - 1] ?? is).id]);
  const intent = {verb: 'tick_task', tasks: [row.id], value: {leave_open: true}};
  const step = change([...moves, [is, {done_at: justNow()}]], intent,
    {did: `Completed ${row.title}, and left its subtasks open`, undone: `${row.title} is open again`});
  list.outdated();                // the server knows all of them
  offer(step);
};

/** @type {(row: import('../state/window.js').Row, before: string, step: any) => void} */
let renames = () => {};
/** The listener is called for a task that gets another title. @param {typeof renames} listener */
export const onRename = listener => { renames = listener; };

const renameTask = (row, text) => {
  const title = clean(text), before = row.title;
  if (tooLong(title, list.limit('taskTitleMax'), {verb: 'set_task', tasks: [row.id], value: {title}})) return;
  if (title && title !== before) {
    const seen = !isUnread(row.id) && {was: {title: rows.begunFrom(row)}};
    const step = change([[row, {title}]], {verb: 'set_task', value: {title}, ...seen, words: [title]},
      {did: `Renamed to ${title}`, undone: `Undid renaming to ${title}`});
    renames(row, before, step);
  }
  rows.write(row);              // also if it was only trimmed, or emptied
  if (!title) deleteTask(row);
};

export const deleteTasks = all => {
  const {order} = list.now(), those = byIds(all.flatMap(row => family(order, row))), gone = [...those.values()].map(goes);
  const shows = {list: list.listOf(all[0]), rows: shownOf(gone)}, name = nameOf(all);
  const remove = () => { for (const {id} of those.values()) if (list.find(id)) list.remove(list.find(id)); };
  if (!all.every(row => list.find(row.id))) list.outdated();
  const ids = [put({verb: 'delete_task', tasks: all.map(({id}) => id), shows})];
  together(all.length, remove);
  offer(noteStep({list: shows.list, ids, rows: gone, did: `Deleted ${name}`, undone: `Brought back ${name}`}));
};
export const deleteTask = row => deleteTasks([row]);

export const clearCompleted = () => {
  const now = list.now(), {list: id, order, done} = now;
  if (!done) return;              // clicked again before the button has gone: the next undo is for what the first click did
  const cleared = order.filter(row => isPast(now, row)).map(goes), rows = cleared.length === done ? cleared : [];
  const shows = {list: id, done: 0, rows: shownOf(cleared)}, did = `Cleared ${count(list.clear(), 'completed task')}`;
  const ids = [put({verb: 'clear_completed', list: id, shows})];
  offer(noteStep({ids, many: rows !== cleared, rows, did, undone: 'Brought the completed tasks back'}));
};

export const toggleCompleted = () => {
  query(`.show-link[data-show="${list.now().show === 'all' ? 'active' : 'all'}"]`).click();
};

// Without the server, a list comes and goes at once. Then nobody goes anywhere when it is back.
export const openList = id => {
  hasGone();
  go(`/lists/${id}`);
};
const closeList = id => {
  const beside = cards.beside(id), isHere = list.now()?.list === id;
  if (beside || !isHere) hasGone();
  cards.remove(id);
  if (isHere) beside?.click();
};

export const renameList = text => {
  const now = list.now(), title = clean(text);
  if (!now?.list || now.title === null || text === now.title) return;
  const intent = {verb: 'set_list', list: now.list, value: {title}};
  if (tooLong(title, list.limit('listTitleMax'), intent)) return;
  if (!title) say('A list needs a title, so it keeps the one it had.');
  if (title && title !== now.title) {
    const titles = [now.title, title], shows = {list: now.list, title, rows: []};
    now.title = title;
    noteStep({
      ids: [put({...intent, shows, words: [title]})], titles,
      did: `Renamed the list to ${title}`, undone: `Undid renaming the list to ${title}`,
    });
  }
  view.showTitle();
};

// Delete the list, and go to the one beside it. If there is none on the page, the server says where to go.
export const deleteList = () => {
  const {list: id, title} = list.now(), beside = cards.beside(id);
  const deleted = put({verb: 'delete_list', list: id, shows: {list: id, rows: [], stays: false}});
  cards.remove(id);
  const step = noteStep({
    list: id, ids: [deleted], goes: true, stays: [true, false], did: `Deleted ${title}`, undone: `Brought back ${title}`,
  });
  if (beside) beside.click();
  else goWhenDone(deleted);
  offer(step);
};

// Save what was typed or ticked and Dash has not told yet, before the view changes to `next` or the page closes. A row that
// stays, and in which somebody is typing, is left alone.
export const keepTyped = next => {
  if (!list.now()) return;
  const isSame = Boolean(next) && next.list === list.now().list, stays = row => isSame && list.at(active()) === row;
  if (view.isTitleTouched() && !(isSame && view.typesTitle())) renameList(byId('list-title').value);
  for (const [row, done, title] of list.unread()) {
    if (stays(row)) continue;
    if (done !== isDone(row)) tickTask(row, done);
    if (clean(title) && title !== row.title) renameTask(row, title);
  }
};
view.onLeave(keepTyped);
addEventListener('pagehide', () => keepTyped());
