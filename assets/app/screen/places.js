// Where a row of the list on screen stands among the others, and where it can be put.
import {between} from '../state/order.js';
import * as model from '../state/window.js';
import * as list from './list.js';
import * as rows from './rows.js';

// Put an open row into a section, right after another one there, or first. Returns those of its fields that say where it
// stands, and in words where that is.
export const place = (row, after, section) => {
  const {order, sections} = list.now(), nth = key => sections.findIndex(one => one.key === key);
  const others = order.filter(one => one !== row), above = others.filter(one => nth(one.stands) < nth(section)).length;
  const at = after ? others.indexOf(after) + 1 : above, next = others[at];
  list.stand(row, () => model.place(list.now(), row, at, section, list.most()));
  row.order = between(after?.order, next?.stands === section ? next.order : undefined);
  rows.written(row);
  list.outdated();                // the server says what its order is
  const nowAt = list.now().start + at + 1 - model.visible({sections: sections.slice(0, nth(section))});
  const words = `${nowAt} of ${model.sectionOf(list.now(), section).count}`;
  return {fields: {order: row.order, section: row.section}, words};
};

// The lines among which a row can be put, from top to bottom (state/drag.js): all that stand in a section of open ones.
export const lines = id => list.now().order
  .filter(row => row.id !== id && !model.standsIn(list.now(), row).done && rows.isShown(row))
  .map(row => ({row, section: row.stands, ...rows.heights(row)}));

// The row before one in its section, if it is on screen.
export const before = row => {
  const {order} = list.now(), found = order[order.indexOf(row) - 1];
  return found?.stands === row.stands ? found : undefined;
};

// Does a row stand right after another one already, or first in a section?
export const standsAfter = (row, after, section) =>
  list.now().order.includes(row) && row.stands === section && before(row) === (after ?? undefined);
