// Undo and redo, step by step (state/steps.js). An undo is an intent like any other, and undoing that one is the redo.
import {pathOf} from '../lib/base.js';
import {onBegin} from '../lib/begin.js';
import * as list from '../screen/list.js';
import * as panel from '../screen/panel.js';
import {together} from '../screen/rows.js';
import {backwards, inTurn, shownOf} from '../state/changes.js';
import {isDemo, outboxOf} from '../state/outboxes.js';
import {isWhole, takesOut} from '../state/replay.js';
import {makeSteps} from '../state/steps.js';

const own = makeSteps(), demo = makeSteps();    // the demo keeps nothing
onBegin(({account}) => own.open(account));
const shown = () => (pathOf(location.pathname) === '/' && isDemo(list.now()?.list) ? demo : own);
const toNote = /** @type {(() => void)[]} */ ([]);
const noteAll = () => { for (const note of toNote.splice(0)) note(); };
const steps = () => {
  noteAll();                      // an undo may come in the same moment
  return shown();
};

// The facts of its list that a step has, before and after, and their names in what is shown (state/replay.js).
const OWNED = ['tags', 'smart_lists'];           // what it says of things that belong to the account (state/owned.js)
const OF_LIST = {titles: 'title', facts: 'facts', places: 'after', stays: 'stays'};

// Note what was done, to the list on screen unless another one is named.
export const noteStep = step => {
  const {list: id, title} = list.now() ?? {};
  const whole = {list: id, where: title, rows: [], ...step}, all = shown();
  toNote.push(() => all.done(whole));
  queueMicrotask(noteAll);        // once it is on its way to the server
  return whole;
};
export const forgetSteps = ids => steps().forget(ids);

// Undo the last step, or the one with these intents. Returns it with the intents that do so, or undefined.
export const takeBack = ids => swing('undo', 'redo', ids);
export const doAgain = ids => swing('redo', 'undo', ids);

const swing = (from, to, ids) => {
  const step = steps().take(from, ids), back = from === 'undo';
  if (!step) return undefined;
  const {list: id} = step, outbox = outboxOf(id), is = Object.fromEntries(Object.entries(OF_LIST)
    .filter(([pair]) => step[pair]).map(([pair, name]) => [name, step[pair][back ? 0 : 1]]));
  const changes = back ? backwards(step.rows) : step.rows;
  const rows = shownOf(changes);
  const owned = Object.fromEntries(OWNED.filter(kind => step[kind])
    .map(kind => [kind, Object.fromEntries(step[kind].map(([key, was, is]) => [key, back ? was : is]))]));
  const sections = step.sections?.map(([key, was, is]) => [key, back ? was : is]);
  const undoing = [...step.ids].reverse().map((value, place) => {
    const shows = {list: id, undoes: value, ...(place ? {rows: []} : {...is, rows, ...owned, sections})};
    return outbox.put({verb: 'undo', value, shows});
  });
  steps().put(to, {...step, ids: undoing.reverse()});
  try {
    if (sections && list.now()?.list === id) list.restructure({list: id, rows, sections});
    else show(step, changes, step.behind?.[back ? 0 : 1]);
  } catch (error) {               // it is on its way to the server, whose window shows it then
    list.outdated();
    reportError(error);
  }
  for (const [task, fields] of rows) panel.follow(task, fields);
  return {...step, undoing, is};
};

const show = ({list: id, many}, changes, behind) => {
  const now = list.now();
  const goesThere = changes.some(([, ...fields]) => fields.some(one => one?.list === now?.list));
  if (now && many && id === null) list.outdated();          // it was done elsewhere, to any list
  if (!now || (now.list && id !== null && now.list !== id && !goesThere)) return;
  if (many) list.outdated();
  const set = () => { for (const [task, was, is] of inTurn(changes)) setRow(id, task, was, is, behind?.[task]); };
  together(changes.length, set);
};

const isAs = (row, fields) => Object.keys(fields).every(name => isSame(name, row[name], fields[name]));

// A field that somebody has changed since is left alone, as on the server.
const setRow = (id, task, from, to, behind) => {
  const row = list.find(task), {list: here} = list.now(), goes = takesOut(here, to);
  if (to?.done_at) list.outdated();             // it is among the completed ones with the time from then
  if (goes && row) list.remove(row);
  else if (!goes && takesOut(here, from) && !row && here) {
    if (isWhole(to) && (to.list ?? id) === here) list.putBack({id: task, ...to});
    else list.outdated();         // the server knows where it stands
  }
  else if (to && row && Object.keys(to).every(name => (to[name] ?? null) === (row[name] ?? null))) return;
  else if (to && from && row && isAs(row, from)) list.set(row, to, behind);
  else if (row || !to || !list.comes({id: task}, to, id)) list.outdated();
};

// When a row was ticked, only the server knows its order, and when it comes next.
const isSame = (name, a, b) =>
  ['order', 'next', 'missed'].includes(name)
  || (/^(done|completed)_at$/.test(name) ? Boolean(a) === Boolean(b) : (a ?? null) === (b ?? null));
