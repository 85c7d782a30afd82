// What is understood of a title while it is typed (callbacks/quick_add.py). The server is asked shortly after the last key,
// and nobody waits for it. What a person does not want understood stays text while its words are in the box.
import {account} from '../lib/begin.js';
import {setProps, triggered} from '../lib/dash.js';
import {listen} from '../lib/elements.js';
import {newId} from '../lib/text.js';
import * as server from '../lib/server.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import * as understood from '../screen/understood.js';
import {calendar, today} from '../state/calendar.js';
import {isDemo, onSend, own} from '../state/outboxes.js';
import {hasWords, inBox, standing} from '../state/words.js';
import {change, offer, onRename, undoing} from './actions.js';
import {chosenFor, onChosen} from './add-date.js';
import {whenRead} from './answers.js';
import {shownRow} from './panel.js';
import {noteStep} from './undo.js';

/** @typedef {import('../wire.d.ts').Reading} Reading */

const PAUSE = 25;               // ms after the last key
const PATIENCE = 3_000, LAST = 24_000;          // ms after which it is asked again; each wait is twice the one before
/** A box to add a task: that of the list, of a section, of the panel, or the one for the Inbox. */
export const addsTasks = box => box.matches?.('#add-task, .section-add input, #add-subtask, #quick-add') ?? false;

let box = null, timer = 0, patience = PATIENCE;                 // the box in which somebody types
/** @type {WeakMap<any, Record<string, string>>} */
const said = new WeakMap();     // of each box: {words: '' if they are text, or what they mean}
/** @type {Reading | null} */
let reading = null;             // of the text in the box
let readOn = '';                // which day it was then
let lastAsked = '';             // what was asked last, with what the person has said of these words
let asksAgain = false;          // as soon as all is saved

const isRead = () => Boolean(account()) && (box?.id === 'quick-add' || !isDemo(list.now()?.list));

/** How the text in the box was typed; null if nothing is read. */
export const typed = () => {
  if (!isRead()) return null;
  const all = Object.entries(said.get(box) ?? {}), chosen = Object.fromEntries(all.filter(([, meaning]) => meaning));
  const rejected = all.filter(([, meaning]) => !meaning).map(([words]) => words);
  return {at: new Date().toISOString(), zone: calendar().zone, rejected, chosen};
};

/** What is understood of a text, if the server has said it. @param {string} text */
export const readingOf = text => (reading?.text === text && readOn === today() ? reading : null);

// An answer can get lost: Dash drops that of a call when another one follows.
const askOn = () => {
  patience *= 2;
  if (patience <= LAST) ask();
};
const asking = () => JSON.stringify([box.value, said.get(box) ?? {}, chosenFor(box)]);
const ask = () => {
  clearTimeout(timer);
  if (!box?.value.trim() || !isRead() || server.state() === 'away') return;
  const {id, value: text} = box;                        // boxes of sections have none: their chips are the list's
  const where = {box: id || 'add-task', is_subtask: id === 'add-subtask'};
  lastAsked = asking();
  setProps('words', {data: {...typed(), text, ...where, set: chosenFor(box)}});
  timer = setTimeout(askOn, patience);
};
server.onChange(state => {
  if (state === 'well' && box && !readingOf(box.value)) readAgain();
  if (state === 'away') renamed = null;         // who changed a title has gone on by the time it is read
});

listen('input', ({target, isComposing}) => {
  if (!addsTasks(target)) return;
  box = target;
  said.set(box, standing(said.get(box) ?? {}, box.value));
  if (!box.value.trim()) reading = null;
  mark();
  clearTimeout(timer);
  patience = PATIENCE;
  if (!isComposing) timer = setTimeout(ask, PAUSE);
});
// A box may already have words when somebody comes back to it.
listen('focusin', ({target}) => {
  if (!addsTasks(target) || target === box) return;
  box = target;
  readAgain();
});
listen('compositionend', ({target}) => { if (target === box) timer = setTimeout(ask, PAUSE); });

/** The server has said what it understands. @param {Reading} [come] */
export const takeReading = come => {
  const isRead = Boolean(box) && reading?.text === box.value;
  if (!come || come.text !== box?.value || asking() !== lastAsked) {    // the person has gone on, or a later one came before
    if (come && isRead) ask();
    return;
  }
  clearTimeout(timer);
  [reading, readOn] = [come, today()];
  mark();
};

// A title was changed: what its new words say is offered, but not done. The server is asked along with the change, as a
// question beside it would keep both waiting.
/** @typedef {import('../wire.d.ts').Asked} Asked */
/** @type {{row: import('../state/window.js').Row, text: string, asked: Asked, before: string, step: any} | null} */
let renamed = null;
onRename((row, before, step) => {
  if (!isRead() || server.state() === 'away') return;
  const how = {at: new Date().toISOString(), zone: calendar().zone, rejected: [], chosen: {}};
  const asked = {...how, text: row.title, is_subtask: true};
  renamed = {row: {...row, list: list.listOf(row)}, text: row.title, asked, before, step};
});
onSend(() => (renamed ? {words: renamed.asked} : {}));
whenRead((ids, reading) => {
  if (reading && reading.text === renamed?.text) offerWords(reading);
  else if (ids.includes(renamed?.step.ids[0])) renamed = null;          // nothing was read of it
});

// A task as it is known now: as a row, or as the panel has it.
const rowNow = id => (panel.shown()?.id === id ? shownRow() : list.find(id));

/** @param {Reading} come */
const offerWords = ({text, title, fields, shown, spans: found}) => {
  const {row, before, step} = renamed, news = found.filter(({words, kind}) => kind !== 'tag' && !hasWords(words, before));
  renamed = null;
  if (!news.length || news.length < found.length || !Object.keys(fields).length || rowNow(row.id)?.title !== text) return;
  const words = news.map(({words}) => `“${words}”`).join(' and ');
  say(`Renamed to ${text}`, [[`Set ${words}`, () => {
    offer(change([[rowNow(row.id) ?? row, {...shown, title}]], {verb: 'set_task', value: {...fields, title}, words: [text]},
      {did: `Set ${words} for ${title}`, undone: `${text} is as it was again`}));
  }], undoing(step)]);
};

const spans = () => (reading ? inBox(reading.text, reading.spans) : []);

// What was understood is marked while its words stay where they were.
const mark = () => {
  if (!box) return;
  const there = spans().filter(({start, end, words}) => box.value.slice(start, end) === words);
  if (there.length) understood.show(box, there);
  else understood.hide();
};

/** The text in the box may now mean something else. */
export const readAgain = () => {
  [reading, patience] = [null, PATIENCE];
  mark();
  ask();
};

/** Dash has taken over: the box in which somebody types is another element now. @param {(element: any) => any} twinOf */
export const followBox = twinOf => {
  if (!box || box.isConnected) return;
  box = twinOf(box);
  readAgain();
};

onChosen(where => { if (where === box) readAgain(); });

const decide = (words, meaning) => {
  said.set(box, {...said.get(box), [meaning ? words.toLowerCase() : words]: meaning});
  readAgain();
  box.focus();
};

/** A chip was removed, or a question answered. One pattern-matching callback calls this. */
export const answerPiece = (...clicks) => {
  const {does, at, value} = triggered() ?? {}, piece = reading?.spans.find(({start}) => start === at);
  if (!piece || !clicks.flat().some(Boolean)) return;
  if (does === 'make') makeList(value);
  else decide(piece.words, does === 'choose' ? value : '');
};

// The words are read again when the list exists.
const makeList = title => {
  const id = newId(), ids = [own.put({verb: 'add_list', list: id, value: {title}, words: [title]})];
  const step = noteStep({
    list: id, where: title, ids, did: `Made the list ${title}`, undone: `Took the list ${title} away again`,
  });
  say(step.did, [undoing(step)]);
  asksAgain = true;
  box.focus();
};
own.onChange(waits => {
  if (!asksAgain || waits) return;
  asksAgain = false;
  ask();
});

// Backspace at the end of what is understood turns it back into text.
listen('keydown', event => {
  const {key, target} = event, at = target.selectionStart;
  if (key !== 'Backspace' || target !== box || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (at !== target.selectionEnd || reading?.text !== target.value) return;
  const piece = spans().find(({end}) => end === at);
  if (!piece) return;
  event.preventDefault();
  decide(piece.words, '');
}, true);
