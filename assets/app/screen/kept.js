// Shows words that could not be saved: the oldest first, and then the others.
import {byId} from '../lib/elements.js';
import {dismissOldest, oldest, onKept} from '../state/kept.js';

onKept(() => {
  const place = byId('kept'), first = oldest();
  if (!place) return;
  place.hidden = !first;
  if (!first) return;
  byId('kept-reason').textContent = first.reason;
  byId('kept-words').value = first.words;
  byId('kept-more').textContent = first.more ? `and ${first.more} more` : '';
});

export const dismissKept = () => {
  dismissOldest();
  if (!oldest()) byId('add-task')?.focus();
};

// Over plain http there is no navigator.clipboard.
export const copyWords = async () => {
  const words = byId('kept-words');
  words.select();
  try {
    await navigator.clipboard.writeText(words.value);
  } catch {
    document.execCommand('copy');
  }
};
