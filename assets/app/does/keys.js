// Keys, pasting and dropping.
import {active, byId, listen, query, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import {keyAt} from '../screen/sections.js';
import {visible} from '../state/window.js';
import {addTasks, deleteTask, redo, renameList, undo} from './actions.js';
import {openDate} from './dates.js';
import {indent, moveBy, outdent} from './placing.js';
import {shownRow} from './panel.js';
import {showHistory} from './row-menu.js';
import {forgetTyped, undoesItself} from './typed.js';

// A key belongs to the input method while it composes a word, and to nothing else on the page: Dash takes each Enter in a
// box for the end of what is typed. Safari tells of the key that ends a composition when that is over, with the code 229.
addEventListener('keydown', event => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
}, true);

// On a keyboard of other letters, as of Cyrillic or Greek ones, keys are where they are on a Latin one.
const letterOf = ({key, code}) => (/^[a-z]$/i.test(key) || !code?.startsWith('Key') ? key : code.slice(3)).toLowerCase();
const isUndo = event => (event.ctrlKey || event.metaKey) && !event.altKey && ['z', 'y'].includes(letterOf(event))
  && !undoesItself(event.target);

// A key that is held down does once what it does: a browser clicks at each repeat of Enter, wherever the focus is by then.
addEventListener('keydown', event => {
  if (!event.repeat || !(event.key === 'Enter' || isUndo(event))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// A box to add a task: that of the list, of a section, or of the panel. Text that is refused stays in it as it is.
const addsTasks = box => box.matches('#add-task, .section-add input, #add-subtask');
const addFrom = (box, text) => {
  if (addTasks(text, keyAt(box), box.id === 'add-subtask' ? shownRow() : null)) type(box, '');
  forgetTyped();
};

// The text of a box before the person began, or undefined if the box is none of ours.
const saved = box => {
  if (box.id === 'list-title') return list.now()?.title;
  return box.matches('.task-title textarea, textarea.task-title') ? list.at(box)?.title : undefined;
};

listen('keydown', event => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
  if (addsTasks(box) && event.key === 'Enter') {
    event.preventDefault();
    addFrom(box, box.value);
  } else if (['Enter', 'Escape'].includes(event.key) && saved(box) !== undefined) {
    event.preventDefault();
    if (event.key === 'Escape') type(box, saved(box));
    else if (box.id === 'list-title') renameList(box.value);
    // Leaving the box saves it; the next Tab goes on from here.
    if (box.id === 'list-title') byId('add-task').focus();
    else rows.focus(list.at(box), 'task-done');
  }
}, true);

listen('keydown', event => {
  if (!isUndo(event) || query('dialog[open]') || !list.now()) return;
  event.preventDefault();
  if (letterOf(event) === 'y' || event.shiftKey) redo();
  else undo();
});

// On rows. The Tab key stops once at each, at its checkbox; arrows lead from row to row, and along the controls of one.
const keys = {
  ArrowUp: (row, part) => goTo(list.placeOf(row) - 1, part),
  ArrowDown: (row, part) => goTo(list.placeOf(row) + 1, part),
  ArrowLeft: (row, _, control) => along(row, control, -1),
  ArrowRight: (row, _, control) => along(row, control, 1),
  Home: (_, part) => goTo(0, part),
  End: (_, part) => goTo(visible(list.now()) - 1, part),
  Delete: row => deleteTask(row),
  Enter: row => rows.focus(row, 'task-title'),
  h: row => showHistory(row),
  t: row => openDate(row),
};
const LETTERS = ['h', 't'];
const inOrOut = {ArrowRight: indent, ArrowLeft: outdent};

const goTo = (place, part) => list.rowAt(place, row => rows.focus(row, part));
const along = (row, control, by) => {
  const all = rows.controlsOf(row), next = all[(all.indexOf(control) + by + all.length) % all.length];
  next.focus();
};

listen('keydown', event => {
  const {target, altKey, ctrlKey, metaKey, shiftKey, repeat} = event, {part} = rows.control(target);
  const row = list.at(target), letter = letterOf(event), key = LETTERS.includes(letter) ? letter : event.key;
  if (!row || event.defaultPrevented || ctrlKey || metaKey) return;
  if (shiftKey && !altKey && inOrOut[key] && part !== 'task-title') {        // where it selects text
    event.preventDefault();
    inOrOut[key](row);
  }
  if (shiftKey) return;
  if (altKey && ['ArrowUp', 'ArrowDown'].includes(key)) {
    event.preventDefault();
    moveBy(row, key === 'ArrowUp' ? -1 : 1);
  }
  const isBox = part === 'task-title', isOnce = ['Delete', ...LETTERS].includes(key);
  if (altKey || !keys[key] || (repeat && isOnce) || (key === 'Enter' && part !== 'task-done')) return;
  if (isBox) {
    leaveBox(event, () => keys[key](row, part, target));
    return;
  }
  event.preventDefault();
  keys[key](row, part, target);
});

// An arrow key that has nowhere to go in a box leaves it: up and down from its first and last line, left and right from its
// ends, unless the key is held down.
const leaveBox = (event, leave) => {
  const {key, target: box, repeat} = event;
  const {selectionStart: start, selectionEnd: end, value} = box, isRightToLeft = getComputedStyle(box).direction === 'rtl';
  const isAtEnd = key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight') ? end === value.length : start === 0;
  const isOneLine = box.clientHeight < 2 * parseFloat(getComputedStyle(box).lineHeight);
  const isAlong = ['ArrowLeft', 'ArrowRight'].includes(key);
  if (!key.startsWith('Arrow') || start !== end || (isAlong && (repeat || !isAtEnd))) return;
  if (isAlong || isOneLine) {
    event.preventDefault();
    leave();
    return;
  }
  setTimeout(() => {
    if (active() === box && box.selectionStart === start && box.selectionEnd === end) leave();
  });
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
