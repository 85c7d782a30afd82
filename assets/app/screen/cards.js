// The lists in the sidebar: as many as callbacks/sidebar.py shows at a time.
import {setProps} from '../lib/dash.js';
import {all, byId} from '../lib/elements.js';

let arrive = null;              // what is done when other lists are shown: a function of their cards

const cards = () => all('#lists .list-card');
const isThere = button => ![undefined, 'none'].includes(byId(button)?.style.display);
const want = wanted => setProps('cards-wanted', {data: wanted});

// The first list that is shown, unless it is the first of all: the server shows from here on when something changes.
export const first = () => isThere('earlier-lists') ? cards()[0]?.dataset.list : undefined;

// Show the lists anew, as they are now, with one of them.
export const show = (list = '') => want({with: list, first: first()});

// See to it that the list on screen has a card.
export const hold = list => {
  if (cards().some(card => card.dataset.list === list)) return;
  arrive = all => all.find(card => card.dataset.list === list)?.scrollIntoView({block: 'center'});
  show(list);
};

// Dash fails at setting what is not on the page.
export const remove = list => {
  if (byId(`card-${list}`)) setProps(`card-${list}`, {children: null});
};

// The list to show when one is deleted: the one that takes its place, or the last. Undefined if the server has to say.
export const beside = list => {
  const all = cards(), place = all.findIndex(card => card.dataset.list === list);
  return place < 0 ? undefined : all[place + 1] ?? (isThere('more-lists') ? undefined : all[place - 1]);
};

// Leaf on, and go on reading where it goes on.
export const showMore = () => leaf('after', cards().at(-1), (others, place) => others[place + 1]);
export const showEarlier = () => leaf('before', cards()[0], (others, place) => others.at(place < 0 ? place : place - 1));
const leaf = (side, {dataset: {list}}, choose) => {
  arrive = others => choose(others, others.findIndex(card => card.dataset.list === list))?.focus();
  want({[side]: list});
};
export const shown = () => setTimeout(() => {
  arrive?.(cards());
  arrive = null;
});
