// Adding tasks: typed into a box, pasted or dropped there. What the words say of a task shows with it, as far as the server
// has read them by then (quick-add.js); it reads them again, as of now, when it gets them.
import {listen, type} from '../lib/elements.js';
import {clean, count, newId} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {keyAt} from '../screen/sections.js';
import {opensFor, shownOf} from '../state/changes.js';
import {atEnd, pathOf} from '../state/order.js';
import {ordersOfAdded} from '../state/rules.js';
import {tagCalled} from '../state/tags.js';
import {fieldsOf, sectionOf} from '../state/window.js';
import {offer, put, tooLong} from './actions.js';
import {shownRow} from './panel.js';
import {addsTasks, forget, readingOf, typed} from './quick-add.js';
import {forgetTyped} from './typed.js';
import {noteStep} from './undo.js';

// Text that is refused stays in its box as it is.
const addFrom = (box, text) => {
  if (addTasks(text, keyAt(box), box.id === 'add-subtask' ? shownRow() : null)) {
    forget();
    type(box, '');
  }
  forgetTyped();
};

listen('keydown', event => {
  const box = event.target;
  if (event.key !== 'Enter' || !addsTasks(box)) return;
  event.preventDefault();
  addFrom(box, box.value);
}, true);

/** What is known of a title at once: its fields, the tags that are new, and the list that it names. */
const understood = text => {
  const reading = readingOf(text);
  if (!reading) return {title: clean(text), fields: {}, tags: {}, goesTo: undefined, listTitle: undefined, isRead: false};
  const {title, fields, goes_to: goesTo, list_title: listTitle} = reading;
  const tags = Object.entries(reading.tags).map(([name, id]) => [id || (tagCalled(name) ?? newId()), name]);
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const all = {...set, ...(tags.length && {tags: tags.map(([id]) => id).join(' ')})};
  const made = Object.fromEntries(tags.filter(([, name]) => !reading.tags[name] && !tagCalled(name)));
  return {title, fields: all, tags: made, goesTo, listTitle, isRead: true};
};

const idsOf = tags => Object.fromEntries(Object.entries(tags).map(([id, title]) => [title, id]));

// What a task gets that is added to a section: that, or in a view of several lists what stands there.
const given = section => {
  const {list: isList, adds} = list.now(), {sets} = sectionOf(list.now(), section || adds?.[1]) ?? {};
  return isList ? (section ? {section} : {}) : sets ?? {};
};

// Add a task for each line that is not blank, to a section or under a row if one is named. Returns whether the text was
// taken.
export const addTasks = (text, section = '', top = null) => {
  const lines = text.split(/\r\n|[\r\n]/).filter(line => clean(line)), how = typed();
  if (lines.some(line => tooLong(clean(line), list.limit('taskTitleMax')))) return false;
  if (!lines.length) return true;
  const isOne = lines.length === 1, known = lines.map(line => understood(isOne ? text : line)), [first] = known;
  const here = list.now().list ?? list.now().adds?.[0], isAway = isOne && !top && first.goesTo && first.goesTo !== here;
  const isRow = Boolean(!isAway || !list.now().list) && (!top || Boolean(list.find(top.id)));
  const id = isAway ? first.goesTo : top ? list.listOf(top) : here;
  const under = top ? {parent: top.id} : isAway && list.now().list ? {} : given(section);
  // What is said in words goes before what stands where it is typed.
  const [fixed, gives] = how && !top && !list.now().list ? [{}, under] : [under, {}];
  const orders = top || isAway ? lines.map(() => ({})) : ordersOfAdded(list.now(), section, lines.length);
  const stands = top?.section ? {section: top.section} : {}, ofList = list.now().list ? {} : {list: id};
  const tasks = known.map(({title, fields}) => ({title, fields, id: newId()})).map(({title, fields, id: task}, at) =>
    ({id: task, title, order: pathOf(atEnd(), task, top?.order), ...gives, ...fields, ...stands, ...fixed, ...orders[at], ...ofList}));
  const opened = isRow ? opensFor(list.known(), tasks) : [];
  if (isRow) list.add(tasks);
  else if (!isAway) list.outdated();         // the server knows where they are
  for (const row of tasks) panel.follow(row.id, row);
  const tags = Object.fromEntries(Object.entries(first.tags).map(([tag, title]) => [tag, {title}]));
  const ids = [], most = list.limit('addMax');
  for (let start = 0; start < tasks.length; start += most) {
    const some = tasks.slice(start, start + most), come = some.map(row => [row.id, fieldsOf(row)]);
    const titles = some.map((_, at) => clean(lines[start + at]));
    ids.push(put({
      verb: 'add_tasks', list: id, value: some.map((row, at) => [row.id, {title: titles[at], ...fixed, ...orders[start + at]}]),
      ...(how && {typed: {...how, gives, tags: idsOf(first.tags)}}),
      shows: {list: id, rows: isRow || isAway ? [...come, ...shownOf(opened)] : [], tags, asWritten: !first.isRead},
      words: titles,
    }));
  }
  const what = isOne ? tasks[0].title : `${tasks.length} tasks`, where = isAway ? ` to ${first.listTitle}` : '';
  const step = noteStep({
    list: id, ids, rows: [...tasks.map(row => [row.id, null, fieldsOf(row)]), ...opened],
    ...(isAway && {where: first.listTitle}), tags: Object.entries(tags).map(([tag, is]) => [tag, null, is]),
    did: `Added ${what}${where}`, undone: `Took ${what} away again`,
  });
  if (isOne && list.find(tasks[0].id)) say(step.did, [], true);
  else offer(step);
  return true;
};

// Several lines that are pasted or dropped into the add box are several tasks.
const addLines = (event, text) => {
  const box = event.target;
  if (!addsTasks(box) || !/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  addFrom(box, box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd));
};
listen('paste', event => addLines(event, event.clipboardData.getData('text/plain')), true);
listen('drop', event => addLines(event, event.dataTransfer.getData('text/plain')), true);
