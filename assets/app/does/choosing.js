// Choosing something for tasks out of many: another list, or a tag.
import {clean, newId} from '../lib/text.js';
import * as cards from '../screen/cards.js';
import {choose, hasWords} from '../screen/chooser.js';
import * as list from '../screen/list.js';
import {sayTooMuch} from '../screen/refused.js';
import * as selection from '../screen/selection.js';
import {allTags, shownIn, tagCalled} from '../state/tags.js';
import * as whole from '../state/whole-copy.js';
import {nameOf, ofOne} from './actions.js';
import {moveTasks} from './placing.js';
import {tagTasks} from './tags.js';

/** All lists that can be chosen: at once those of the sidebar, then all others from the whole copy. */
export const lists = async () => {
  const known = cards.named(), ids = new Set(known.map(({id}) => id));
  try {
    return [...known, ...(await whole.titles()).filter(({id}) => !ids.has(id))];
  } catch {
    return known;                 // no whole copy
  }
};

/** Move tasks to a list that the person chooses. */
export const chooseList = rows => {
  const from = new Set(rows.map(list.listOf)), isOther = ({id}) => from.size > 1 || !from.has(id), seen = cards.named();
  const move = to => {
    moveTasks(rows.map(row => list.find(row.id) ?? row), to);
    selection.clear();            // they are elsewhere
  };
  const others = lists().then(all => all.slice(seen.length));
  const choices = (some, text) => some.filter(one => isOther(one) && hasWords(one.title, text))
    .map(to => ({words: to.title, does: () => move(to)}));
  choose({
    title: 'Move to', label: 'Find a list', none: 'No list has these words.',
    text: `${nameOf(rows)} ${ofOne(rows, 'goes', 'go')} to the end of the list that you choose.`,
    find: (text, later) => {
      others.then(more => later(choices(more, text)));
      return choices(seen, text);
    },
  });
};

/** Add a tag that is chosen, or new, to tasks. If all of them have it, it is removed. */
export const chooseTag = rows => {
  const tooMuch = text => sayTooMuch(text, list.limit('tagTitleMax'));
  const having = id => rows.filter(({tags}) => shownIn(tags).includes(id)).length;
  const now = () => rows.map(row => list.find(row.id) ?? row);
  choose({
    title: 'Tags', label: 'Find or make a tag', text: nameOf(rows),
    none: text => tooMuch(text) || 'Type the name of a tag to make it.',
    find: text => {
      const title = clean(text), fitting = Object.entries(allTags()).filter(([, tag]) => hasWords(tag.title, text));
      const found = fitting.map(([id, tag]) => {
        const has = having(id), areAll = has === rows.length;
        const detail = areAll ? 'take off' : has ? `on ${has} of ${rows.length}` : '';
        return {words: tag.title, detail, does: () => tagTasks(now(), areAll ? {remove: [id]} : {add: [id]})};
      });
      if (!title || tagCalled(title) || tooMuch(title)) return found;
      return [...found, {words: title, detail: 'make this tag', does: () => tagTasks(now(), {make: {[newId()]: title}})}];
    },
  });
};
