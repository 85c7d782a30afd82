// Adding tasks: typed, pasted or dropped into a box. What the words say about a task shows with it, as far as the server has
// read them by then (quick-add.js). When the server gets them, it reads them again.
import {account} from '../lib/begin.js';
import {byId, listen, type} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';
import {clean, count, newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import {keyAt} from '../screen/sections.js';
import {comes, opensFor, shownOf} from '../state/changes.js';
import {inboxOf} from '../state/inbox.js';
import {atEnd, levelOf, pathOf} from '../state/order.js';
import {outboxOf} from '../state/outboxes.js';
import {inLots, linesOf} from '../state/paste.js';
import {hasRules, ordersOfAdded} from '../state/rules.js';
import {changed, idsIn, tagCalled} from '../state/tags.js';
import {DEEPEST} from '../state/tree.js';
import {justNow, sectionOf} from '../state/window.js';
import {offer, tooLong} from './actions.js';
import {chooseDay, chosenFor} from './add-date.js';
import {does} from './commands.js';
import {shownRow} from './panel.js';
import {whyNot} from './placing.js';
import {addsTasks, readingOf, typed} from './quick-add.js';
import {forgetTyped} from './typed.js';
import {noteStep} from './undo.js';

// Text that is refused stays in its box. `lines` makes a task of each.
const addFrom = (box, text, lines = null) => {
  const isQuick = box.id === 'quick-add', to = isQuick && !beside ? inboxOf(account()) : '', at = isQuick ? beside : null;
  const top = box.id === 'add-subtask' ? shownRow() : at?.top ?? null;
  const added = addTasks(text, at ? at.section : keyAt(box), top, {to, lines, place: at?.place, set: chosenFor(box)});
  if (added) {
    outboxOf(list.now()?.list).send();          // before Dash takes its time with the box
    type(box, '');
    chooseDay(box, '');
    if (isQuick) box.closest('dialog').close();
    if (at && list.find(added.at(-1)?.id)) rows.focus(added.at(-1), 'task-done');
  }
  forgetTyped();
};

// The box that is on every page: for the Inbox, or for a place beside a row: {section, top, place} (addTasks).
let beside = null;
const openQuick = (title, where = null) => {
  beside = where;
  byId('quick-dialog').querySelector('h2').textContent = title;
  byId('quick-dialog').showModal();
  chooseDay(byId('quick-add'), '');
  byId('quick-add').focus();
};
does('quick-add', () => openQuick('Add to the Inbox'));
// Its words stay in the box for the next time.
endsWithView(() => { if (beside) byId('quick-dialog')?.close(); });

// If rows have no places of their own, a new one goes where everything goes that is added there.
const addBeside = (row, by) => {
  const top = row.parent && list.now().list ? list.find(row.parent) : null, before = by < 0 ? places.before(row) : row;
  const isFree = Boolean(list.now().list) && !whyNot([row]), isCut = !before && isFree && places.isCut(row, -1);
  if (top === undefined || isCut) return list.rowAt(places.edge(-1), () => addBeside(list.find(row.id) ?? row, by));
  const section = list.now().list ? row.section ?? '' : row.stands;
  const place = isFree ? {after: before ?? null, stands: row.stands} : null;
  return openQuick(`Add ${by < 0 ? 'above' : 'below'} ${row.title}`, {section, top, place});
};
does('add-below', ([row]) => addBeside(row, 1));
does('add-above', ([row]) => addBeside(row, -1));

listen('keydown', event => {
  const box = event.target;
  if (event.key !== 'Enter' || !addsTasks(box)) return;
  event.preventDefault();
  addFrom(box, box.value);
}, true);

/** What is known of a title at once: its fields, new tags, and the list that it names. */
const understood = text => {
  const reading = readingOf(text);
  if (!reading) return {title: clean(text), fields: {}, tags: {}, goesTo: undefined, listTitle: undefined, isRead: false};
  const {title, shown: fields, goes_to: goesTo, list_title: listTitle} = reading;
  const tags = Object.entries(reading.tags).map(([name, id]) => [id || (tagCalled(name) ?? newId()), name]);
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const all = {...set, ...(tags.length && {tags: tags.map(([id]) => id).join(' ')})};
  const made = Object.fromEntries(tags.filter(([, name]) => !reading.tags[name] && !tagCalled(name)));
  return {title, fields: all, tags: made, goesTo, listTitle, isRead: true};
};

const idsOf = tags => Object.fromEntries(Object.entries(tags).map(([id, title]) => [title, id]));

// The fields of a task that is added to a section: the section or, in a view of several lists, the fields of that place.
const given = section => {
  const {list: isList, adds, sets} = list.now();
  return isList ? (section ? {section} : {}) : sectionOf(list.now(), section || adds?.[1])?.sets ?? sets ?? {};
};

// Tags are added to those of the view.
const tagged = (gives, {tags}) => (gives.tags && tags ? {tags: changed(gives.tags, idsIn(tags), [])} : {});

/** @param {string} text @returns {import('../state/paste.js').Line[]} */
const plain = text =>
  text.split(/\r\n|[\r\n]/).filter(line => clean(line)).map(line => ({text: line, depth: 0, done: false}));

/** @type {{date?: string}} */
const NOTHING = {};

// Add a task for each line that is not blank, to a section or under a row if one is named; or for each of `lines`, of which
// indented ones go under the one before. They go `to` the list that is named, if any; or right `after` a row of those that
// `stands` says, or first; and get the fields in `set`. Returns their rows, or undefined if the text was not accepted.
const addTasks = (text, section = '', top = null, {to = '', lines = null, place = null, set = NOTHING} = {}) => {
  const all = lines ?? plain(text), how = typed(), titles = all.map(line => clean(line.text));
  if (titles.some(title => tooLong(title, list.limit('taskTitleMax'), {verb: 'add_tasks'}))) return undefined;
  if (!all.length) return [];
  const isOne = all.length === 1, known = all.map(line => understood(isOne && !lines ? text : line.text)), [first] = known;
  const now = list.now(), here = now?.list ?? now?.adds?.[0], goesTo = (isOne && !top && first.goesTo) || to;
  const isAway = Boolean(goesTo) && goesTo !== here, id = isAway ? goesTo : top ? list.listOf(top) : here;
  const isRow = Boolean(now) && (!isAway || hasRules(now)) && (!to || now.list) && (!top || Boolean(list.find(top.id)));
  const under = top ? {parent: top.id} : (isAway && now?.list) || to ? {} : given(section);
  // What the words say goes before what follows from where they are typed.
  const [fixed, gives] = how && !top && now && !now.list && !to ? [{}, under] : [under, {}];
  const stands = top?.section ? {section: top.section} : {}, ofList = now?.list ? {} : {list: id};
  const isOfDay = now && !now.list && !top && !to, inDay = isOfDay ? ordersOfAdded(now, section, all.length) : [];
  const orders = known.map(({fields}, at) => (fields.date || set.date ? {} : inDay[at] ?? {})), over = top ? [top] : [];
  const tasks = known.map(({title, fields}, at) => {
    const {depth, done} = all[at], task = newId(), above = over[depth + (top ? 1 : 0) - 1];
    const row = {
      id: task, title, order: pathOf(atEnd(), task, above?.order), ...gives, ...fields, ...tagged(gives, fields),
      ...stands, ...fixed, ...set, ...orders[at],
      ...(depth && {parent: above.id}), ...(done && {done_at: justNow()}), ...ofList,
    };
    over.splice(depth + (top ? 1 : 0), over.length, row);
    return row;
  });
  const opened = isRow ? opensFor(list.known(), tasks) : [];
  const isPlaced = place && isRow && !isAway && !lines, after = isPlaced && place.after && list.find(place.after.id);
  if (isPlaced && (after || !place.after)) places.insert(tasks, after, place.stands, top?.id ?? null);
  else if (isRow) list.add(tasks);
  // The server knows where they are, and how many are done.
  if (now && (lines || (!isRow && !(isAway && now.list)))) list.outdated();
  for (const row of tasks) panel.follow(row.id, row);
  const tags = Object.fromEntries(Object.entries(first.tags).map(([tag, title]) => [tag, {title}]));
  // What was typed is read by the server, and is something else then: redone, it is shown by that.
  const asWritten = !first.isRead || Boolean(first.fields.repeat);
  const ids = [], most = list.limit('addMax'), stays = (_, at) => !known[at].goesTo;
  for (const {start, some, after: behind} of inLots(tasks, most, place?.after?.id ?? '', stays)) {
    const sent = ({id: task, parent}, at) => [task, {
      title: titles[start + at], ...fixed, ...set, ...orders[start + at], ...(parent && {parent}),
      ...(all[start + at].done && {done: true}), ...(isPlaced && {after: behind}),
    }];
    const rows = isRow || isAway ? shownOf([...some.map(comes), ...opened]) : [];
    ids.push(outboxOf(id).put({
      verb: 'add_tasks', list: id, value: some.map(sent), ...(how && {typed: {...how, gives, tags: idsOf(first.tags)}}),
      shows: {list: id, rows, tags, asWritten},
      words: titles.slice(start, start + most),
    }));
  }
  const what = isOne ? tasks[0].title : `${tasks.length} tasks`, where = first.listTitle ?? 'Inbox';
  const step = noteStep({
    list: id, ids, rows: [...tasks.map(comes), ...opened], many: Boolean(lines) || asWritten,
    ...(isAway && {where}), tags: Object.entries(tags).map(([tag, is]) => [tag, null, is]),
    did: `Added ${what}${isAway ? ` to ${where}` : ''}`, undone: `Took ${what} away again`,
  });
  if (isOne && now && list.find(tasks[0].id)) say(step.did, [], true);
  else offer(step);
  return tasks;
};

// Several lines that are pasted or dropped into a box are several tasks. If there is more to them, the person is asked once.
let asked = null;               // {box, text, lines} that the dialog is about
const addLines = (event, text) => {
  const box = event.target;
  if (!addsTasks(box) || !/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  const whole = box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd);
  const {lines, isRich} = linesOf(whole, DEEPEST - (box.id === 'add-subtask' ? levelOf(shownRow().order) + 1 : 0));
  if (isRich && lines.length > 1 && byId('paste-dialog')) ask(box, whole, lines);
  else addFrom(box, whole);
};
listen('paste', event => addLines(event, event.clipboardData.getData('text/plain')), true);
listen('drop', event => addLines(event, event.dataTransfer.getData('text/plain')), true);

const ask = (box, text, lines) => {
  const within = lines.filter(({depth}) => depth).length, done = lines.filter(line => line.done).length;
  asked = {box, text, lines};
  const said = [count(lines.length, 'task'), within && `${within} of them under others`, done && `${done} done`];
  byId('paste-dialog').querySelector('p').textContent = `${said.filter(Boolean).join(', ')}. One undo takes all of it back.`;
  byId('paste-dialog').showModal();
};
listen('click', ({target}) => {
  const way = target.closest?.('#paste-dialog [data-way]')?.dataset.way, {box, text, lines} = asked ?? {};
  if (!way || !box) return;
  asked = null;
  box.focus();
  if (way === 'one') type(box, lines.map(line => line.text).join(' '));
  else addFrom(box, text, way === 'tasks' ? lines : null);
});
