// Everything that a person can do, one function an action: show its effect, put an intent into the outbox. Which control
// leads to which is in callbacks/browser.py.
import {begin} from '../lib/begin.js';
import {active, byId, listen, query} from '../lib/elements.js';
import {clean, lengthOf, newId} from '../lib/text.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as rows from '../screen/rows.js';
import {today} from '../state/calendar.js';
import {sayDay} from '../state/days.js';
import {atEnd} from '../state/order.js';
import {outboxOf, own} from '../state/outboxes.js';
import {boxes} from '../state/notes.js';
import {fieldsOf, isDone, JUST_NOW} from '../state/window.js';
import {goWhenDone} from './answers.js';
import {doAgain, noteStep, takeBack} from './undo.js';
import * as view from './view.js';

export const put = intent => outboxOf(list.now()?.list).put(intent);
export const offer = step => say(step.did, () => undo(step.ids));

const tooLong = (text, limit) => {
  const length = lengthOf(text);
  if (length <= limit) return false;
  const [most, has] = [limit, length].map(number => number.toLocaleString('en'));
  say(`A title has at most ${most} characters, and this one has ${has}. Shorten it.`);
  return true;
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
  const {title, facts, after} = step.is;
  if (isHere && title) setTitle(title);
  if (facts) view.setFacts(step.list, facts);
  if (after !== undefined) cards.place(step.list, after);
  const elsewhere = !isHere && !step.goes && step.where ? `, in ${step.where}` : '';
  say(`${step[words]}${elsewhere}`, () => back(step.undoing), false, name);
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

// Add a task for each line that is not blank, to a section if one is named. Returns whether the text was taken.
export const addTasks = (text, section = '') => {
  const titles = text.split(/\r\n|[\r\n]/).map(clean).filter(Boolean);
  if (titles.some(title => tooLong(title, list.limit('taskTitleMax')))) return false;
  if (!titles.length) return true;
  const under = section ? {section} : {};
  const tasks = titles.map(title =>
    ({id: newId(), title, order: atEnd(), ...under}));
  list.add(tasks);
  const ids = [], most = list.limit('addMax'), {list: id} = list.now();
  for (let start = 0; start < tasks.length; start += most) {
    const some = tasks.slice(start, start + most);
    ids.push(put({
      verb: 'add_tasks', list: id, value: some.map(row => [row.id, {title: row.title, ...under}]),
      shows: {list: id, rows: some.map(row => [row.id, fieldsOf(row)])}, words: some.map(row => row.title),
    }));
  }
  const what = titles.length === 1 ? titles[0] : `${titles.length} tasks`;
  const step = noteStep({
    ids, rows: tasks.map(row => [row.id, null, fieldsOf(row)]),
    did: `Added ${what}`, undone: `Took ${what} away again`,
  });
  if (titles.length === 1 && list.find(tasks[0].id)) say(step.did, null, true);
  else offer(step);
  return true;
};

// Change fields of a row by an intent {verb, value, words}. Returns the step.
const change = (row, fields, intent, words) => {
  const before = Object.fromEntries(Object.keys(fields).map(name => [name, row[name] ?? null]));
  list.set(row, fields);
  const shows = {list: list.listOf(row), rows: [[row.id, fields]]};
  const ids = [put({tasks: [row.id], shows, ...intent})];
  return noteStep({list: shows.list, ids, rows: [[row.id, before, fields]], ...words});
};

/**
 * Set fields of a task, whether it is on screen or not. It is given as it was before.
 * @param {import('../screen/panel.js').Task} task @param {Record<string, string | null>} values
 */
export const setTask = ({id, fields: was}, values) => {
  const before = Object.fromEntries(Object.keys(values).map(name => [name, was[name] ?? null])), row = list.find(id);
  if (row) list.set(row, onScreen(values));
  else list.outdated();         // it may come to the screen by it
  const [after, words] = [onScreen(values), Object.values(values).filter(text => text && text.length > 10)];
  const shows = {list: was.list, rows: [[id, after]]}, title = values.title ?? was.title;
  const seen = 'notes' in values ? {was: {notes: before.notes}} : {};     // others may be writing there too
  const ids = [put({verb: 'set_task', tasks: [id], value: values, ...seen, shows, words})];
  noteStep({
    list: was.list, ids, rows: [[id, onScreen(before), after]],
    did: `Changed ${title}`, undone: `${title} is as it was again`,
  });
};
// Of notes only their boxes are on screen.
/** @param {Record<string, string | null>} fields */
const onScreen = ({notes, ...fields}) => (notes === undefined ? fields : {...fields, notes: notes && boxes(notes)});

const tickTask = (row, ticked) => {
  const step = change(row, {done_at: ticked ? JUST_NOW : null}, {verb: 'tick_task', value: ticked}, {
    did: `${ticked ? 'Completed' : 'Reopened'} ${row.title}`,
    undone: `${row.title} is ${ticked ? 'open' : 'completed'} again`,
  });
  if (!list.find(row.id)) offer(step);
};

/** Mean to do a task on a day, or on none. @param {string | null} day */
export const setDate = (row, day) => {
  const [before, after] = [row.date, day].map(one => `Date of ${row.title}: ${one ? sayDay(one, today()) : 'none'}`);
  offer(change(row, {date: day}, {verb: 'set_task', value: {date: day}}, {did: after, undone: before}));
};

const renameTask = (row, text) => {
  const title = clean(text);
  if (tooLong(title, list.limit('taskTitleMax'))) return;
  if (title && title !== row.title) {
    change(row, {title}, {verb: 'set_task', value: {title}, words: [title]},
      {did: `Renamed to ${title}`, undone: `Undid renaming to ${title}`});
  }
  rows.write(row);              // also what was only trimmed, or emptied
  if (!title) deleteTask(row);
};

export const deleteTask = row => {
  const shows = {list: list.listOf(row), rows: [[row.id, null]]}, fields = fieldsOf(row);
  if (list.find(row.id)) list.remove(row);
  offer(noteStep({
    list: shows.list, ids: [put({verb: 'delete_task', tasks: [row.id], shows})], rows: [[row.id, fields, null]],
    did: `Deleted ${row.title}`, undone: `Brought back ${row.title}`,
  }));
};

export const clearCompleted = () => {
  const {list: id, order, done} = list.now(), cleared = order.filter(isDone), whole = cleared.length === done;
  const count = list.clear(), shows = {list: id, done: 0, rows: cleared.map(row => [row.id, null])};
  offer(noteStep({
    ids: [put({verb: 'clear_completed', list: id, shows})], many: !whole,
    rows: whole ? cleared.map(row => [row.id, fieldsOf(row), null]) : [],
    did: `Cleared ${count} completed ${count === 1 ? 'task' : 'tasks'}`, undone: 'Brought the completed tasks back',
  }));
};

export const toggleCompleted = () => {
  query(`.show-link[data-show="${list.now().show === 'all' ? 'active' : 'all'}"]`).click();
};

export const addList = () => {
  begin();
  const id = newId(), made = own.put({verb: 'add_list', list: id, value: {title: 'Untitled list'}});
  view.nameNext(id);
  goWhenDone(made);
  noteStep({list: id, ids: [made], goes: true, did: 'Brought the list back', undone: 'Took the new list away again'});
};

export const renameList = text => {
  const now = list.now(), title = clean(text);
  if (!now?.list || now.title === null || text === now.title) return;
  if (tooLong(title, list.limit('listTitleMax'))) return;
  if (!title) say('A list needs a title, so it keeps the one it had.');
  if (title && title !== now.title) {
    const titles = [now.title, title], shows = {list: now.list, title, rows: []};
    now.title = title;
    noteStep({
      ids: [put({verb: 'set_list', list: now.list, value: {title}, shows, words: [title]})], titles,
      did: `Renamed the list to ${title}`, undone: `Undid renaming the list to ${title}`,
    });
  }
  view.showTitle();
};

// Delete the list, and go to the one beside it; if there is none on the page, the server says where to go.
export const deleteList = () => {
  const {list: id, title} = list.now(), beside = cards.beside(id), deleted = put({verb: 'delete_list', list: id});
  cards.remove(id);
  const step = noteStep({list: id, ids: [deleted], goes: true, did: `Deleted ${title}`, undone: `Brought back ${title}`});
  if (beside) beside.click();
  else goWhenDone(deleted);
  offer(step);
};

// Save what was typed or ticked and Dash has not told yet, before the view changes to `next` or the page closes. What is
// being typed in a row that stays is left alone.
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
