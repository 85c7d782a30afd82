// The page of all tags, and its dialog, in which one is renamed, coloured, merged and deleted. Only this page loads it.
import {setProps} from '../lib/dash.js';
import {byId, type} from '../lib/elements.js';
import {clean, count, newId} from '../lib/text.js';
import {change} from '../does/tags.js';
import {say} from '../screen/notice.js';
import {leave} from '../screen/redrawn.js';
import {isTooLong, refuseIn} from '../screen/refused.js';
import * as tags from '../state/tags.js';

let edited = null;              // id of the tag that the dialog is about

const dialog = () => byId('tag-dialog');
const titleOf = id => tags.allTags()[id].title;
const line = id => byId(`tag-${id}`);

/** Open the dialog about a tag. @param {string} id */
export const edit = id => {
  const others = Object.entries(tags.allTags()).filter(([other]) => other !== id);
  edited = id;
  setProps('tag-title', {value: titleOf(id)});
  refuseIn(byId('tag-title'), '');
  setProps('tag-colour', {value: tags.allTags()[id].colour ?? ''});
  setProps('tag-into', {value: null, data: others.map(([value, {title}]) => ({value, label: title}))});
  offerMerge(null);
  dialog().showModal();
};

// Say on the button what merging would do. Without another tag there is no button.
const offerMerge = into => {
  const tasks = () => count(Number(line(edited).dataset.tasks), 'task');
  const words = into && `Merge “${titleOf(edited)}” into “${titleOf(into)}” (${tasks()})`;
  setProps('tag-merge', {children: words ?? '', display: into ? undefined : 'none', 'data-into': into ?? ''});
};
export const chooseInto = into => { if (edited) offerMerge(tags.allTags()[into] ? into : null); };

export const saveTag = (_clicks, text, colour) => {
  const was = tags.allTags()[edited], title = clean(text), same = tags.tagCalled(title, edited);
  if (same) {
    setProps('tag-into', {value: same});
    offerMerge(same);
    refuseIn(byId('tag-title'), `You have a tag “${titleOf(same)}” already. Merge the two, or choose another name.`);
    return;
  }
  if (isTooLong(byId('tag-title'))) return;
  dialog().close();
  if (!title) say('A tag needs a name, so it keeps the one it had.');
  const value = {
    ...(title && title !== was.title && {title}), ...((colour || undefined) !== was.colour && {colour: colour || null}),
  };
  if (!Object.keys(value).length) return;
  const is = {title: title || was.title, ...(colour && {colour})};
  change({verb: 'set_tag', tags: [edited], value, words: title ? [title] : []}, {[edited]: is},
    `Changed the tag ${is.title}`, `The tag ${was.title} is as it was`);
};

// The dialog closes, and the line of its tag goes.
const hide = () => {
  dialog().close();
  leave(line(edited));
  setProps(`tag-${edited}`, {hidden: true});
};

export const mergeTag = () => {
  const into = byId('tag-merge').dataset.into, [title, other] = [edited, into].map(titleOf);
  hide();
  change({verb: 'merge_tags', tags: [edited], value: into}, {[edited]: null},
    `Merged ${title} into ${other}`, `${title} and ${other} are two tags again`, true);
};

export const deleteTag = () => {
  const title = titleOf(edited);
  hide();
  change({verb: 'delete_tag', tags: [edited]}, {[edited]: null},
    `Deleted the tag ${title}`, `Brought back the tag ${title}`);
};

/** Add the tag that is in this box. @param {HTMLInputElement} box */
export const add = box => {
  const title = clean(box.value), same = title && tags.tagCalled(title);
  if (same) refuseIn(box, `You have a tag “${titleOf(same)}” already.`);
  if (!title || same || isTooLong(box)) return;
  const id = newId();
  change({verb: 'add_tag', tags: [id], value: {title}, words: [title]}, {[id]: {title}},
    `Added the tag ${title}`, `Took the tag ${title} away`);
  type(box, '');
};
