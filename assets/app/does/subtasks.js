// The subtasks of a row: shown or closed. Each person closes rows for themselves, so it is no step to undo.
import {listen} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as rows from '../screen/rows.js';
import {isDemo} from '../state/outboxes.js';
import {put} from './actions.js';

/** Close a row, or open it again. The demo does not keep that. */
export const collapse = row => {
  list.fold(row);
  const {id, closed} = row, shows = {list: list.listOf(row), rows: [[id, {closed}]]};
  if (!isDemo(shows.list)) put({verb: 'collapse', value: {id, closed: Boolean(closed)}, shows});
};

listen('click', ({target}) => {
  const {part, task} = rows.control(target), row = list.find(task);
  if (row && part === 'task-fold') collapse(row);
});
