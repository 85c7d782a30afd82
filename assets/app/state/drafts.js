// Half-typed words, which this tab keeps when their box goes, another view shows or the page is loaded again: those in the
// add box by the view, with the day that is chosen there, and those of a subtask by the task that it is for.
import {NAME} from '../lib/base.js';
import {account} from '../lib/begin.js';

let place = '';                 // the view whose words are in the add box, all its parts alike
/** @type {((goesAlong: boolean, from: string) => void)[]} */
const fills = [];

/** What the day is kept as that is chosen in the add box. */
export const dayIn = (of = place) => `${of} day`;

const keyOf = of => `${NAME}-typed:${account()}${of && `:${of}`}`;        // version 0.1 kept one for all lists

/** What was typed for a task, or in the view on screen. @param {string} [of] */
export const draft = (of = place) => (account() && sessionStorage.getItem(keyOf(of))) || '';

/** @param {string} text @param {string} [of] */
export const keepDraft = (text, of = place) => {
  if (!account()) return;
  try {
    if (text) sessionStorage.setItem(keyOf(of), text);
    else sessionStorage.removeItem(keyOf(of));
  } catch {
    // full: they are still in the box
  }
};

/**
 * The listener fills in what was kept of a view that comes, unless what is there `goesAlong`.
 * @param {(goesAlong: boolean, from: string) => void} fill
 */
export const onPlace = fill => { fills.push(fill); };

/** A view comes. What is in the box stays if the view before it is gone, or there was none. @param {string} view */
export const comeTo = (view, isGone = false) => {
  const from = place, [path] = view.split('?');
  place = path;
  if (path !== from) for (const fill of fills) fill(isGone || !from, from);
};
