// What keys do in boxes and on rows.
import {account} from '../lib/begin.js';
import {afterDash} from '../lib/dash.js';
import {active, byId, listen, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import * as selection from '../screen/selection.js';
import {inboxOf} from '../state/inbox.js';
import {isDone, visible} from '../state/window.js';
import {deleteTasks, redo, renameList, undo} from './actions.js';
import {chooseList, chooseTag} from './choosing.js';
import {does} from './commands.js';
import {openDate} from './dates.js';
import {go} from './go.js';
import {takeUnnamedBack} from './lists.js';
import {setPriority, tickTasks} from './many.js';
import {duplicateTasks, indent, moveBy, outdent} from './placing.js';
import {showHistory} from './row-menu.js';

// While an input method composes a word, keys belong to it and to nothing else on the page: Dash would take each Enter in a
// box for the end of typing. Safari reports the key that ends a composition afterwards, with the code 229.
addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}, true);

// A key that is held down acts once: browsers click at each repeat of Enter, wherever the focus is by then.
addEventListener('keydown', event => {
  if (!event.repeat || event.key !== 'Enter') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// The text of a box before the person began, or undefined if the box is not one of these.
const saved = box => {
  if (box.id === 'list-title') return list.now()?.title;
  return box.matches('.task-title textarea, textarea.task-title') ? list.at(box)?.title : undefined;
};

listen('keydown', event => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
  if (['Enter', 'Escape'].includes(event.key) && saved(box) !== undefined) {
    event.preventDefault();
    if (event.key === 'Escape') {
      type(box, saved(box));
      if (list.at(box)) rows.write(list.at(box));         // who types here again begins from that
      else if (takeUnnamedBack()) return;
    } else if (box.id === 'list-title') renameList(box.value);
    // Leaving the box saves it. The next Tab goes on from here.
    if (box.id === 'list-title') byId('add-task').focus();
    else rows.focus(list.at(box), 'task-done');
  }
}, true);

const canUndo = () => Boolean(list.now() || account());
does('undo', () => afterDash(undo), canUndo);
does('redo', () => afterDash(redo), canUndo);
does('add-task', () => { byId('add-task').focus(); });
for (const [name, path] of [
  ['go-today', '/today'], ['go-upcoming', '/upcoming'], ['go-lists', '/lists'], ['go-insights', '/insights'],
  ['go-tags', '/tags'], ['go-trash', '/trash'], ['go-archive', '/archive'], ['go-templates', '/templates'],
  ['go-settings', '/account'],
]) does(name, () => go(path));
does('go-inbox', () => go(`/lists/${inboxOf(account())}`));

// On rows. The Tab key stops once at each, at its checkbox. Arrows move from row to row, and along the controls of one.
const partOf = element => rows.control(element).part ?? 'task-done';
const goTo = (place, part) => list.rowAt(place, row => rows.focus(row, part));
const along = (row, control, by) => {
  const all = rows.controlsOf(row), next = all[(all.indexOf(control) + by + all.length) % all.length];
  next.focus();
};
const toFirstSeen = () =>
  rows.focus(list.now().order.find(one => rows.isShown(one) && rows.edges(one).top > 0), 'task-done');
// From elsewhere on the page, a letter leads to the first visible row; arrows scroll.
const step = by => (element, key) => {
  const row = list.at(element);
  if (row) goTo(list.placeOf(row) + by, partOf(element));
  else if (key.startsWith('Arrow')) return false;
  else toFirstSeen();
  return true;
};
does('next', step(1));
does('previous', step(-1));
does('first', () => goTo(0, partOf(active())));
does('last', () => goTo(visible(list.now()) - 1, partOf(active())));
// The key belongs to what else has the focus in a row.
does('edit', ([row], key) => (key && partOf(active()) !== 'task-done' ? false : rows.focus(row, 'task-title')));
does('history', ([row]) => showHistory(row));
does('move-up', all => moveBy(all, -1));
does('move-down', all => moveBy(all, 1));
does('indent', all => indent(all));
does('outdent', all => outdent(all));
does('date', all => openDate(all));
does('tags', chooseTag);
does('duplicate', all => duplicateTasks(all));
for (const priority of ['1', '2', '3', null]) {
  does(`priority-${priority ?? 'none'}`, all => setPriority(all, priority));
}
// The selected rows have moved or gone.
const leaving = act => all => {
  act(all);
  selection.clear();
};
does('complete', leaving(all => tickTasks(all, all.some(row => !isDone(row)))));
does('delete', leaving(deleteTasks));
does('move-to', chooseList);

listen('keydown', event => {
  const {target, key} = event, {part} = rows.control(target), row = list.at(target);
  const by = {ArrowLeft: -1, ArrowRight: 1}[key];
  if (!row || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = {ArrowUp: -1, ArrowDown: 1}[key];
  if (part === 'task-title') {
    if (by) leaveBox(event, () => along(row, target, by));
    if (step) leaveBox(event, () => goTo(list.placeOf(row) + step, part));
  } else if (by) {
    event.preventDefault();
    along(row, target, by);
  }
});

// From the add box, an arrow leads to the tasks below. While nothing is typed, Escape leaves it, so that letters are keys.
listen('keydown', event => {
  const {key, target} = event, isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (target.id !== 'add-task' || event.defaultPrevented || !isPlain) return;
  if (key === 'Escape' && !target.value) target.blur();
  if (key !== 'ArrowDown' || !visible(list.now())) return;
  event.preventDefault();
  toFirstSeen();
});

// An arrow key that cannot move further in a box leaves it: up and down from its first and last line, left and right from
// its ends, unless the key is held down.
const leaveBox = (event, leave) => {
  const {key, target: box, repeat} = event;
  const {selectionStart: start, selectionEnd: end, value} = box, isRightToLeft = getComputedStyle(box).direction === 'rtl';
  const isAtEnd = key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight') ? end === value.length : start === 0;
  const isOneLine = box.clientHeight < 2 * parseFloat(getComputedStyle(box).lineHeight);
  const isAlong = ['ArrowLeft', 'ArrowRight'].includes(key);
  if (start !== end || (isAlong && (repeat || !isAtEnd))) return;
  if (isAlong || isOneLine) {
    event.preventDefault();
    leave();
    return;
  }
  setTimeout(() => {
    if (active() === box && box.selectionStart === start && box.selectionEnd === end) leave();
  });
};
