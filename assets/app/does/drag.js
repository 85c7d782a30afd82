// Dragging a row by its handle, and all selected ones with it if it is selected: with mouse or pen at once, with a finger
// after a press, anywhere at the row's left end. They land between two rows, on another list, or on Today or Upcoming.
// docs/decisions/0022-drag.md says why this is no library.
import {draggable} from '../lib/drag.js';
import {active, byId} from '../lib/elements.js';
import * as cards from '../screen/cards.js';
import * as list from '../screen/list.js';
import {make} from '../screen/make.js';
import {say} from '../screen/notice.js';
import * as places from '../screen/places.js';
import * as rows from '../screen/rows.js';
import * as selection from '../screen/selection.js';
import {today} from '../state/calendar.js';
import {later} from '../state/days.js';
import {landing, speed, standing} from '../state/drag.js';
import {levelOf} from '../state/order.js';
import {hasRules} from '../state/rules.js';
import {heightOf, over, topmost} from '../state/tree.js';
import {planAfter} from './days.js';
import {setDate} from './many.js';
import {moveTasks, placeTasks, whyNot} from './placing.js';

const BESIDE = 48;              // px beside the list that still count as inside
const step = () => parseFloat(getComputedStyle(byId('tasks')).getPropertyValue('--step'));      // px of a level

const onPage = (className, ...children) => document.body.appendChild(make('div', {className}, ...children));

/** The `row` whose handle was pressed, `some`: it and those that go with it, in order; and what is `known` of them.
 * @typedef {{row: any, some: any[], from?: number, carried?: any, line?: any, to?: any, known?: any}} Drag */

const pick = event => {
  const byFinger = event.pointerType === 'touch', {target} = event;
  const row = target.closest?.(byFinger ? '.task-handle, .task-done' : '.task-handle') && list.at(target);
  if (row && !byFinger) event.preventDefault();     // so that no text is selected, and the focus stays
  return row && {row, some: topmost(selection.allWith(row), list.known())};
};

/** @param {Drag} drag */
const begin = drag => {
  if (active()?.closest('#tasks .row')) active().blur();    // what is typed is saved
  const many = drag.some.length > 1 ? [make('b', {}, drag.some.length.toLocaleString('en'))] : [];
  drag.carried = onPage('carried', make('span', {textContent: drag.row.title}), ...many);
  drag.line = onPage('landing');
};

/** The facts that change with the window on screen, and not with each frame. @param {Drag} drag */
const knownOf = drag => {
  const now = list.now(), {some} = drag;
  if (drag.known?.now !== now) {
    const height = Math.max(...some.map(one => heightOf(now.order, one)));
    drag.known = {now, height, ids: new Set(places.families(some).map(({id}) => id)), why: whyNot(some)};
  }
  return drag.known;
};

/** @param {Drag} drag */
const move = (drag, {x, y}) => {
  const {row, line, carried} = drag, {ids, height, why} = knownOf(drag);
  const {left, right} = byId('tasks').getBoundingClientRect();
  const card = document.elementFromPoint(x, y)?.closest('#lists .list-card, .view-link[data-later]');
  const isBeside = x > left - BESIDE && x < right + BESIDE, open = isBeside && !card && !why;
  const place = open ? landing(places.lines(ids), y, list.now().start === 0, height) : null;
  drag.from ??= x;
  if (place) {
    const level = levelOf(row.order) + Math.round((x - drag.from) / step());
    place.level = Math.max(place.least, Math.min(place.most, level));
  }
  if (drag.to?.card !== card) drag.to?.card?.classList.remove('takes-in');
  card?.classList.add('takes-in');
  drag.to = {card, place, isIn: isBeside};
  rows.lift(ids);
  carried.style.translate = `${Math.min(x + 12, innerWidth - carried.offsetWidth - 8)}px ${y + 12}px`;
  line.hidden = !place;
  if (!place) return;
  const isIn = place.level * step();
  Object.assign(line.style, {translate: `${left + isIn}px ${place.at - 2}px`, width: `${right - left - isIn}px`});
};

/** @param {Drag} drag */
const scroll = ({to}, {y}) =>
  (to?.card ? 0 : speed(y, Math.max(0, byId('add-task').getBoundingClientRect().bottom), innerHeight));

/** @param {Drag} drag */
const giveBack = ({carried, line, to}) => {
  to?.card?.classList.remove('takes-in');
  rows.lift(new Set());
  carried.remove();
  line.remove();
};

const upToDate = row => list.find(row.id) ?? row;

// Put rows where they landed, once it is known after which row that is.
const dropAt = (some, place) => {
  if (hasRules(list.now())) {
    planAfter(some, place.above, place.section);
    return;
  }
  const above = list.find(place.above?.id) ?? place.above;
  const stands = standing(list.known(), {...place, above}), top = above && (over(list.known(), above).at(-1) ?? above);
  if (!stands) list.rowAt(places.edge(-1), () => dropAt(some.map(upToDate), {...place, above: top}));
  else if (!places.standAfter(some, stands.after, place.section, stands.parent)) {
    placeTasks(some, stands.after, place.section, stands.parent);
  }
};

/** @param {Drag} drag */
const drop = drag => {
  const {card, place, isIn} = drag.to, some = drag.some.map(upToDate);
  giveBack(drag);
  if (card?.dataset.later) setDate(some, later(today(), Number(card.dataset.later)));
  else if (card) {
    moveTasks(some, cards.named().find(({id}) => id === card.dataset.list));
    if (some.length > 1) selection.clear();     // they are elsewhere
  } else if (place) dropAt(some, place);
  else if (isIn && whyNot(some)) say(whyNot(some));
};

draggable({pick, begin, move, scroll, drop, giveBack});
