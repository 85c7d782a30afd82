// Selecting tasks to do something to all of them: by x, Ctrl or Shift and a click, Shift and an arrow, Ctrl+A, or on a touch
// screen by "Select" in a row's menu and taps on others. What is done to them is a command, as for a single task.
import {active, byId, listen} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {make} from '../screen/make.js';
import {openMenu} from '../screen/menu.js';
import {say} from '../screen/notice.js';
import * as rows from '../screen/rows.js';
import * as selection from '../screen/selection.js';
import {allOf, MOST} from '../state/selection.js';
import {isDone, sectioned, visible} from '../state/window.js';
import {askRows} from './asking.js';
import {commands, does, run} from './commands.js';

let byFinger = false;

export const select = row => selection.begin(row);

const NEEDED = 'Some of these tasks are not on screen. Selecting them needs the server, which does not answer now.';
/**
 * Select the rows from one place to before another, instead of those before or as well: at once if all are on screen, or
 * else when the server has named them.
 */
const selectRange = (from, to, keeps = false) => {
  const {order, start, view} = list.now(), end = Math.min(to, from + MOST);
  const choose = (all, first) => {
    selection.add(all.slice(from - first, end - first).map(row => list.find(row.id) ?? row), from, keeps);
    tell(to - from);
  };
  const come = window => { if (list.now()?.view === view) choose(sectioned(window), window.start); };
  if (from >= start && end <= start + order.length) choose(order, start);
  else askRows({view, start: from, count: end - from}, come, () => say(NEEDED));
};
const tell = of => {
  const [size, all] = [selection.size(), of].map(one => one.toLocaleString('en'));
  if (of > MOST) say(`The first ${size} of ${all} tasks are selected, the most at a time.`);
  else selection.tell(`${size} selected`);
};

const isInRow = element => Boolean(list.at(element));
does('select', element => selection.toggle(list.at(element)), isInRow);
// Each row on the way is selected; on the way back, it is deselected.
const extend = by => element => {
  const row = list.at(element), place = list.placeOf(row) + by;
  selection.set(row, true);
  return list.rowAt(place, next => {
    rows.focus(next, 'task-done');
    if (selection.has(next.id)) selection.set(list.find(row.id) ?? row, false);
    else selection.set(next, true);
  });
};
does('select-next', extend(1), isInRow);
does('select-previous', extend(-1), isInRow);
does('select-all', element => {
  const now = list.now(), row = list.at(element);
  const [from, to] = allOf(now, Boolean(row && isDone(row)), selection.size());
  selectRange(from, to);
}, () => visible(list.now()) > 0);
does('clear-selection', () => {
  selection.clear();
  selection.tell('Nothing is selected');
}, () => selection.size() > 0);

// The mouse. A click that selects text in a title, or opens a link elsewhere, belongs to the browser.
const rowToSelect = ({target, ctrlKey, metaKey, shiftKey}) => {
  const row = list.at(target);
  const isOwn = target.closest?.('a, .task-more') || target === active() && target.matches('textarea');
  const asks = ctrlKey || metaKey || shiftKey || selection.isSelecting() || (byFinger && selection.size());
  return asks && !isOwn ? row : null;
};
listen('pointerdown', ({pointerType}) => { byFinger = pointerType === 'touch'; }, true);
listen('mousedown', event => {
  if (event.button || !rowToSelect(event)) return;
  event.preventDefault();         // so that no text is selected, and nothing typed in
}, true);
listen('click', event => {
  const row = rowToSelect(event), {shiftKey, ctrlKey, metaKey} = event, from = selection.anchor();
  if (!row || !event.detail) return;      // the keyboard clicks too
  event.preventDefault();
  event.stopPropagation();
  if (shiftKey && from !== null) {
    const to = list.placeOf(row);
    selectRange(Math.min(from, to), Math.max(from, to) + 1, ctrlKey || metaKey);
  } else selection.toggle(row);
  rows.focus(row, 'task-done');
}, true);

// The bar
const priorityMenu = () => {
  const menu = byId('priority-menu');
  for (const [name, words] of [['1', 'Priority 1'], ['2', 'Priority 2'], ['3', 'Priority 3'], ['none', 'No priority']]) {
    if (menu.childElementCount > 3) break;
    const entry = make('button', {type: 'button', tabIndex: -1}, words);
    entry.setAttribute('role', 'menuitem');
    entry.dataset.does = `priority-${name}`;
    menu.append(entry);
  }
  return menu;
};
const runNamed = name => run(commands().find(one => one.name === name));
listen('click', ({target}) => {
  const button = target.closest?.('#selection button');
  if (button?.dataset.does === 'priority') openMenu(priorityMenu(), button, runNamed);
  else if (button) runNamed(button.dataset.does);
});
