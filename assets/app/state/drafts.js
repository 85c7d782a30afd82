// Half-typed words, which this tab keeps when their box goes or the page is loaded again: those in the add box, and those of
// a subtask, by the task that it is for.
import {NAME} from '../lib/base.js';
import {account} from '../lib/begin.js';

const keyOf = task => `${NAME}-typed:${account()}${task && `:${task}`}`;

/** The words that were typed for a subtask of a task, or into the add box. @param {string} [task] */
export const draft = (task = '') => (account() && sessionStorage.getItem(keyOf(task))) || '';

/** @param {string} text @param {string} [task] */
export const keepDraft = (text, task = '') => {
  if (!account()) return;
  try {
    if (text) sessionStorage.setItem(keyOf(task), text);
    else sessionStorage.removeItem(keyOf(task));
  } catch {
    // full: they are still in the box
  }
};
