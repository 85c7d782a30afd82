// The steps that can be undone and redone. A step is what a person did at once: its intents, the words for it, and what its
// rows were before and after, so that undoing shows at once. The steps of an account are kept in localStorage, so they
// survive a reload, and the tabs of a browser share them. Each tab undoes its own first.
import {NAME} from '../lib/base.js';
import {tab} from '../lib/tab.js';

const MOST = 100;               // steps
const LARGE = 10;               // steps with many rows that a tab remembers
const ROWS = 20;                // rows of a step that are kept; if it has more, only the tab that did it knows them

/** Make the steps of a tab. They are kept once it is opened for an account. */
export const makeSteps = (own = tab) => {
  let key = null, steps = {undo: [], redo: []};
  const large = new Map();        // first intent of a step with many rows -> its rows

  const read = () => {
    if (!key) return;
    try {
      const {undo, redo} = JSON.parse(localStorage.getItem(key));
      steps = {undo: undo.filter(isSound).map(upToDate), redo: redo.filter(isSound).map(upToDate)};
    } catch {
      // none yet, or damaged: use what this tab knows
    }
  };

  const write = () => {
    steps = {undo: steps.undo.slice(-MOST), redo: steps.redo.slice(-MOST)};
    if (!key) return;
    try {
      localStorage.setItem(key, JSON.stringify(steps));
    } catch {
      localStorage.removeItem(key);     // no room: what is kept is outdated, so this tab uses what it knows
    }
  };

  // Note what was done: {ids, list, where, did, undone, rows: [[task, before, after], ...]} (changes.js). `behind` says
  // after which tasks moved ones came, before and now, both by id. What was undone cannot be redone after that.
  const done = step => {
    read();
    const at = steps.undo.findLastIndex(({tab: of}) => of === own), whole = named(steps.undo[at], step);
    const undo = whole ? steps.undo.map((one, place) => (place === at ? whole : one)) : [...steps.undo, kept(step)];
    steps = {undo, redo: []};
    write();
  };

  // Take a step out of `undo` or `redo`: the one with these intents, or else the last of this tab, or else the last of all.
  // Returns it, or undefined.
  const take = (from, ids) => {
    read();
    const last = is => steps[from].findLastIndex(is), mine = last(step => step.tab === own);
    const place = ids ? last(step => ids.includes(step.ids[0])) : mine < 0 ? steps[from].length - 1 : mine;
    const [step] = place < 0 ? [] : steps[from].splice(place, 1);
    return step && {...step, ...large.get(step.ids[0])};
  };

  const put = (to, step) => {
    steps[to].push(kept(step));
    write();
  };

  // Another tab, or this one after a reload, shows a step of many rows only when the server has done it.
  const kept = step => {
    const {rows = [], ids, behind} = step, isLarge = rows.length > ROWS;
    if (isLarge) large.set(ids[0], {rows, behind});
    if (large.size > LARGE) large.delete(large.keys().next().value);
    return {...step, tab: own, many: step.many || isLarge, ...(isLarge && {rows: [], behind: undefined})};
  };

  // What the server refused cannot be undone; the rest of its step can.
  const forget = ids => {
    read();
    const rest = all => all.map(step => without(step, ids)).filter(step => step.ids.length);
    steps = {undo: rest(steps.undo), redo: rest(steps.redo)};
    write();
  };

  const without = (step, refused) => {
    const ids = step.ids.filter(id => !refused.includes(id)), rows = large.get(step.ids[0]);
    if (rows && ids.length) large.set(ids[0], rows);
    return {...step, ids};
  };

  return {done, take, put, forget, open: account => { key = `${NAME}-undo:${account}`; }};
};

// What was just made, and gets its title now, is one step: to undo that takes all of it back.
const named = (made, {list, titles, sections}) => {
  if (!made || made.isNamed || made.list !== list) return null;
  const [[key, was, first] = []] = made.sections ?? [], [[of, , is] = []] = sections ?? [];
  if (titles && made.titles && !made.titles[0]) return {...made, isNamed: true, titles: [null, titles[1]]};
  const isNew = key && key === of && !was && first && is?.title;
  return isNew ? {...made, isNamed: true, sections: [[key, null, {...first, ...is}]]} : null;
};

const isSound = step => Array.isArray(step?.ids) && Array.isArray(step.rows);

// Version 0.1 kept whether a task was done, but not when.
const asNow = fields => {
  if (!fields || !('done' in fields)) return fields;
  const {done, ...others} = fields;
  return {...others, done_at: done ? '~' : null};
};
const upToDate = step => ({...step, rows: step.rows.map(([task, ...fields]) => [task, ...fields.map(asNow)])});
