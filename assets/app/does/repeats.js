// What a person does about repeats: says in words how a task repeats, in its panel or where its date is chosen, and skips a
// day. The words are read by the server, also as they are typed (callbacks/repeats.py). What a tick does is in actions.js.
import {setProps} from '../lib/dash.js';
import {byId, listen, type} from '../lib/elements.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {today} from '../state/calendar.js';
import {movedOn, sayNext} from '../state/repeats.js';
import {goOn} from './actions.js';
import {does} from './commands.js';
import {shownRow} from './panel.js';

const SOON = 200;               // ms after which what is typed is read

/** Let a task go on to its next day. @param {import('../state/window.js').Row} row */
export const skip = row => {
  const fields = movedOn(row, today());
  if (!fields) {
    say(`${row.title} does not come again. Complete it instead.`);
    return;
  }
  const next = fields.date ? ` Next: ${sayNext(fields.date, today())}` : '';
  goOn(row, fields, 'skip_task', `Skipped ${row.title}.${next}`);
};

does('skip', rows => {
  const all = rows.filter(({repeat}) => repeat);
  for (const row of all) skip(row);
  return all.length > 0;
});

listen('click', ({target}) => {
  if (target.closest?.('#repeat-skip')) skip(shownRow());
  const preset = target.closest?.('#repeat-presets button');
  if (!preset) return;
  const box = byId('panel').querySelector('.panel-repeat input');
  type(box, preset.textContent);
  box.focus();
});

// Those are there while the focus is in the box, or at one of them.
listen('mousedown', event => { if (event.target.closest?.('#repeat-presets')) event.preventDefault(); });

let timer = 0;
/**
 * Have the server say, soon, what is typed about a repeat. @param {string} text @param {string | null | undefined} date
 * @param {string} to the id of where it is to be said
 */
export const ask = (text, date, to) => {
  clearTimeout(timer);
  timer = setTimeout(() => setProps('repeat-typed', {data: {text, date, to, at: Date.now()}}), SOON);
};
/** Ask for no more. */
export const askNoMore = () => clearTimeout(timer);
listen('input', ({target}) => {
  if (target.matches?.('.panel-repeat input')) ask(target.value, panel.shown().fields.date, 'repeat-said');
});
