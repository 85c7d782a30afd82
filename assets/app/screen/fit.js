// Boxes grow with their text by CSS (field-sizing). This helps browsers that do not know that.
import {all, listen} from '../lib/elements.js';

const isHelped = !CSS.supports('field-sizing', 'content');

/** Make a box as high as its text. @param {any} box */
export const fit = box => {
  if (!isHelped || !box?.matches?.('textarea')) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
};

listen('input', ({target}) => fit(target));
addEventListener('resize', () => all('#workspace textarea').forEach(fit));
