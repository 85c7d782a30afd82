// The day that is chosen for what a box adds. It is on the button in the box, and goes with it.
import {today} from '../state/calendar.js';
import {sayDate, sayWeekday} from '../state/days.js';

const buttonOf = (/** @type {any} */ box) => box?.closest('.dated')?.querySelector('.add-date');

/** The day that is chosen in a box, or ''. @param {any} box @returns {string} */
export const dayOf = box => buttonOf(box)?.dataset.chosen ?? '';

/** Show a day as chosen. @param {any} box @param {string} day '' for none */
export const showDay = (box, day) => {
  buttonOf(box).dataset.chosen = day;
  write(box);
};

/** Say what the day is for. @param {any} box @param {string} name */
export const nameDate = (box, name) => {
  buttonOf(box).dataset.name = name;
  write(box);
};

const write = box => {
  const button = buttonOf(box), day = dayOf(box);
  button.dataset.name ??= button.getAttribute('aria-label');
  const said = day && `${sayWeekday(day)} ${sayDate(day, today())}`, {name} = button.dataset;
  button.textContent = said;
  button.setAttribute('aria-label', said ? `${name}: ${said}` : name);
  if (said) box.setAttribute('aria-description', `${name}: ${said}`);
  else box.removeAttribute('aria-description');
};
