// Keys, pasting and dropping.
import {byId, listen, query, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import {addTasks, redo, renameList, undo} from './actions.js';
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

// Text that is refused stays in the box as it is.
const addFrom = (box, text) => {
  if (addTasks(text)) type(box, '');
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
  if (box.id === 'add-task' && event.key === 'Enter') {
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

// The key h on a row leads to its history.
listen('keydown', event => {
  const line = event.target.closest?.('#tasks li');
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
  if (letterOf(event) !== 'h' || !isPlain || !line || event.target.matches('textarea')) return;
  line.querySelector('.task-history').click();
});

// Several lines that are pasted or dropped into the add box are several tasks.
const addLines = (event, text) => {
  const box = event.target;
  if (box.id !== 'add-task' || !/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  addFrom(box, box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd));
};
listen('paste', event => addLines(event, event.clipboardData.getData('text/plain')), true);
listen('drop', event => addLines(event, event.dataTransfer.getData('text/plain')), true);
