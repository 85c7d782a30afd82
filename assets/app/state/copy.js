// This browser's copy of an account's lists (domain.schema.Lists): the dcc.Store with the id {account, part}. What is
// seen goes in here window by window, the server's Patches keep it up, and a list that is opened again shows from it at
// once.
import {setProps} from '../lib/dash.js';
import {VERSION} from '../lib/storage.js';
import {inOrder, shown} from './replay.js';

const MOST = 500;               // tasks kept: a Store is written whole at each change

const id = account => ({account, part: 'lists-copy'});

const read = account => {
  try {
    const copy = JSON.parse(localStorage.getItem(JSON.stringify(id(account))));
    return {seq: copy.seq, lists: {...copy.lists}, tasks: {...copy.tasks}};
  } catch {
    return {lists: {}, tasks: {}};      // none yet
  }
};

const write = (account, seq, lists, tasks) => setProps(id(account), {data: {version: VERSION, seq, lists, tasks}});

/** The account's seq up to which the copy is what the server has, or undefined. */
export const seqOfCopy = account => read(account).seq;

/** Begin with an empty copy, as of a seq. */
export const forgetCopy = (account, seq) => write(account, seq, {}, {});

/**
 * Put a view into the copy, as of a seq. What the copy has outgrown is let go; it is all on the server.
 * @param {number} account @param {import('../wire.d.ts').View} view @param {number | null} seq
 */
export const keepView = (account, view, seq) => {
  const {lists, tasks} = read(account), roomy = Object.keys(tasks).length < MOST;
  const seen = view.rows.map(({id: task, ...fields}) =>
    [task, {list: view.list, deleted_at: null, done_at: null, ...fields}]);
  write(
    account, seq,
    {...(roomy && lists), [view.list]: {...(roomy && lists[view.list]), title: view.title}},
    {...(roomy && tasks), ...Object.fromEntries(seen)},
  );
};

/** Return the view of a list as far as the copy has it; its `seq` is null, for only the server knows. */
export const viewOf = (account, list, show, title, most) => {
  const rows = Object.entries(read(account).tasks)
    .filter(([, task]) => task.list === list && task.title && !task.deleted_at)
    .map(([task, {list: _, ...fields}]) => ({id: task, ...fields}));
  const open = rows.filter(row => !row.done_at).sort(inOrder);
  const done = rows.filter(row => row.done_at).sort((a, b) => (a.done_at > b.done_at ? -1 : 1));
  return {
    list, title, show, start: 0, open: open.length, done: done.length, seq: null,
    rows: shown(show, open, done).slice(0, most),
  };
};
