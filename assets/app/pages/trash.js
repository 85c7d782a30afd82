// The buttons of the trash, the archive, the templates and the history of a task. Each puts an intent into the outbox. When
// the server has answered, callbacks/trash.py, put_away.py and history.py show the page again. Only these pages load it.
import {setProps} from '../lib/dash.js';
import {byId} from '../lib/elements.js';
import {undoable} from '../does/actions.js';
import {makeFromTemplate} from '../does/lists.js';
import {say} from '../screen/notice.js';
import {leave, leaveAll} from '../screen/redrawn.js';
import {own} from '../state/outboxes.js';

let asked = null;               // [intent, row, its line in the trash], while the person is asked

// Remove a line, and move the focus to the next one.
const hide = (row, line) => {
  leave(line);
  setProps(`trash-${row}`, {hidden: true});
};

const bringBack = (intent, row, line, where = 'in the trash') => {
  const {title} = line.dataset;
  undoable(intent, `Brought back ${title}`, `${title} is ${where} again`);
  hide(row, line);
};
const remove = (list, line) => {
  const {title} = line.dataset;
  undoable({verb: 'delete_list', list}, `Deleted ${title}`, `Brought back ${title}`);
  hide(list, line);
};

const ask = (words, ...about) => {
  const dialog = byId('purge-dialog');
  asked = about;
  setProps(`${dialog.id}-text`, {children: words});
  dialog.showModal();
};
const cannotBeUndone = line => `${line.dataset.title} goes for good. This cannot be undone.`;
export const askToEmpty = counted => ask(counted.words, {verb: 'empty_trash', value: counted.until});
export const purge = () => {
  const [intent, row, line] = asked;
  own.put(intent);
  if (line) hide(row, line);
  else leaveAll();
  say(line ? `${line.dataset.title} is gone for good` : 'The trash is empty');
};

const putBack = (intent, line) => {
  const {task, title} = line.parentElement.dataset;
  undoable({verb: 'put_back', tasks: [task], value: intent},
    `${title} is as it was before that`, `${title} is as it was again`);
  leaveAll();
};

// The action of each button of a line, by the `part` of its id. Dash would drop a click on what it is just drawing again.
const does = {
  'restore-list': (list, line) => bringBack({verb: 'restore_list', list}, list, line),
  'restore-task': (task, line) => bringBack({verb: 'restore_task', tasks: [task]}, task, line),
  'restore-tag': (tag, line) => bringBack({verb: 'restore_tag', tags: [tag]}, tag, line),
  'restore-smart-list': (smart, line) => bringBack({verb: 'restore_smart_list', smart_list: smart}, smart, line),
  'purge-list': (list, line) => ask(cannotBeUndone(line), {verb: 'purge_list', list}, list, line),
  'purge-task': (task, line) => ask(cannotBeUndone(line), {verb: 'purge_task', tasks: [task]}, task, line),
  'purge-tag': (tag, line) => ask(cannotBeUndone(line), {verb: 'purge_tag', tags: [tag]}, tag, line),
  'purge-smart-list': (smart, line) =>
    ask(cannotBeUndone(line), {verb: 'purge_smart_list', smart_list: smart}, smart, line),
  'put-back': putBack,
  'bring-back': (list, line) => bringBack({verb: 'archive_list', list, value: false}, list, line, 'in the archive'),
  'use-template': (list, line) => makeFromTemplate(list, line.dataset.title),
  'delete-put-away': remove,
};
/** A button of a line was clicked. @param {any} button */
export const clicked = button => {
  const {part, row} = JSON.parse(button.id);
  does[part](row, button.closest('li'));
};
