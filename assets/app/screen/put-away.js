// Which of the words above a list are shown, if it is not in use: that it is archived, or a template.
import {byId, mark} from '../lib/elements.js';

/** @typedef {import('../state/replay.js').Facts} Facts */

/** Return why a list is not in use: archived or template. Undefined if it is in use. @param {Facts} [facts] */
export const kindOf = facts => (facts?.template_day ? 'template' : facts?.archived_at ? 'archived' : undefined);

/** Say what a list is. @param {Facts} [facts] */
export const draw = facts => {
  const place = byId('put-away'), kind = kindOf(facts);
  if (!place) return;
  mark(place, {kind: kind ?? ''});
  place.hidden = !kind;
};
