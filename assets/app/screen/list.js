// The list on screen: its window (state/window.js), drawn, and filled by the server when something is missing.
import {afterPaint, beforePaint} from '../lib/dash.js';
import {byId, listen} from '../lib/elements.js';
import {endWithView} from '../lib/over.js';
import {stay} from '../lib/still.js';
import {followIn} from '../state/again.js';
import {today} from '../state/calendar.js';
import {arrangedBy} from '../state/groups.js';
import {replay} from '../state/replay.js';
import {hasRules, moves} from '../state/rules.js';
import {whatWith} from '../state/scrolling.js';
import {blocks} from '../state/sections.js';
import * as settled from '../state/settled.js';
import {byIds, effects, family, withKept} from '../state/tree.js';
import {isSearch} from '../state/views.js';
import * as model from '../state/window.js';
import {sayLeft} from './left.js';
import * as panel from './panel.js';
import * as rows from './rows.js';
import * as windows from './windows.js';
import {askAgain, look, lookLater, want} from './windows.js';

const FILL_AFTER = 300;         // ms after which rows that are not seen are there, if the server's window has not come
let current = null;             // the window on screen
let shownOn = '';               // the day for which that is
let partly = false;             // are only those rows of the window on the page that are seen?
let awaited = null;             // what is done when the row at a place has come: {place, does}
const away = new Map();         // rows that have left a view with rules, by their ids: an undo brings them back
let goes = /** @type {(id: string) => void} */ (() => {});     // is told of a row that leaves the view
export const now = () => current;
export const limit = name => Number(byId('workspace').dataset[name]);
export const {caughtUp, most, outdated, stopAsking} = windows;
windows.follow(() => current, () => { if (partly) arrange(); });
export const onGone = listener => { goes = listener; };

// Show a window. Returns whether it is another one than before, and not just a window of it.
export const show = view => {
  windows.came();
  const opened = current?.view !== view.view, isFirst = !current;
  const does = opened ? 'show' : whatWith(view, current, shownOn === today(), windows.pending() > 0);
  if (does === 'keep' && current.seq === null) askAgain();
  if (does === 'old') {
    outdated();
    caughtUp();
  }
  if (does !== 'show') return false;
  const isSame = !opened || [current, view].every(one => one && isSearch(one.view));      // a search that is typed on
  if (!isFirst && !isSame) endWithView();
  const kept = new Map((opened ? [] : current.order).map(row => [row.id, row.kept]));
  current = model.windowOf(view, most());
  shownOn = today();
  for (const row of current.order) if (row.closed) row.kept ??= kept.get(row.id);
  windows.isShown(view);
  if (opened && !isFirst) {
    stay();
    scrollTo(0, 0);
  }
  if (opened || partly) arrange(rows.onScreen(), opened);       // those that a person sees are there first
  else rows.keepInPlace(arrange);
  count();
  if (opened) {
    awaited = null;
    away.clear();
  }
  reach();                        // which scrolls
  if (!partly) look();
  else if (!isFirst && current.seq !== null) afterPaint(look);
  else afterPaint(() => setTimeout(look, rows.fillScreen() ? FILL_AFTER : 0));        // Dash, or the window, comes first
  // From this browser's copy: where is the page?
  if (current.seq === null) askAgain();
  return opened;
};

// Show the rows of the window, or only so many. Is the view another one, so that none has to stay in place?
const arrange = (most = Infinity, elsewhere = false) => {
  partly = most < current.order.length;
  const {start} = current, order = current.order.slice(0, most);
  rows.arrange(blocks(current, order), start, Math.max(0, model.visible(current) - start - order.length), elsewhere);
};

export const count = () => sayLeft(current);

// Add rows at the end of the section that they name, and bring the last of them into view.
export const add = added => {
  if (hasRules(current)) {
    for (const row of added) if (!comes(row, {})) model.change(current, effects(withKept(current.order), row.id, row));
    arrange();
    if (find(added.at(-1).id)) bringIntoView(find(added.at(-1).id));
    return;
  }
  if (model.add(current, added, most()) || arrangedBy(current.facts).length) outdated();
  if (current.order.includes(added.at(-1))) {
    arrange();
    bringIntoView(added.at(-1));
  } else if (added[0].parent) arrange();
  count();
};

// When the page is laid out anyway, so that what was added is on its way to the server before that.
// A subtask that is added in the panel shows there.
const bringIntoView = row => { if (!panel.isAt()) beforePaint(() => rows.bringIntoView(row)); };

/** The rows that are known, by their ids, and one that need not be on screen. @param {any} [row] */
export const known = row => byIds([...(row ? [row] : []), ...(current?.order ?? [])]);

// Give fields of a row other values, and to others what follows from it (state/tree.js). Where the view shows only open
// tasks, or only done ones, some may leave; with another order it stands elsewhere in its list, `behind` a row if that is
// known.
export const set = (row, fields, behind = undefined) => {
  const isSame = name => !(name in fields) || (fields[name] ?? null) === (row[name] ?? null);
  const isHere = current.order.includes(row);
  follow(row.id, fields, row);
  if (!isHere && comes(row, fields)) return;
  const isMoved = current.list ? !['order', 'section'].every(isSame) : moves(current, fields) && !('done_at' in fields);
  const stands = isMoved && !model.isDone(row) && isHere;
  if (row.repeat && 'date' in fields) outdated();       // the server knows its days
  // All that it concerns may not be here.
  if (!isHere || (row.subtasks && !['done_at', 'hidden_until'].every(isSame) && !ticksAllHere(row, fields))) outdated();
  const all = effects(withKept([row, ...current.order]), row.id, fields), leaving = model.change(current, all);
  Object.assign(row, fields);
  if (!isHere && !model.homeOf(current, row)) goes(row.id);
  for (const one of leaving) {
    away.set(one.id, one);
    goes(one.id);
    leave(one, () => model.leave(current, one));
  }
  if (stands && !leaving.includes(row) && !stand([row], () => model.follow(current, row, behind))) outdated();
  for (const [id] of all) if (find(id)) rows.write(find(id));
  count();
  left();
  if (arrangedBy(current.facts).some(name => name in fields)) outdated();       // it moves
  for (const [id, others] of all) panel.follow(id, /** @type {any} */ (others));
};

// Show what becomes of a task where it is named as it comes again.
const follow = (id, fields, row) => {
  if (!followIn(current, id, fields, row)) return;
  outdated();                     // the server knows its days
  rows.keepInPlace(arrange);
};

// Does a tick complete what is under a row, all of which is on screen?
const ticksAllHere = (row, fields) => Boolean(current.list && fields.done_at && !('hidden_until' in fields))
  && model.areAllUnder(current, row) && family(current.order, row).every(one => !one.repeat);

/** The server says where rows stand that were put elsewhere by hand. @param {[string, string][]} paths */
export const takePaths = paths => {
  if (current?.facts?.sort) return;             // it puts more before them
  for (const [id, path] of paths) if (find(id)) find(id).order = path;
};

/**
 * A row that is not on screen may be of a view with rules, with these fields: then it comes. Returns whether it does.
 * @param {{id: string}} row @param {object} fields @param {string} [of] its list, if nothing else is known of it
 */
export const comes = (row, fields, of) => {
  const is = {...(of && {list: of}), ...away.get(row.id), ...row, ...fields};
  follow(row.id, fields, is);
  if (!hasRules(current) || !is.order || !is.list || !model.homeOf(current, is)) return false;
  putBack({...model.fieldsOf(is), id: is.id});
  return true;
};

/** Close a row, or open it again: are those under it shown? */
export const fold = row => {
  if (!row.closed) model.fold(current, row);
  else model.unfold(current, row, most());
  outdated();                     // the server knows what is under it
  rows.keepInPlace(arrange);
  count();
  look();
};

// Move the lines of rows.
export const stand = (some, move) => {
  const wereHere = some.every(row => current.order.includes(row)), done = move();
  if (wereHere) arrange();
  else rows.keepInPlace(arrange);
  look();
  return done;
};

// Do something with the row at a place of the view, now or when its window has come; of several, only the last one asked
// for. Returns whether there is such a place.
export const rowAt = (place, does) => {
  awaited = place >= 0 && place < model.visible(current) ? {place, does} : null;
  const isThere = Boolean(awaited);
  reach();
  return isThere;
};
const reach = () => {
  if (!awaited) return;
  const {place, does} = awaited, row = current.order[place - current.start];
  if (partly) arrange();
  if (!row) want(place - Math.round(most() / 2));
  else {
    awaited = null;
    does(row);
  }
};
export const placeOf = row => current.start + current.order.indexOf(row);

// The focus moves to the row that is at a place now, but not into the box of its title: a person who types on would change
// another task.
const focusAt = (place, part) => {
  const row = current.order[Math.min(place, current.order.length - 1)];
  rows.focus(row, part === 'task-title' ? 'task-done' : part, {preventScroll: true});
  if (row) afterPaint(() => { if (rows.focused(row)) rows.bringIntoView(row); });
};

// Take a row off the screen.
const leave = (row, takeOut) => {
  const part = rows.focused(row), place = takeOut();
  rows.keepInPlace(arrange);
  if (part) queueMicrotask(() => focusAt(place, part));   // which lays out the page: what was done is on its way then
  lookLater();
};

export const remove = row => {
  if (row.subtasks && !(current.list && model.areAllUnder(current, row))) outdated();     // the server knows the others
  panel.follow(row.id, null);
  for (const {id} of family(current.order, row)) {
    goes(id);
    follow(id, null);
  }
  leave(row, () => model.remove(current, row));
  count();
};

// Put a row back that is there again. One that belongs above or below what is on screen is the server's to show.
export const putBack = given => {
  const row = {...given, ...effects(known(), given.id, given)[0][1]}, {place, ask} = model.placeOf(current, row);
  if (ask || place === null) outdated();
  if (place === null) return;
  model.putBack(current, row, place, most());
  panel.follow(row.id, row);
  rows.keepInPlace(arrange);
  count();
};

// Take all done rows off the screen. Returns how many there are in the list.
export const clear = () => {
  for (const row of current.order) if (model.isPast(current, row)) goes(row.id);
  const cleared = settled.clear(current);
  rows.keepInPlace(arrange);
  count();
  return cleared;
};

/** Show what becomes of the sections of the list, and of tasks with them: as an intent shows it (state/replay.js). */
export const restructure = shows => {
  const {order, ...view} = current;
  current = model.windowOf(replay({...view, rows: order}, [{id: '', verb: '', shows}]), most());
  current.start = Math.max(0, Math.min(current.start, model.visible(current) - current.order.length));
  outdated();                     // the server knows what is not here
  rows.keepInPlace(arrange);
  count();
  look();
};

// Move what was ticked to its section.
const settle = () => {
  const what = current ? settled.settle(current) : 'still';
  if (what === 'ask') {
    current.whole = undefined;    // the next one counts, of this browser's copy, too
    want(current.start);
  }
  if (what !== 'moved') return;
  rows.keepInPlace(arrange);
  look();
};

// It is another day: rows say other words, and the server may have others to show.
export const dayChanged = () => {
  if (!current) return;
  arrange();
  want(current.start);
};

// The next window counts, whatever its seq.
export const forgetSeq = () => { if (current?.seq) current.seq = 0; };

/** The list that a row belongs to. */
export const listOf = row => row.list ?? current.list;

export const find = id => current?.order.find(row => row.id === id);
export const at = element => find(rows.taskOf(element));
export const unread = () => rows.unread(current?.order ?? []);

// The person has left the list when neither pointer nor focus is in it.
const left = () => setTimeout(() => { if (!rows.isHere()) settle(); });
for (const event of ['pointerout', 'focusout']) {
  listen(event, ({target}) => { if (target.closest?.('#tasks')) left(); });
}
