// This browser's copy of an account's lists (domain.schema.Lists): the dcc.Store with the id {account, part}. What is
// seen goes in here window by window, the server's Patches keep it up, and a list that is opened again shows from it at
// once.
import {setProps} from '../lib/dash.js';
import {VERSION} from '../lib/storage.js';
import {inOrder} from './replay.js';
import {shownBy} from './views.js';
import {sectioned} from './window.js';

const MOST = 500;               // tasks kept: a Store is written whole at each change

const id = account => ({account, part: 'lists-copy'});

const read = account => {
  try {
    const copy = JSON.parse(localStorage.getItem(JSON.stringify(id(account))));
    return {seq: copy.seq, lists: {...copy.lists}, tasks: {...copy.tasks}, views: {...copy.views}};
  } catch {
    return {lists: {}, tasks: {}, views: {}};      // none yet
  }
};

const write = (account, seq, kept) => setProps(id(account), {data: {version: VERSION, seq, ...kept}});

/** The account's seq up to which the copy is what the server has, or undefined. */
export const seqOfCopy = account => read(account).seq;

/** Begin with an empty copy, as of a seq. */
export const forgetCopy = (account, seq) => write(account, seq, {lists: {}, tasks: {}});

/**
 * Put a window into the copy, as of a seq. What the copy has outgrown is let go; it is all on the server. Of a view that is
 * no list, the copy keeps which tasks it showed.
 * @param {number} account @param {import('../wire.d.ts').Window} window @param {number | null} seq
 */
export const keepWindow = (account, window, seq) => {
  const {lists, tasks, views} = read(account), roomy = Object.keys(tasks).length < MOST;
  const {rows, list, title, view, start, seq: _, ...rest} = window;
  const seen = rows.map(({id: task, ...fields}) => [task, {list, deleted_at: null, done_at: null, ...fields}]);
  const kept = {title, ...rest, rows: sectioned(window).map(({id: task, section}) => ({id: task, section}))};
  write(account, seq, {
    lists: {...(roomy && lists), ...(list && {[list]: {...(roomy && lists[list]), title}})},
    tasks: {...(roomy && tasks), ...Object.fromEntries(seen)},
    views: {...(roomy && views), ...(!list && start === 0 && {[view]: kept})},
  });
};

/**
 * Return the window of a view as far as the copy has it, or undefined; its `seq` is null, for only the server knows.
 * @param {number} account @param {string} view @param {number} most
 * @param {{id: string, title: string}} [list] if the view is one
 */
export const windowFromCopy = (account, view, most, list) => {
  const {tasks, views} = read(account), isThere = task => task?.title && !task.deleted_at;
  if (list) return windowOfList(view, list, Object.entries(tasks).filter(([, task]) => isThere(task)), most);
  const kept = views[view];
  const rows = kept?.rows.filter(row => isThere(tasks[row.id])).map(row => ({...row, ...tasks[row.id]}));
  return kept && {...kept, view, start: 0, seq: null, rows: rows.slice(0, most)};
};

const windowOfList = (view, {id, title}, tasks, most) => {
  const rows = tasks.filter(([, task]) => task.list === id).map(([task, {list: _, ...fields}]) => ({id: task, ...fields}));
  const open = rows.filter(row => !row.done_at).sort(inOrder), show = shownBy(view);
  const done = rows.filter(row => row.done_at).sort((a, b) => (a.done_at > b.done_at ? -1 : 1));
  const sections = [
    {key: 'open', title: '', count: open.length, done: false},
    {key: 'done', title: '', count: done.length, done: true},
  ].filter(section => show !== (section.done ? 'active' : 'completed'));
  return {
    view, list: id, title, show, start: 0, open: open.length, done: done.length, seq: null, sections,
    rows: sections.flatMap(section => (section.done ? done : open)).slice(0, most),
  };
};
