// The panel of a task: opening it, and what its controls do.
import {addressOf} from '../lib/base.js';
import {afterPaint, PLACE, setProps} from '../lib/dash.js';
import {active, byId, goesElsewhere, listen, query, type} from '../lib/elements.js';
import {endsWithView} from '../lib/over.js';
import {clean} from '../lib/text.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {fieldOf, isDay, onTimed, putBack, readBox, takeTime, valueIn} from '../screen/panel-when.js';
import {refuseIn} from '../screen/refused.js';
import * as rows from '../screen/rows.js';
import {timesIn} from '../state/calendar.js';
import {asTyped, boxes, tickBox} from '../state/notes.js';
import {isDemo, isUnread, outboxOf} from '../state/outboxes.js';
import {isWhole} from '../state/replay.js';
import {panelOf} from '../state/views.js';
import {deleteTask, setTask, undoable} from './actions.js';
import {whenSaved} from './answers.js';
import {askAhead, drawAhead} from './asked-ahead.js';
import {ask, isRefused, repeatTask, skip, whenRead} from './repeats.js';
import {forgetTyped} from './typed.js';

/** Open the panel of a row, or go to it where it is open. The demo has none. @param {{id: string, list?: string}} row */
export const open = row => {
  const of = list.listOf(row);
  if (isDemo(of)) return;
  if (outboxOf(of).waiting().some(({shows}) => shows?.rows.some(([id, fields]) => id === row.id && isWhole(fields)))) {
    say('This task opens as soon as it is saved.', [], true);       // the server, which draws it, does not know it yet
    whenSaved(() => { if (list.find(row.id)) open(row); });
    return;
  }
  const [pathname, search] = placeOf(row);
  // Dash would draw even a page that is shown already once more, and drop what is being typed there.
  if (isAt(pathname, search) && panel.goBackTo(row.id)) return;
  askAhead(pathname, search);
  if (drawAhead()) afterPaint(() => go(pathname, search));
  else go(pathname, search);
};
const placeOf = row => addressParts(addressOf(panelOf(list.now().view, list.listOf(row), row.id)));
/** @returns {[string, string]} */
const addressParts = address => {
  const [pathname, search] = address.split('?');
  return [pathname, search ? `?${search}` : ''];
};
const hrefOf = (pathname, search) => new URL(pathname + search, location.origin).href;
const isAt = (pathname, search) => hrefOf(pathname, search) === location.href.split('#')[0];
// It knows nothing of a search that was typed, and would go back to the one before.
const go = (pathname, search) => setProps(PLACE, {pathname, search, href: hrefOf(pathname, search)});
const opens = target => rows.control(target).part === 'task-details' || target.closest?.('.chip:not(a, .chip-date)');
listen('pointerdown', event => {
  const row = event.pointerType !== 'touch' && !goesElsewhere(event) && opens(event.target) && list.at(event.target);
  if (row && !isDemo(list.listOf(row)) && !isAt(...placeOf(row))) askAhead(...placeOf(row));
});
listen('click', event => {
  const {target} = event, row = list.at(target);
  const again = target.closest?.('.again-title');
  if (again && !goesElsewhere(event)) {
    event.preventDefault();
    open({id: again.dataset.task, list: again.dataset.list});
  } else if (row && opens(target)) open(row);
});

// A text in these boxes is saved when the person leaves them: Dash tells of it later, perhaps after an undo.
const TEXTS = ['title', 'notes'];

/** A field was set if it differs from what is known. One pattern-matching callback calls this for all of them. */
export const setFields = () => {
  const {inputs_list: [inputs]} = globalThis.dash_clientside.callback_context, task = panel.shown();
  for (const {id, value} of inputs ?? []) if (task?.id === id.task && !TEXTS.includes(id.field)) set(id.field, value ?? '');
};

// As typed text is read. An invalid time goes on, and is refused with words.
const READ = {title: clean, time: text => timesIn(text)[0] ?? text};

const set = (field, given) => {
  const task = panel.shown(), value = (READ[field]?.(given) ?? given) || null;
  if (field === 'repeat' && unread?.task.id === task.id) unread = null;         // the box has something else by now
  if (value === (task.fields[field] ?? null)) return;
  if (field === 'title' && !value) {            // a task needs one
    panel.reset(field);
    return;
  }
  if (field === 'repeat' && value) {
    const read = unread = {task, text: value.trim()};
    whenRead(value, task.fields, 'repeat-said').then(() => { if (unread === read) saveRepeat(); });
    return;
  }
  const isSeen = TEXTS.includes(field) && !isUnread(task.id);
  if (field === 'repeat') repeatTask(task, '');
  else setTask(task, {[field]: value}, isSeen ? {[field]: panel.begunFrom(field)} : undefined);
  task.fields[field] = value;
  if (field === 'notes') panel.showNotes(asTyped(value ?? '').html);         // until the server has rendered them
};

onTimed((date, time) => {
  const task = panel.shown();
  if (date === task.fields.date && time === task.fields.time) return;
  setTask(task, {date, time});
  task.fields.date = date;
  panel.write('time', time);
});

const saveTyped = () => {
  for (const [field, text] of panel.unsaved()) set(field, text);
  saveRepeat();
  takeTime(active());
  const value = valueIn(active());
  if (value !== undefined) set(fieldOf(active()), value);
};
addEventListener('pagehide', saveTyped);
// What was typed about a task that is gone is refused with its view, and so given back.
endsWithView(() => { if (panel.isGone()) saveTyped(); });

// The panel is about to close: save what was typed, and move the focus back to where it came from.
const leave = () => {
  if (!panel.shown()) return;
  saveTyped();
  panel.coverList(false);         // on a phone: what is covered takes no focus
  const {id} = panel.shown(), again = query(`.again-title[data-task="${id}"]`);
  if (again && !list.find(id)) again.focus();
  else rows.focus(list.find(id), 'task-details');
};
addEventListener('popstate', leave, true);

/** The task of the panel as a row, on screen or not. */
export const shownRow = () => {
  const {id, fields} = panel.shown();
  return list.find(id) ?? {id, ...fields, notes: fields.notes && boxes(fields.notes)};
};

// How it repeats: one of the offered ways, which are there while the focus is in the box; and what is typed is said back.
listen('mousedown', event => { if (event.target.closest?.('#repeat-presets')) event.preventDefault(); });
listen('click', ({target}) => {
  if (target.closest?.('#repeat-skip')) skip([shownRow()]);
  const preset = target.closest?.('#repeat-presets button'), box = preset && query('.panel-repeat input');
  if (!preset) return;
  type(box, preset.textContent);
  box.focus();
});
listen('input', ({target}) => {
  if (!target.matches?.('.panel-repeat input')) return;
  ask(target.value, panel.shown().fields, 'repeat-said');
});

// A repeat is saved when the server has read it, or will not; and at once when the panel is left.
/** @type {{task: any, text: string} | null} */
let unread = null;
const saveRepeat = () => {
  if (!unread) return;
  const {task, text} = unread, box = query('.panel-repeat input');
  unread = null;
  if (panel.shown()?.id === task.id && isRefused('repeat-said', text)) {        // it stays, to be corrected
    if (box.value.trim() === text) refuseIn(box, true);
    return;
  }
  repeatTask(task, text);
  task.fields.repeat = text;
};

export const deleteShown = () => {
  deleteTask(shownRow());
  byId('panel-close').click();
};

/** Bring the task back, which somebody has deleted, and then what was typed meanwhile. */
export const restoreShown = () => {
  const {id, fields: {title}} = panel.shown();
  undoable({verb: 'restore_task', tasks: [id]}, `Brought back ${title}`, `${title} is in the trash again`);
  panel.cameBack();
  saveTyped();
  list.outdated();
};

listen('change', ({target}) => { if (target.id === 'panel-section') set('section', target.value); });

listen('focusout', ({target}) => {
  // When the person goes on, a text that was not understood goes; the words about it stay.
  if (!readBox(target)) putBack(target, panel.shown()?.fields ?? {});
  // Before Dash tells of it, so that the very next key can undo it.
  if (target.matches?.('#panel textarea') && !panel.isGone()) set(JSON.parse(target.id).field, target.value);
}, true);
// A choice, or Enter, counts at once.
const take = box => box.dispatchEvent(new FocusEvent('focusout', {bubbles: true}));
listen('click', ({target}) => { if (target.closest?.('.mantine-DateInput-day')) setTimeout(() => take(active())); });

listen('click', ({target}) => {
  const button = target.closest?.('#panel-close');
  if (!button) return;
  leave();
  go(...addressParts(button.dataset.href));
  byId('panel').hidden = true;          // until the page without it has come
});

listen('click', event => {
  const {target} = event, shown = target.closest?.('#notes-shown'), line = target.dataset?.line;
  if (!shown || target.closest('a')) return;
  if (line) {
    const notes = tickBox(panel.shown().fields.notes ?? '', Number(line));
    set('notes', notes);
    panel.write('notes', notes);
  } else byId('panel').querySelector('.panel-notes textarea').focus();
});

let came = '';                  // what a box of the panel had when the person came to it
listen('focusin', ({target}) => { if (fieldOf(target)) came = target.value; });
listen('keydown', event => {
  const {key, target} = event, isIn = target.closest?.('#panel');
  if (!isIn || event.defaultPrevented) return;
  const field = target.matches('textarea') ? JSON.parse(target.id).field : null;
  if (key === 'Enter' && field && (field === 'title' || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    target.blur();
  } else if (key === 'Enter' && target.matches('input[id*="task-field"]')) {
    came = target.value;          // Dash has just been told
    forgetTyped();
    if (!isDay(target)) take(target);
  } else if (key === 'Escape' && field) {
    event.preventDefault();
    panel.reset(field);
    isIn.focus();
  } else if (key === 'Escape' && target !== isIn) {
    if (fieldOf(target)) type(target, came);
    isIn.focus();
  } else if (key === 'Escape') {
    byId('panel-close').click();
  }
});
