// What is said beside the rows: how many are left, and what the style sheet needs to know of the list on screen.
import {byId, mark, write} from '../lib/elements.js';
import {hasRules} from '../state/rules.js';
import {isKnown, visible} from '../state/window.js';

const AS_SEEN = ', as far as this browser has seen them';
const NEXT_ALONE = '. While the server is away, what repeats is counted once';

// How many rows and headings of sections are shown?
const isAny = now => visible(now) + now.sections.filter(one => one.order !== undefined || one.stays).length;

/** @param {import('../state/window.js').Window} now */
export const sayLeft = now => {
  const {list, view, open, done, hidden, show: shown, facts, adds, again = [], nothing = ''} = now;
  const workspace = byId('workspace'), box = byId('add-task'), asks = `Add a task${adds ? ` ${adds[2]}` : ''}`;
  if (visible(now)) delete workspace.dataset.new;
  write('hidden-count', hidden ? ` (${hidden})` : '');
  const sorted = facts?.sort ? `, by ${facts.sort}` : now.whole && view === '/upcoming' ? NEXT_ALONE : '';
  const more = now.isPart ? AS_SEEN : sorted;
  write('items-left', !isKnown(now) ? '' : `${open} ${open === 1 ? 'item' : 'items'} left${more}`);
  if (box.placeholder !== asks) box.placeholder = asks;
  write('nothing-left', open || again.length || !isKnown(now) ? '' : nothing);
  mark(workspace, {
    list: list ?? '', adds: adds ? 'yes' : '', show: shown, grouped: facts?.grouping ?? '', done: Math.min(1, done),
    hidden: Math.min(1, hidden ?? 0), rows: !isKnown(now) ? '?' : Math.min(1, isAny(now)),
    parts: hasRules(now) ? 'days' : '',
  });
};
