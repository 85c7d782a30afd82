// The day, or day and time, that is chosen for what a box adds. It is on the button in the box, and goes with it.
import {inFull} from '../state/calendar.js';

const buttonOf = (/** @type {any} */ box) => box?.closest('.dated')?.querySelector('.add-date');

/** What is chosen in a box, "2027-01-15" or "2027-01-15 17:00", or ''. @param {any} box @returns {string} */
export const whenOf = box => buttonOf(box)?.dataset.chosen ?? '';

/** Show it as chosen. @param {any} box @param {string} when '' for none */
export const showWhen = (box, when) => {
  buttonOf(box).dataset.chosen = when;
  write(box);
};

/** Say what the day is for. @param {any} box @param {string} name */
export const nameDate = (box, name) => {
  buttonOf(box).dataset.name = name;
  write(box);
};

const write = box => {
  const button = buttonOf(box), when = whenOf(box);
  button.dataset.name ??= button.getAttribute('aria-label');
  const said = when && inFull(when), {name} = button.dataset;
  button.textContent = said;
  button.setAttribute('aria-label', said ? `${name}: ${said}` : name);
  if (said) box.setAttribute('aria-description', `${name}: ${said}`);
  else box.removeAttribute('aria-description');
};
