// The direct subtasks of the task in the panel, and the link to its parent: copies of the line that Python drew
// (components/tasks/task_panel.py), like rows.
import {addressOf} from '../lib/base.js';
import {byId, query} from '../lib/elements.js';

/**
 * Its id and title, whether it is done, and its day if it repeats (storage/tasks.py).
 * @typedef {[string, string, boolean, object?]} Subtask
 */

let drawn = new Map();          // id -> its <li>

/** @param {string} list @param {Subtask[]} subtasks */
export const draw = (list, subtasks) => {
  const before = drawn, box = byId('subtasks'), most = Number(query('.panel-subtasks').dataset.most);
  const shown = subtasks.slice(0, most), all = shown.length, done = shown.filter(([, , isDone]) => isDone).length;
  const areMore = subtasks.length > most;       // it is not known how many then
  drawn = new Map(shown.map(one => [one[0], write(before.get(one[0]) ?? copy(), list, one)]));
  const wanted = [...drawn.values()];
  if (wanted.some((line, at) => box.children[at] !== line) || box.children.length !== all) box.replaceChildren(...wanted);
  box.hidden = !all;
  byId('subtasks-count').textContent = all && !areMore ? ` ${done}/${all}` : '';
  byId('subtasks-more').hidden = !areMore;
};

const copy = () => byId('subtask-template').firstElementChild.cloneNode(true);

/** @param {any} line @param {string} list @param {Subtask} subtask */
const write = (line, list, [id, title, done]) => {
  const box = line.querySelector('input'), link = line.querySelector('a');
  Object.assign(box, {id: `subtask-${id}`, checked: done});
  box.setAttribute('aria-label', `Done ${title}`);
  line.dataset.subtask = id;
  line.classList.toggle('is-done', done);
  link.textContent = title;
  link.translate = false;
  link.setAttribute('href', addressOf(`/lists/${list}/${id}`));
  return line;
};

/**
 * Show the link to the parent task.
 * @param {string} list @param {string | null | undefined} id @param {string | null} title
 */
export const drawAbove = (list, id, title) => {
  const link = byId('panel-above');
  link.hidden = !id || !title;
  link.textContent = title ?? '';
  link.translate = false;
  link.dataset.task = id ?? '';
  link.setAttribute('aria-label', `Up to ${title}`);
  if (id) link.setAttribute('href', addressOf(`/lists/${list}/${id}`));
};

/** The subtask whose line an element is in. @param {any} element @returns {string | undefined} */
export const subtaskAt = element => element.closest?.('#subtasks li')?.dataset.subtask;
