// What the entries of a row's menu do, and how it opens: by its button, the right mouse button, or Shift+F10.
import {active, byId, listen} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {isOpen, openMenu} from '../screen/menu.js';
import * as panel from '../screen/panel.js';
import * as rows from '../screen/rows.js';
import * as selection from '../screen/selection.js';
import {isDemo} from '../state/outboxes.js';
import {chooseList} from './choosing.js';
import {act, can, writeKeys} from './commands.js';
import {openDate} from './dates.js';
import {go} from './go.js';
import {open as openPanel, shownRow} from './panel.js';
import {duplicateTasks} from './placing.js';
import {select} from './selecting.js';

// These need a row on screen.
const OF_ROWS = ['select', 'date', 'move-up', 'move-down', 'indent', 'outdent', 'add-subtask'];
const OF_ONE = ['add-subtask', 'history'];
const NOT_IN_DEMO = ['tags', 'add-subtask', 'move-to', 'history'];
let wasTyping = false;          // was the person in the box on which the right mouse button was pressed?

/** Show the history of a task. */
export const showHistory = row => {
  if (!isDemo(list.listOf(row))) go(`/history/${row.id}`);
};

// What is done to the row of the menu alone, and without the keyboard. All else is a command, for all selected rows if the
// menu is of one of these.
const doesToOne = {
  select: row => select(row),
  'add-subtask': row => {
    panel.goTo(row.id, 'add-subtask');
    if (panel.shown()?.id !== row.id) openPanel(row);
  },
};
const does = (what, all) => (what === 'date' ? openDate(all, false) : act(what, all));
const open = (row, {all = selection.allWith(row), button = rows.button(row, 'task-more'), point = undefined} = {}) => {
  const lacks = [...(list.find(row.id) ? [] : OF_ROWS), ...(isDemo(list.listOf(row)) ? NOT_IN_DEMO : []),
    ...(can('skip', all) ? [] : ['skip']), ...(all.length > 1 ? OF_ONE : [])];
  for (const entry of byId('row-menu').children) entry.hidden = lacks.includes(entry.dataset.does);
  writeKeys(byId('row-menu'));
  const upToDate = one => list.find(one.id) ?? one;       // a window may come while the menu is open
  const chosen = what => (doesToOne[what] ? doesToOne[what](upToDate(row)) : does(what, all.map(upToDate)));
  openMenu(byId('row-menu'), button, chosen, point);
};

// The panel of a task has the same menu.
listen('click', ({target}) => {
  const is = id => target.closest?.(`#panel-${id}`);
  if (is('list')) chooseList([shownRow()]);
  else if (is('duplicate')) duplicateTasks([shownRow()]);
  else if (is('more')) open(shownRow(), {all: [shownRow()], button: is('more')});
});

listen('pointerdown', ({target, button}) => { wasTyping = button === 2 && target === active(); }, true);

listen('click', ({target}) => {
  const {part, task} = rows.control(target), row = list.find(task);
  if (row && part === 'task-more') open(row);
});

// A box in which somebody types keeps the browser's own menu, for its spelling. So does a finger that selects text.
listen('contextmenu', event => {
  const row = list.at(event.target);
  if (event.target.closest?.('#row-menu')) event.preventDefault();
  if (!row || wasTyping || event.pointerType === 'touch' || event.shiftKey) return;
  event.preventDefault();
  if (!isOpen()) open(row, {point: {x: event.clientX, y: event.clientY}});
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
