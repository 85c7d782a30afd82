// What a person does about repeats: says in words how a task repeats, in its panel or where its date is chosen, and skips a
// day. The words are read by the server, also as they are typed (callbacks/repeats.py). What a tick does is in actions.js.
import {setProps} from '../lib/dash.js';
import {byId, listen, type} from '../lib/elements.js';
import * as list from '../screen/list.js';
import {say} from '../screen/notice.js';
import * as panel from '../screen/panel.js';
import {today} from '../state/calendar.js';
import {movedOn, sayNext} from '../state/repeats.js';
import {goOn, offer, put} from './actions.js';
import {shownRow} from './panel.js';
import {noteStep} from './undo.js';

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
const ask = text => {
  const {id, fields} = panel.shown();
  setProps('repeat-typed', {data: {task: id, text, date: fields.date, at: Date.now()}});
};
listen('input', ({target}) => {
  if (!target.matches?.('.panel-repeat input')) return;
  clearTimeout(timer);
  timer = setTimeout(() => { if (panel.shown()) ask(target.value); }, SOON);
});
