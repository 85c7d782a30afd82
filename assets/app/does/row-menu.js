// What the entries of a row's menu do, and the ways to open it: its button, the right mouse button, Shift+F10.
import {addressOf} from '../lib/base.js';
import {setProps} from '../lib/dash.js';
import {active, byId, listen, type} from '../lib/elements.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {isOpen, openMenu} from '../screen/menu.js';
import * as panel from '../screen/panel.js';
import * as rows from '../screen/rows.js';
import {isDemo} from '../state/outboxes.js';
import * as whole from '../state/whole-copy.js';
import {writeKeys} from './commands.js';
import {openDate} from './dates.js';
import {open as openPanel, shownRow} from './panel.js';
import {duplicateTask, indent, moveBy, moveTask, outdent} from './placing.js';

const OF_ROWS = ['date', 'move-up', 'move-down', 'indent', 'outdent', 'add-subtask'];      // what needs a row on screen
const NOT_IN_DEMO = ['add-subtask', 'move-to', 'history'];
const MOST = 50;                // lists that the dialog shows at a time
let moved = null;               // the row for which a list is chosen
let lists = [];                 // those to choose from: {id, title}
let wasTyping = false;          // was the person in the box that the right mouse button pressed?

/** Show the history of a task. */
export const showHistory = row => {
  if (!isDemo(list.listOf(row))) setProps('go', {pathname: addressOf(`/history/${row.id}`)});
};

const does = {
  date: row => openDate(row, false),
  'move-up': row => moveBy(row, -1),
  'move-down': row => moveBy(row, 1),
  indent,
  outdent,
  'add-subtask': row => {
    panel.goTo(row.id, 'add-subtask');
    if (panel.shown()?.id !== row.id) openPanel(row);
  },
  'move-to': row => chooseList(row),
  duplicate: duplicateTask,
  history: showHistory,
};
const open = (row, button = rows.button(row, 'task-more'), point = undefined) => {
  const lacks = [...(list.find(row.id) ? [] : OF_ROWS), ...(isDemo(list.listOf(row)) ? NOT_IN_DEMO : [])];
  for (const entry of byId('row-menu').children) entry.hidden = lacks.includes(entry.dataset.does);
  writeKeys(byId('row-menu'));
  openMenu(byId('row-menu'), button, what => does[what](row), point);
};

// The panel of a task has the same menu.
listen('click', ({target}) => {
  const is = id => target.closest?.(`#panel-${id}`);
  if (is('list')) chooseList(shownRow());
  else if (is('duplicate')) duplicateTask(shownRow());
  else if (is('more')) open(shownRow(), is('more'));
});

listen('pointerdown', ({target, button}) => { wasTyping = button === 2 && target === active(); }, true);

listen('click', ({target}) => {
  const {part, task} = rows.control(target), row = list.find(task);
  if (row && part === 'task-more') open(row);
});

// A box in which somebody types keeps the browser's own menu, for its spelling; so does a finger that selects text.
listen('contextmenu', event => {
  const row = list.at(event.target);
  if (event.target.closest?.('#row-menu')) event.preventDefault();
  if (!row || wasTyping || event.pointerType === 'touch' || event.shiftKey) return;
  event.preventDefault();
  if (!isOpen()) open(row, undefined, {x: event.clientX, y: event.clientY});
});
listen('mousedown', event => {      // and begins no typing
  if (event.button === 2 && !wasTyping && list.at(event.target)) event.preventDefault();
});

listen('keydown', event => {
  const row = list.at(event.target), isAsked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  if (!isAsked || !row || event.target.matches('textarea')) return;
  event.preventDefault();
  open(row);
});

// The lists of the sidebar come first, then, from the whole copy, all others.
export const chooseList = row => {
  moved = row;
  lists = cards.named().filter(({id}) => id !== list.listOf(row));
  type(byId('move-filter'), '');
  drawLists();
  byId('move-dialog').showModal();
  byId('move-filter').focus();
  whole.titles().then(others => {
    if (moved !== row) return;
    const known = new Set([list.listOf(row), ...lists.map(({id}) => id)]);
    lists = [...lists, ...others.filter(({id}) => !known.has(id))];
    drawLists();
  }, () => {});                   // no whole copy
};

const drawLists = () => {
  const words = byId('move-filter').value.toLowerCase().split(/\s+/);
  const found = lists.filter(({title}) => words.every(word => title.toLowerCase().includes(word))).slice(0, MOST);
  byId('move-none').hidden = found.length > 0;
  byId('move-lists').replaceChildren(...found.map(({id, title}) => {
    const line = document.createElement('li'), button = document.createElement('button');
    button.type = 'button';
    button.dataset.list = id;
    button.dataset.closes = '';
    button.dir = 'auto';
    button.textContent = title;
    line.append(button);
    return line;
  }));
};
listen('input', ({target}) => { if (target.id === 'move-filter') drawLists(); });
listen('click', ({target}) => {
  const to = lists.find(({id}) => id === target.closest?.('#move-lists button')?.dataset.list);
  if (to && moved) moveTask(list.find(moved.id) ?? moved, to);
});

// Enter takes the first list; arrows go from one to the next.
listen('keydown', event => {
  const {key, target} = event, inDialog = target.closest?.('#move-dialog');
  if (!inDialog || !['Enter', 'ArrowDown', 'ArrowUp'].includes(key)) return;
  const stops = [byId('move-filter'), ...inDialog.querySelectorAll('#move-lists button')], at = stops.indexOf(target);
  if (key === 'Enter' && at !== 0) return;
  event.preventDefault();
  if (key === 'Enter') stops[1]?.click();
  else if (at >= 0) stops[at + (key === 'ArrowDown' ? 1 : -1)]?.focus();
}, true);
