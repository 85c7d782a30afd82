// The panel of a task, which Dash has drawn as filling.js filled it. What is known of the task is kept here, so that changes
// by the person can be told from what the server says.
import {noUpdate, setProps} from '../lib/dash.js';
import {active, all, byId, refill, type} from '../lib/elements.js';
import {known} from '../state/known.js';
import {asTyped} from '../state/notes.js';
import {own} from '../state/outboxes.js';
import {withoutUndone} from '../state/replay.js';
import * as cards from './cards.js';
import {broughtTask, saying, sayingTags} from './filling.js';
import {make} from './make.js';
import {inWords, isDay, rewrite} from './panel-when.js';
import * as subtasks from './subtasks.js';

/**
 * @typedef {{id: string, seq: number, gone: string, back: boolean}} Gone  in what words it is told, and can it come back?
 * @typedef {{id: string, seq: number, fields: Record<string, string | null>, html: string, comes: any, list: string,
 *   sections: [string, string][], above: string | null, subtasks: import('./subtasks.js').Subtask[]}} Task
 *   `list` is the title of its list, `sections` are those of it: [id, title]; `above` is the title of the task that it is
 *   under, `comes` says on which days it comes
 */

const AGAIN = 300;              // ms
const PHONE = matchMedia('(max-width: 48em)');
/** @type {Task | null} */
let task = null;
let behind = false;             // has something come from the server too late?
/** The texts that the person began from, if others have written since, which a box does not take while somebody types in it.
 * @type {Record<string, string | null>} */
let began = {};
let first = {id: '', control: ''};      // what gets the focus in the panel of which task; otherwise the panel itself has it

/** Is the person in the panel? */
export const isAt = () => Boolean(byId('panel')?.contains(active()));

const panel = () => byId('panel');
/** The task whose panel is open, as it is known here, or null. */
export const shown = () => (panel() ? task : null);

const partsOf = element => JSON.parse(element.id);
const controls = () => all('#panel [id*="task-field"][id$="}"]');      // not those of labels: "{…}-label"
const controlOf = field => controls().find(one => partsOf(one).field === field);

let seen = '';                  // which filling was drawn
const look = () => {
  const filled = panel()?.dataset.filled;
  if (!filled || filled === seen) return;
  seen = filled;
  draw(broughtTask(filled));
};

/** Dash has started: from now on a panel is filled in as soon as Dash has put it into the page, before it is painted. */
export const watch = () => {
  look();
  const what = {childList: true, subtree: true, attributeFilter: ['data-filled']};
  new MutationObserver(look).observe(byId('_pages_content'), what);
};

/** The server has brought an update. One that comes while the panel goes would open it again, and take the focus.
 * @param {Task | Gone} brought */
export const update = brought => {
  if (panel()?.hidden) return noUpdate();
  if (!('gone' in brought)) return draw(brought);
  if (shown()?.id === brought.id && !isOld(brought)) sayGone(brought.gone, brought.back);
  return noUpdate();
};

// The controls that do something to the task, except the boxes for its words, which keep what is typed.
const ACTS = '#panel-list, #panel-more, #notes-shown, .panel-subtasks, .panel-facts, #panel-duplicate, #panel-delete';

/** Was the task deleted, as far as is known here? */
export const isGone = () => Boolean(panel() && !byId('panel-gone').hidden);

// Say that the task was deleted, and offer to bring it back. Nothing else can be done to it then.
const sayGone = (words, back) => {
  byId('panel-gone').hidden = !words;
  byId('panel-gone-words').textContent = words;
  byId('panel-restore').hidden = !back;
  const wasAt = isAt(), acts = /** @type {HTMLElement[]} */ (all(`#panel :is(${ACTS})`));
  for (const one of acts) one.inert = Boolean(words);
  if (wasAt && !isAt()) panel().focus({preventScroll: true});
};

/** The task is back, unless the server says something else. */
export const cameBack = () => {
  if (isGone()) panel().focus({preventScroll: true});
  sayGone('', false);
};

// Does an update lack what was done here since it was asked for? Then it is asked for again once the server has that.
const isOld = ({seq}) => {
  behind = own.pending() > 0 || seq < (known() ?? 0);
  if (behind && !own.pending()) setTimeout(refresh, AGAIN);
  return behind;
};

// An update may come when the panel of another task has replaced its own.
const isOfPanel = ({id}) => controls().some(one => partsOf(one).task === id);

/** The server has brought a task, with its panel or as an update. @param {Task} [brought] */
const draw = brought => {
  if (!brought || !panel() || !isOfPanel(brought)) return noUpdate();
  const isNew = task?.id !== brought.id || !panel().dataset.drawn || panel().hidden, before = task;
  if (isOld(brought) && !isNew) return noUpdate();
  task = brought;
  sayGone('', false);
  showNotes(brought.html);
  showPlace();
  showRepeat(isNew);
  subtasks.draw(task.fields.list, task.subtasks);
  if (!isNew) {
    for (const field of Object.keys({...before.fields, ...brought.fields})) {
      const [was, is] = [before, brought].map(({fields}) => fields[field] ?? null);
      if (is === was) continue;
      task.fields[field] = was;       // what is still in its box
      write(field, is);
      task.fields[field] = is;
      const control = controlOf(field);
      if (control?.matches('textarea') && !(field in began) && control.value !== (is ?? '')) began[field] = was;
    }
    return noUpdate();
  }
  began = {};
  panel().dataset.drawn = 'true';
  panel().hidden = false;
  followWaiting(brought.id);
  if (PHONE.matches) {
    panel().role = 'dialog';
    panel().ariaModal = 'true';
    coverList(true);
  }
  if (first.id === brought.id) focus(first.control);
  else panel().focus({preventScroll: true});
  first = {id: '', control: ''};
  return noUpdate();
};

/** Go to a control of the panel of a task, which may be on its way. @param {string} id the task @param {string} control */
export const goTo = (id, control) => {
  if (shown()?.id === id && panel().dataset.drawn) focus(control);
  else first = {id, control};
};
const focus = control => byId(control)?.focus();
/** Move the focus to the panel of a task. Returns whether it is open, and not about to go. @param {string} id */
export const goBackTo = id => {
  const isOpen = shown()?.id === id && !panel().hidden;
  if (isOpen) panel().focus({preventScroll: true});
  return isOpen;
};

/** Keep the focus out of the list while the panel covers it. @param {boolean} isCovered */
export const coverList = isCovered => { byId('workspace').inert = isCovered; };

/** Show the notes as the server has rendered them, without anything that could do harm. @param {string} html */
export const showNotes = html => { byId('notes-shown').innerHTML = html; };

/**
 * Fields of a task were changed here; null if it was deleted.
 * @param {string} id @param {Partial<Task['fields']> | null} fields
 */
export const follow = (id, fields) => {
  if (!shown()) return;
  followSubtask(id, fields);
  if (task.id !== id || !fields) return;
  if ('parent' in fields && (fields.parent ?? null) !== (task.fields.parent ?? null)) task.above = null;      // until then
  if (fields.list && fields.list !== task.fields.list) {
    [task.list, task.sections] = [cards.titleOf(fields.list) ?? '', []];        // until the server has said it
  }
  for (const [field, value] of Object.entries(fields)) if (field !== 'notes') write(field, value ?? null);
};

// What waits to be sent is done to it. Of notes, rows have only the boxes.
const followWaiting = id => {
  for (const {shows, tasks, value} of withoutUndone(own.waiting().filter(one => one.shows))) {
    for (const [one, fields] of shows.rows) follow(one, /** @type {any} */ (fields));
    if (!tasks?.includes(id) || !Object.hasOwn(value ?? {}, 'notes')) continue;
    write('notes', value.notes);
    showNotes(asTyped(value.notes ?? '').html);
  }
};

// It may be one of the subtasks, or become one.
const followSubtask = (id, fields) => {
  const at = task.subtasks.findIndex(([one]) => one === id), [, title, done, again] = task.subtasks[at] ?? [];
  const isGone = !fields || ('parent' in fields && fields.parent !== task.id);
  const isDone = fields && 'done_at' in fields ? Boolean(fields.done_at) : Boolean(done);
  const is = [id, fields?.title ?? title, isDone, again && {...again, ...(fields?.date && {date: fields.date})}];
  if (at < 0 && !(fields?.parent === task.id && fields.title)) return;
  if (isGone) task.subtasks.splice(at, 1);
  else task.subtasks.splice(at < 0 ? task.subtasks.length : at, 1, /** @type {any} */ (is));
  subtasks.draw(task.fields.list, task.subtasks);
};

// Say which list the task is in, and offer the sections of that list.
const showPlace = () => {
  const button = byId('panel-list'), select = byId('panel-section'), own = task.fields.section ?? '';
  const options = [['', 'No section'], ...task.sections], isOne = options.some(([key]) => key === own);
  button.textContent = task.list;
  button.translate = false;
  button.setAttribute('aria-label', `Move to …, now in ${task.list}`);
  refill(select, options.map(([key, title]) => {
    const option = new Option(title, key);
    option.translate = !key;
    return option;
  }));
  select.value = isOne ? own : '';
  subtasks.drawAbove(task.fields.list, task.fields.parent, task.above);
  select.closest('.panel-fact').hidden = options.length < 2;
};

// Say on which days the task comes, as the server has it, and offer to skip one, or to choose how it repeats.
const showRepeat = isNew => {
  const has = Boolean(task.fields.repeat), presets = byId('repeat-presets');
  if (!isNew) setProps('repeat-said', {children: task.comes});
  byId('repeat-skip').hidden = !has;
  const offered = has ? [] : presets.dataset.words.split(', ');
  refill(presets, offered.map(words => make('button', {type: 'button'}, words)));
};

/** Should the task be asked for again once the server knows everything that was done here? */
export const isBehind = () => behind;

/** Ask for the task as the server has it. */
export const refresh = () => { if (shown()) setProps('panel-wanted', {data: {task: task.id, at: Date.now()}}); };

/**
 * Set a control, unless somebody has typed something else there.
 * @param {string} field @param {string | null} value
 */
export const write = (field, value) => {
  const control = controlOf(field), typed = control?.value !== undefined && control === active();
  const before = isDay(control) ? inWords(field, task.fields[field]) : saying(field, task.fields);
  if (typed && control.value !== before) return;
  task.fields[field] = value;
  if (field === 'tags') writeTags();
  else if (['list', 'section', 'parent'].includes(field)) showPlace();
  else if (control) setProps(partsOf(control), {value: saying(field, task.fields)});
  if (typed && isDay(control)) rewrite(control, value);
  // What is typed is saved when the person leaves it, and may be undone before Dash has drawn it. Then the value is the one
  // that Dash drew last, and it would leave the text as typed.
  if (control?.matches('textarea')) type(control, value ?? '');
};

/** Show the tags of the task by title, and offer all tags. */
export const writeTags = () => {
  if (!shown()) return;
  const box = {part: 'task-tags', task: task.id};
  setProps(box, sayingTags(task.fields.tags));
};

/** Undo what was typed in a control. @param {string} field */
export const reset = field => {
  delete began[field];
  type(controlOf(field), task?.fields[field] ?? '');
};

/** Return the text from which the person began who now saves another one. @param {string} field */
export const begunFrom = field => {
  const {[field]: text = task?.fields[field] ?? null} = began;
  delete began[field];
  return text;
};

/** The text boxes whose text is not saved yet: [field, text]. */
export const unsaved = () => controls().filter(one => one.matches('textarea'))
  .map(one => [partsOf(one).field, one.value])
  .filter(([field, text]) => text !== (task?.fields[field] ?? ''));
