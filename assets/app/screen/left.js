// What is said beside the rows: how many are left, and what the style sheet needs to know of the list on screen.
import {byId} from '../lib/elements.js';
import {hasRules} from '../state/rules.js';
import {isKnown, visible} from '../state/window.js';

const NEXT_ALONE = ', of those that repeat the next time alone while the server is away';

// How many rows and headings of sections are shown?
const isAny = now => visible(now) + now.sections.filter(one => one.order !== undefined || one.stays).length;

/** @param {import('../state/window.js').Window} now */
export const sayLeft = now => {
  const {list, view, open, done, hidden, show: shown, facts, adds, again = [], nothing = ''} = now, {dataset} = byId('workspace');
  if (visible(now)) delete dataset.new;
  byId('hidden-count').textContent = hidden ? ` (${hidden})` : '';
  const sorted = facts?.sort ? `, by ${facts.sort}` : now.whole && view === '/upcoming' ? NEXT_ALONE : '';
  byId('items-left').textContent = !isKnown(now) ? '' : `${open} ${open === 1 ? 'item' : 'items'} left${sorted}`;
  byId('add-task').placeholder = `Add a task${adds ? ` ${adds[2]}` : ''}`;
  byId('nothing-left').textContent = open || again.length || !isKnown(now) ? '' : nothing;
  Object.assign(dataset, {
    list: list ?? '', adds: adds ? 'yes' : '', show: shown, grouped: facts?.grouping ?? '', done: Math.min(1, done),
    hidden: Math.min(1, hidden ?? 0), rows: !isKnown(now) ? '?' : Math.min(1, isAny(now)),
    parts: hasRules(now) ? 'days' : '',
  });
};
