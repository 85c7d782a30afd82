// The rows on screen, an <li> each: plain copies of the row that Python drew once (components/tasks/task_row.py). They are
// not Dash components, all of which are asked at every change of the page. See docs/decisions/0002-rows-are-copies.md.
import {afterPaint} from '../lib/dash.js';
import {active, all, byId, fill, listen, refill, setAttributes} from '../lib/elements.js';
import {focusOn, keepStill, stay} from '../lib/still.js';
import {isDayOfPage} from '../state/calendar.js';
import {chipsOf} from '../state/chips.js';
import {levelOf} from '../state/order.js';
import {own} from '../state/outboxes.js';
import {fieldsOf, isDone} from '../state/window.js';
import {drawChip} from './chip.js';
import {fit} from './fit.js';
import * as sections from './sections.js';

const lines = new Map();        // task id -> its <li>
const tasks = () => byId('tasks');
const template = () => byId('row-template').firstElementChild;
export const isShown = row => lines.has(row.id);
let selected = new Set();       // the ids of selected rows
let later = null;               // what to arrange after several changes
let spare = [];                 // lines of tasks that are not shown any more, which can become those of others

const first = () => Number(byId('workspace').dataset.firstRows);
let high = 0;                   // of a row without facts, in pixels
export const height = () => high ||= parseFloat(getComputedStyle(tasks()).getPropertyValue('--row-height'));
/** How many rows fill the screen, by a height that is known: to ask for it would make the browser look at all styles. */
export const onScreen = () => (high ? Math.ceil(innerHeight / high) : first());
/** Do so many rows as are drawn of a page that opens fill the screen? To be asked when it has been painted. */
export const fillScreen = () => first() * height() >= innerHeight;
export const edges = row => {
  stay();
  return lines.get(row.id).getBoundingClientRect();
};

/** Where a row is on the screen, and where it begins below the heading of its section. */
export const heights = row => {
  const {top, bottom} = edges(row);
  return {top, bottom, from: lines.get(row.id).querySelector('.task-done').getBoundingClientRect().top};
};

/** Show which rows are being dragged, if any. @param {Set<string>} ids */
export const lift = ids => { for (const [one, line] of lines) line.classList.toggle('lifted', ids.has(one)); };

// Make the page hold these blocks of rows (state/sections.js), from top to bottom, with room for as many rows `above` and
// `below`. Rows of a section with a title are in its group. Lines of tasks that go become those of tasks that come if these
// are in another place (`elsewhere`): to write into a line is a third of the work that it is to make one.
export const arrange = (blocks, above, below, elsewhere = false) => {
  // If every row is in the list of a group, what is around the groups is no list of tasks.
  setAttributes(tasks(), {role: blocks.length && blocks.every(({section}) => section.title) ? 'group' : 'list'});
  if (later) {
    later = [blocks, above, below, elsewhere];
    return;
  }
  const wanted = new Set(blocks.flatMap(({rows}) => rows.map(row => row.id)));
  const gone = [...lines].filter(([id]) => !wanted.has(id)), held = active();
  for (const [id] of gone) lines.delete(id);
  spare = elsewhere ? gone.map(([, line]) => line).filter(isAsNew) : [];
  fill(tasks(), blocks.flatMap(({section, rows, ends, named}, place) => {
    const drawn = rows.map(lineOf);
    drawn.forEach((line, at) => line.classList.toggle('first-of-section', place > 0 && at === 0 && !section.title));
    if (!section.title) return drawn;
    const group = sections.draw(section, ends, named);
    fill(sections.tasksOf(group), drawn);
    return [group];
  }));
  for (const [, line] of gone) if (lines.get(line.task) !== line) line.remove();
  spare = [];
  sections.keepOnly(blocks.map(({section}) => section.key));
  for (const line of lines.values()) fit(partsOf(line).box);
  tasks().style.setProperty('--above', above);
  tasks().style.setProperty('--below', below);
  if (held !== active() && tasks().contains(held)) follow(held);
};

// The focus was lost, as its row is under another heading now.
const follow = held => {
  held.focus({preventScroll: true});
  afterPaint(() => {
    if (held !== active()) return;
    stay();
    held.scrollIntoView({block: 'nearest'});
  });
};

// Return the line of a row, filled in.
const lineOf = row => {
  if (!isShown(row)) lines.set(row.id, drawnLine(row) ?? spareFor(row) ?? template().cloneNode(true));
  const line = lines.get(row.id), chips = chipsOf(row), now = looks(row, chips);
  if (line.drawn !== now) writeInto(line, row, chips, now);
  mark(line);
  return line;
};

// The browser could bring back what was typed in a box. And a ring that gets or loses its tick would fade.
const isAsNew = line => !line.isTyped && !line.contains(active());
listen('input', ({target}) => {
  const line = target.closest?.('#tasks .row');
  if (line) line.isTyped = true;
});
const spareFor = row => {
  const at = spare.findIndex(line => partsOf(line).tick.checked === isDone(row));
  return at < 0 ? undefined : spare.splice(at, 1)[0];
};

// The parts of a line, which stay the same.
const partsOf = line => line.parts ??= {
  controls: [...line.querySelectorAll('[id]')], tick: line.querySelector('input'), box: line.querySelector('textarea'),
  ring: line.querySelector('.task-done'), fold: line.querySelector('.task-fold'), chips: line.querySelector('.chips'),
};

// Take the line of a row that the server drew (web/filled.py): as it is, unless more was done here or it is another day.
const drawnLine = row => {
  drawn ??= new Map(all('#tasks .row').map(line => [control(line.querySelector('[id]')).task, line]));
  const line = drawn.get(row.id);
  drawn.delete(row.id);
  if (!line) return undefined;
  const {tick, box} = partsOf(line);
  const {id: task, title} = row, isAsDrawn = !own.pending() && isDayOfPage();
  if (isAsDrawn) Object.assign(line, {task, title, from: title, drawn: looks(row)});
  if (!tick.isEarly) tick.checked = isDone(row);
  if (box !== active()) {
    if (box.value !== row.title) box.value = row.title;
    box.setSelectionRange(box.value.length, box.value.length);    // as after writing
  }
  return line;
};
let drawn = null;

const looks = (row, chips = chipsOf(row)) => JSON.stringify([fieldsOf(row), chips]);

// The attributes of the template that have blanks: [place of the control, name, text and names of fields by turns].
let filledIn = null;
const blanks = () => filledIn ??= [...template().querySelectorAll('[id]')].flatMap((drawn, place) => [...drawn.attributes]
  .map(({name, value}) => [place, name, value.split(/{{(\w+)}}/)]).filter(([,, {length}]) => length > 1));

/** Fill in the line of a row, if it is shown. */
export const write = row => {
  const line = lines.get(row.id), chips = chipsOf(row);
  if (line) writeInto(line, row, chips, looks(row, chips));
};

// `{{name}}` in the template's attributes is the row's value of that name. A box in which somebody types keeps its text.
const writeInto = (line, row, facts, drawn) => {
  const {controls, tick, ring, chips, box} = partsOf(line);
  line.task = row.id;
  line.drawn = drawn;
  for (const [place, name, parts] of blanks()) {
    setAttributes(controls[place], {[name]: parts.map((part, at) => (at % 2 ? row[part] ?? '' : part)).join('')});
  }
  tick.checked = isDone(row);
  ring.dataset.priority = row.priority ?? '';
  writeLevel(line, row);
  refill(chips, facts.map(drawChip));
  if (box !== active() || box.value === line.title) box.value = row.title;
  line.title = row.title;
  if (box.value === row.title) line.from = row.title;
  fit(box);
};

/** The title from which the person began who types another one: others may have changed it since. */
export const begunFrom = row => lines.get(row.id)?.from ?? row.title;

// The level of a row, and whether what is under it is shown. In views of several lists, rows have no level.
const writeLevel = (line, row) => {
  const level = row.list ? 0 : levelOf(row.order), has = Boolean(row.subtasks) && !row.list;
  const {fold} = partsOf(line), name = `${row.closed ? 'Expand' : 'Collapse'} ${row.title}`;
  line.style.setProperty('--level', level);
  if (level || has) line.setAttribute('aria-level', level + 1);
  else line.removeAttribute('aria-level');
  fold.hidden = !has;
  fold.setAttribute('aria-expanded', String(!row.closed));
  fold.setAttribute('aria-label', name);
  fold.title = row.closed ? 'Expand' : 'Collapse';
};

/** Show which rows are selected: by a tint and never by a tick, which means done. @param {string[]} ids */
export const showSelected = ids => {
  selected = new Set(ids);
  for (const line of lines.values()) mark(line);
};
const mark = line => {
  const is = selected.has(line.task), {tick} = partsOf(line);
  if (is === line.classList.contains('selected')) return;
  line.classList.toggle('selected', is);
  if (is) tick.setAttribute('aria-describedby', 'selected');
  else tick.removeAttribute('aria-describedby');
};

// Chips say something else now, though no row has changed.
export const redraw = some => { for (const row of some) if (row.tags) write(row); };

// Note that a line already shows its row as it is.
export const written = row => { if (isShown(row)) lines.get(row.id).drawn = looks(row); };

// Do something to the rows. Those that are on screen, and stay, do not move on it.
export const keepInPlace = change => {
  if (later) change();
  else keepStill(lines.values(), change);
};

/** Do something to so many rows. If they are several, show it at once. @param {number} many @param {() => void} does */
export const together = (many, does) => {
  if (many < 2 || later) {
    does();
    return;
  }
  keepInPlace(() => {
    later = [];
    try {
      does();
    } finally {
      const [blocks, ...room] = later;
      later = null;
      if (blocks) arrange(blocks, ...room);
    }
  });
};

// Which control is this, of which task? {part, task}; both are undefined outside rows.
export const control = element => {
  const found = element?.closest?.('#tasks .row [id]');
  return found ? JSON.parse(found.id) : {};
};

export const focused = row =>
  (lines.get(row.id)?.contains(active()) ? control(active()).part : null);

export const focus = (row, part, options = {}) => {
  const controls = row ? [...lines.get(row.id)?.querySelectorAll('[id]') ?? []] : [];
  focusOn(controls.find(one => control(one).part === part) ?? byId('add-task'), options);
};

/** Return a control of a row on the page. */
export const button = (row, part) => [...lines.get(row.id).querySelectorAll('[id]')].find(one => control(one).part === part);

// The visible controls of a row, in order.
export const controlsOf = row => [...lines.get(row.id).querySelectorAll('[id], a.chip')].filter(one => one.offsetParent);

// The texts of the controls of a row: [row, what its checkbox says, what its box says].
const said = row => {
  const line = lines.get(row.id);
  return [row, line.querySelector('input').checked, line.querySelector('textarea').value];
};
/** The rows whose controls say something else than what is known of them. @param {any[]} some */
export const unread = some => some.filter(isShown).map(said)
  .filter(([row, done, title]) => done !== isDone(row) || title !== row.title);

export const bringIntoView = row => {
  stay();
  lines.get(row.id)?.scrollIntoView({block: 'nearest'});
};
export const taskOf = element => element.closest?.('#tasks .row')?.task;

// Is the person at the list, with pointer or focus?
export const isHere = () =>
  Boolean(tasks()) && (tasks().matches(':hover') || tasks().contains(active()));
