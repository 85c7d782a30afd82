// Windows of a list, for tests, and what is done in them.
import {byIds, effects} from '../../assets/app/state/tree.js';
import * as model from '../../assets/app/state/window.js';

export const row = (id, done = false) => ({id, title: id, order: id, ...(done && {done_at: `2026-01-0${done}`})});
export const view = (rows, {open = 0, done = 0, show = 'all', start = 0} = {}) => ({
  view: '/lists/list-one', list: 'list-one', title: 'Groceries', show, start, open, done, seq: 5, rows,
  sections: [{key: 'open', title: '', count: open, done: false}, {key: 'done', title: '', count: done, done: true}]
    .filter(section => show !== (section.done ? 'active' : 'completed')),
});
export const counts = ({sections}) => sections.map(({count}) => count);
export const ids = now => now.order.map(({id}) => id);
export const at = (now, id) => now.order.find(one => one.id === id);

// Returns whether the row leaves.
export const set = (now, {id}, fields) => model.change(now, effects(byIds(now.order), id, fields)).some(one => one.id === id);
export const tick = (now, row, done) => set(now, row, {done_at: done ? model.justNow() : null});
