// What a person does to the subtasks in the panel: tick one, or go to one or to the parent. Adding is in adding.js.
import {goesElsewhere, listen} from '../lib/elements.js';
import * as list from '../screen/list.js';
import * as panel from '../screen/panel.js';
import {subtaskAt} from '../screen/subtasks.js';
import {justNow} from '../state/window.js';
import {tickTask} from './actions.js';
import {open} from './panel.js';

/** A subtask as a row, on screen or not. @param {string} id */
const rowOf = id => {
  const {id: parent, fields, subtasks} = panel.shown(), [, title, done, again] = subtasks.find(([one]) => one === id);
  const is = {id, title, parent, list: fields.list, section: fields.section, done_at: done ? justNow() : null};
  return list.find(id) ?? {...is, ...again};
};

listen('change', ({target}) => {
  const id = subtaskAt(target);
  if (id) tickTask(rowOf(id), target.checked);
});

listen('click', event => {
  const link = event.target.closest?.('.subtask-title, #panel-above');
  if (!link || goesElsewhere(event)) return;
  event.preventDefault();
  open({id: subtaskAt(link) ?? link.dataset.task, list: panel.shown().fields.list});
});
