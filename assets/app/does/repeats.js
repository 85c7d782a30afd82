// What a person does about repeats, in a row, its panel or the dialog for dates: types how a task repeats, and skips a day.
// The server reads the words, also while they are typed (callbacks/repeats.py). What a tick does is in actions.js.
import {setProps} from '../lib/dash.js';
import {byId, listen} from '../lib/elements.js';
import * as server from '../lib/server.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import {today} from '../state/calendar.js';
import {becomes, shownOf} from '../state/changes.js';
import {movedOn, sayNext, seenOn} from '../state/repeats.js';
import {isDone} from '../state/window.js';
import {change, goOn, nameOf, offer, ofOne, onScreen, put} from './actions.js';
import {does} from './commands.js';
import {noteStep} from './undo.js';

const SOON = 200;               // ms after which typed text is read
const PATIENCE = 2_000;         // ms within which a server says what it has read

/** Let those of the tasks that have a next day move on to it. @param {import('../state/window.js').Row[]} all */
export const skip = all => {
  const rows = all.filter(row => movedOn(row, today())), name = nameOf(rows.length ? rows : all), [row] = rows;
  if (!row) say(`${name} ${ofOne(all, 'does', 'do')} not come again. Complete ${ofOne(all, 'it', 'them')} instead.`);
  else if (rows.length === 1) {
    const fields = movedOn(row, today()), next = fields.date ? ` Next: ${sayNext(fields.date, today())}` : '';
    goOn(row, fields, 'skip_task', `Skipped ${name}.${next}`);
  } else {
    const step = change(rows.map(one => [one, movedOn(one, today())]), {verb: 'skip_task', value: seenOn(rows, today())},
      {did: `Skipped ${name}`, undone: `${name} are as they were again`});
    list.outdated();              // the server knows the following days
    offer(step);
  }
};
does('skip', rows => skip(rows.filter(({repeat}) => repeat)), rows => rows.some(one => one.repeat && !isDone(one)));

const typed = text => ({text, day: today(), at: new Date().toISOString()});

/** Set how a task repeats, in words that the server reads; empty for not at all. @param {{id: string, fields: any}} task */
export const repeatTask = ({id, fields: was}, text) => {
  const row = list.find(id) ?? {id, ...onScreen(was)}, title = was.title;
  const rows = becomes(list.known(row), id, {repeat: text || null}), shows = {list: was.list, rows: shownOf(rows)};
  if (list.now()) list.set(row, {repeat: text || null, next: undefined});
  list.outdated();                // the server knows the days
  const ids = [put({verb: 'repeat_task', tasks: [id], value: typed(text), shows, words: text ? [text] : []})];
  const did = text ? `${title} repeats ${text}` : `${title} repeats no more`;
  return noteStep({list: was.list, ids, rows, did, undone: `${title} repeats as before`});
};

/** Set how rows repeat, in words. @param {any[]} all */
export const repeatRows = (all, text) => {
  const name = nameOf(all), repeat = all.length > 1 ? 'repeat' : 'repeats';
  const intent = {verb: 'repeat_task', value: typed(text), words: [text]};
  const step = change(all.map(row => [row, {repeat: text, next: undefined}]), intent,
    {did: `${name} ${repeat} ${text}`, undone: `${name} ${repeat} as before`});
  list.outdated();
  offer(step);
};

// The second half of a double click on a task that comes again does not complete a day that is still to come.
listen('click', event => {
  const row = event.detail > 1 && event.target.closest?.('.task-done') && list.at(event.target);
  if (row && row.repeat && row.date > today()) event.preventDefault();
}, true);

/** @typedef {{date?: string | null, time?: string | null}} When  what the task has */

let timer = 0;
/**
 * Have the server say, soon, what a typed repeat means. @param {string} text @param {When} task
 * @param {string} to the id of where it is to be said
 */
export const ask = (text, task, to) => {
  clearTimeout(timer);
  timer = setTimeout(() => askNow(text, task, to), SOON);
};
const askNow = (text, /** @type {When} */ {date, time}, to) =>
  setProps('repeat-typed', {data: {text, date, time, to, at: Date.now()}});
/**
 * Resolved when the server has read a text, or does not answer soon. What it says of it is in `to` then.
 * @param {string} text @param {When} task @param {string} to
 * @returns {Promise<void>}
 */
export const whenRead = (text, task, to) => new Promise(done => {
  const isRead = () => byId(to)?.dataset.read === text.trim();
  if (isRead() || server.state() === 'away') {
    done();
    return;
  }
  askNoMore();
  askNow(text, task, to);
  const until = Date.now() + PATIENCE;
  const look = () => {
    if (isRead() || !byId(to) || Date.now() > until) done();
    else setTimeout(look, 20);
  };
  look();
});
/** Has the server refused this text, as far as is known? @param {string} to where it was to be said @param {string} text */
export const isRefused = (to, text) => Boolean(text.trim()) && byId(to)?.dataset.refused === text.trim();
/** Ask no more. */
export const askNoMore = () => clearTimeout(timer);
