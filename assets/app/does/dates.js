// The dialog that chooses a date (components/tasks/date_dialog.py), for rows or for a task that is being typed: by a preset,
// typed, or picked. A repeat can be typed there too.
import {setProps} from '../lib/dash.js';
import {byId, listen, type} from '../lib/elements.js';
import {close} from '../screen/dialogs.js';
import * as list from '../screen/list.js';
import {make} from '../screen/make.js';
import * as rows from '../screen/rows.js';
import {calendar, inFull, today, whensIn, whyNoDay} from '../state/calendar.js';
import {presets} from '../state/days.js';
import {isDemo} from '../state/outboxes.js';
import {nameOf} from './actions.js';
import {setDate} from './many.js';
import {ask, askNoMore, isRefused, repeatRows, whenRead} from './repeats.js';

const NONE = 'No date';
const BESIDE = 600;             // px of width that it needs to be shown where it belongs
const INDENT = 44;              // px from the left edge of a row

/**
 * What a date is chosen for: its name, its present date and time, and what happens with the choice, which may have a time.
 * `isMixed` means several tasks with different dates. The dialog is placed by the `edges` of where it belongs: below them,
 * beginning at the left edge or ending at the right one. `isOver` means that it belongs in a modal dialog.
 * @typedef {{
 *   name: string, date: string, time?: string | null, isMixed?: boolean, isDemo: boolean,
 *   edges: {left?: number, right?: number, bottom: number} | null, isOver?: boolean,
 *   choose: (day: string, time?: string) => void, repeat: (words: string) => void, leave?: () => void,
 * }} Subject
 */

/** @type {Subject} */
let subject;
const dialog = () => byId('date-dialog');
const boxes = () => ['date-typed', 'date-picked'].map(byId);

/** Open the dialog for rows. After a key, the person types on there. @param {import('../state/window.js').Row[]} all */
export const openDate = (all, typing = true) => {
  const [row] = all, isOne = all.length === 1;
  const latest = () => all.map(one => list.find(one.id) ?? one);
  const shown = isOne && rows.isShown(row) ? rows.edges(row) : null;
  openDay({
    name: nameOf(all), date: row.date ?? '', time: row.time, isDemo: isDemo(list.listOf(row)),
    isMixed: all.some(({date}) => (date ?? '') !== (row.date ?? '')),
    edges: shown && {left: shown.left + INDENT, bottom: shown.bottom},
    choose: (day, time) => setDate(latest(), day || null, time),
    repeat: words => repeatRows(latest(), words),
    leave: () => { if (isOne) rows.focus(list.find(row.id), 'task-done'); },
  }, typing);
};

/** Open the dialog for a subject. @param {Subject} about */
export const openDay = (about, typing = false) => {
  const [typed, picked] = boxes(), {date, isMixed} = about;
  subject = about;
  dialog().querySelector('p').textContent = about.name;
  const days = [...presets(today(), calendar().weekBegins), {name: NONE, day: ''}];
  byId('date-presets').replaceChildren(...days.map(draw));
  type(typed, '');
  type(picked, isMixed ? '' : date);
  say('');
  // Dash has no such attribute. It is modal only if it must be: for that, browsers look at all styles.
  dialog().popover = about.isOver ? null : 'auto';
  if (about.isOver) dialog().showModal();
  else dialog().showPopover();
  place(about.edges);
  (typing ? typed : byId('date-presets').firstElementChild).focus();
};

/** @param {{name: string, day: string}} preset */
const draw = ({name, day}) => {
  const when = make('span', {textContent: day && inFull(day)});
  const button = make('button', {type: 'button', className: 'date-preset'}, name, when);
  button.dataset.day = day;
  return button;
};

// Below its row if there is room, otherwise above; for several, and on a phone, in the middle.
const place = edges => {
  const {style, offsetHeight, offsetWidth} = dialog(), {right = 0, left = right - offsetWidth, bottom = 0} = edges ?? {};
  const top = Math.max(8, Math.min(bottom, innerHeight - offsetHeight - 8));
  const beside = {margin: '0', inset: `${top}px auto auto ${left}px`};
  Object.assign(style, !edges || innerWidth < BESIDE ? {margin: '', inset: ''} : beside);
};

/** Which days, or days with a time, may the boxes mean? */
const given = () => {
  const [typed, picked] = boxes(), text = typed.value.trim();
  return text ? whensIn(text, subject.isMixed ? '' : subject.date) : [picked.value].filter(Boolean);
};
const say = words => {
  askNoMore();
  setProps('date-said', {'children': words, 'data-refused': '', 'data-read': ''});
};
// Is a repeat being typed? The server reads that.
const isRepeat = () => {
  const [first] = boxes()[0].value.trim().toLowerCase().match(/^\p{L}+/u) ?? [];
  return !subject.isDemo && byId('date-said').dataset.repeats.split(' ').includes(first);
};
const sayGiven = () => {
  const whens = given();
  if (isRepeat()) ask(boxes()[0].value, subject, 'date-said');
  else say(whens.map(inFull).join(' or '));
};

const leave = () => {
  askNoMore();
  close(dialog());
  subject.leave?.();
};
const choose = when => {
  const [day, time] = when.split(' ');
  leave();
  subject.choose(day, time);
};
const chooseGiven = () => {
  const whens = given(), text = boxes()[0].value.trim();
  if (isRepeat()) {
    const about = subject;
    whenRead(text, subject, 'date-said').then(() => {
      // If it is refused, the words below the box say why. If they have gone on, they want it no more.
      if (subject !== about || !isOpen() || boxes()[0].value.trim() !== text || isRefused('date-said', text)) return;
      leave();
      subject.repeat(text);
    });
  } else if (whens.length === 1) choose(whens[0]);
  else if (text.toLowerCase() === NONE.toLowerCase()) choose('');
  else if (text) say(whyNoDay(text));
  else if (subject.isMixed) say('Type a date, or pick one.');
  else choose('');
};

listen('click', event => {
  const {target} = event;
  if (target.closest?.('#tasks .chip-date')) openDate([list.at(target)], false);
  else if (target.closest?.('.date-preset')) choose(target.closest('.date-preset').dataset.day);
  else if (target.closest?.('#date-set')) chooseGiven();
});
const isOpen = () => Boolean(dialog()?.matches(':popover-open, :modal'));
listen('focusin', ({target}) => { if (isOpen() && !dialog().contains(target)) close(dialog()); });

// A picked day replaces a typed one, and the other way round.
listen('input', ({target}) => {
  const [typed, picked] = boxes();
  if (!isOpen() || ![typed, picked].includes(target)) return;
  if (target === picked && picked.value && typed.value) type(typed, '');
  sayGiven();
});
listen('keydown', event => {
  if (event.key !== 'Enter' || !boxes().includes(event.target)) return;
  event.preventDefault();
  chooseGiven();
}, true);
