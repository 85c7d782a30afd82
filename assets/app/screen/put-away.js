// What is said above a list that is not in use: that it is archived, or a template, and what to do with it.
import {byId} from '../lib/elements.js';

/** @typedef {import('../state/replay.js').Facts} Facts */

const WORDS = {
  archived: ['This list is archived.', 'Bring it back'],
  template: ['This is a template. What you change here is in the lists that you make from it.', 'Make a list from it'],
};

/** Return why a list is not in use: archived or template. Undefined if it is in use. @param {Facts} [facts] */
export const kindOf = facts => (facts?.template_day ? 'template' : facts?.archived_at ? 'archived' : undefined);

/** Say what a list is. @param {Facts} [facts] */
export const draw = facts => {
  const place = byId('put-away'), kind = kindOf(facts);
  if (!place || (place.dataset.kind ?? '') === (kind ?? '')) return;
  place.dataset.kind = kind ?? '';
  place.hidden = !kind;
  place.replaceChildren();
  if (!kind) return;
  const [text, action] = WORDS[kind], words = document.createElement('span'), button = document.createElement('button');
  words.textContent = text;
  button.textContent = action;
  button.type = 'button';
  button.className = 'row-button';
  place.append(words, button);
};
