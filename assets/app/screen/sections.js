// The sections on screen that have a title, an <li> each: a group with a heading and a list of its tasks. Those of a list
// can be closed, and have a menu and a box to add a task. They are copies of the one in components/tasks/section.py.
import {active, all, byId, refill} from '../lib/elements.js';
import {focusOn, stay} from '../lib/still.js';
import {nameDate} from './add-date.js';
import {drawChip} from './chip.js';
import {make} from './make.js';

const FEW = 5;                  // tasks from earlier days that are shown until somebody closes them (domain/agenda.py)
const groups = new Map();       // key -> its <li>
let edited = null;              // the key of the section whose title is in a box
const copy = () => {
  const line = byId('section-template').firstElementChild.cloneNode(true);
  line.querySelector('.section-title').translate = false;
  for (const one of line.querySelectorAll('[id]')) one.removeAttribute('id');
  return line;
};
// As the server drew it (web/filled.py), when the page opens.
const drawn = key => all('#tasks > .section-line').find(line => line.dataset.section === key);
const part = (key, name) => groups.get(key)?.querySelector(name);

/**
 * Draw a section, and what it names. If it `ends` on screen, a task can be added. Returns its line.
 * @param {any} section @param {boolean} ends @param {import('../state/again.js').Line[]} named
 */
export const draw = (section, ends, named) => {
  const {key, title, count, order, closed, stays, leftover, done, more} = section;
  const all = (closed ?? count) + (done ? named.length : 0);
  const isOwn = order !== undefined, isClosed = closed !== undefined, folds = leftover && (isClosed || count > FEW);
  if (!groups.has(key)) groups.set(key, drawn(key) ?? copy());
  const line = groups.get(key);
  const lines = line.named === named ? line.lines : JSON.stringify(named);
  const looks = JSON.stringify([title, count, isOwn, closed, ends, edited === key, stays, ends && more]) + lines;
  Object.assign(line, {named, lines});
  if (line.drawn === looks) return line;
  line.drawn = looks;
  line.dataset.section = key;
  line.classList.toggle('is-own', isOwn);
  line.classList.toggle('is-closed', isClosed);
  line.classList.toggle('is-day', Boolean(stays));
  line.classList.toggle('can-fold', Boolean(folds));
  line.classList.toggle('is-done', done);
  const find = name => line.querySelector(name), name = (of, words) => find(of).setAttribute('aria-label', words);
  name('[role=group]', title);
  name('.section-tasks', title);
  name('.section-more', `More for section ${title}`);
  name('.section-fold', `${isClosed ? 'Expand' : 'Collapse'} ${title}`);
  name('.section-add input', `Add a task to ${title}`);
  name('.section-plus', `Add a task to ${title}`);
  nameDate(find('.section-add input'), `Date of the new task in ${title}`);
  find('.section-fold').setAttribute('aria-expanded', String(!isClosed));
  find('.section-title').textContent = isOwn || !all ? title : `${title} (${all})`;
  find('.section-title').hidden = edited === key;
  find('.section-name').hidden = edited !== key;
  find('.section-count').textContent = isOwn ? String(closed ?? count) : '';
  find('.section-tasks').hidden = isClosed || !count;
  find('.section-all').hidden = !leftover;
  const called = done ? `${title}, and to be done again` : `To be done again: ${title}`;
  drawNamed(find('.section-again'), named, ends ? more : '', called);
  find('.section-add').hidden = !(isOwn || stays) || isClosed || !ends;
  return line;
};

/** Draw what comes again: a line each, with a link to the task, and how many `more` there are. */
const drawNamed = (list, named, more, name) => {
  list.hidden = !named.length && !more;
  list.setAttribute('aria-label', name);
  const drawn = named.map(({id, list: of, title, href, chips}) => {
    const link = make('a', {className: 'again-title', textContent: title, href, dir: 'auto', translate: false});
    Object.assign(link.dataset, {task: id, list: of});
    return make('li', {}, link, ...chips.map(drawChip));
  });
  const last = make('li', {className: 'again-more'}, `and ${more} more that ${more === '1' ? 'repeats' : 'repeat'}`);
  refill(list, more ? [...drawn, last] : drawn);
};

export const tasksOf = line => line.querySelector('.section-tasks');

/** Forget all but these. @param {string[]} keys */
export const keepOnly = keys => {
  const wanted = new Set(keys);
  for (const key of groups.keys()) if (!wanted.has(key)) groups.delete(key);
};

/** Where is the heading of a section on the screen? undefined if it is not on the page. */
export const heights = key => {
  const head = part(key, '.section-head');
  const {top, bottom} = head?.getBoundingClientRect() ?? {};
  return head && {top, from: top, bottom};
};

/** Return the key of the section of a list that an element is in; empty if it is in none. */
export const keyAt = element => element.closest?.('.section-line')?.dataset.section ?? '';

/**
 * Put the title of a section into a box, selected; with null, close that box, and move its focus on.
 * @param {string | null} key @param {string} [title] @param {(key: string) => void} [goesOn]
 */
export const edit = (key, title = '', goesOn = focus) => {
  const before = edited, box = part(key ?? before, '.section-name input'), wasIn = box === active();
  edited = key;
  for (const one of [before, key]) {
    if (!one || !groups.has(one)) continue;
    part(one, '.section-title').hidden = one === key;
    part(one, '.section-name').hidden = one !== key;
  }
  if (key && box) {
    box.value = title;
    focusOn(box);
    box.select();
  } else if (wasIn) goesOn(before);
};
export const isEdited = () => edited;

/** Bring the focus to a section, also where it is by then. @param {string} key */
export const focus = key => {
  const to = button(key) ?? byId('add-task');
  focusOn(to);
  to.scrollIntoView({block: 'nearest'});
};
/** Bring the focus to where tasks are added to a section. @param {string} key */
export const focusAdd = key => {
  const box = part(key, '.section-add input');
  if (box?.checkVisibility()) focusOn(box);
  else focus(key);
};
export const button = key => part(key, '.section-more');
export const bringIntoView = key => {
  stay();
  groups.get(key)?.scrollIntoView({block: 'nearest'});
};

/** Show the box that adds a task to a day, or hide it. @param {string} key @param {boolean} isOpen */
export const openBox = (key, isOpen) => {
  groups.get(key)?.classList.toggle('adds', isOpen);
  if (isOpen) focusOn(part(key, '.section-add input'));
};
