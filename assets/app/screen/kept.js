// Words that could not be saved, before the person's eyes: the oldest is seen, the others come after it.
import {dismissOldest, oldest, onKept} from '../state/kept.js';

onKept(() => {
  const place = document.getElementById('kept'), first = oldest();
  if (!place) return;
  place.hidden = !first;
  if (!first) return;
  document.getElementById('kept-reason').textContent = first.reason;
  document.getElementById('kept-words').value = first.words;
  document.getElementById('kept-more').textContent = first.more ? `and ${first.more} more` : '';
});

export const dismissKept = () => {
  dismissOldest();
  if (!oldest()) document.getElementById('add-task')?.focus();
};

// navigator.clipboard is not there over plain http.
export const copyWords = async () => {
  const words = document.getElementById('kept-words');
  words.select();
  try {
    await navigator.clipboard.writeText(words.value);
  } catch {
    document.execCommand('copy');
  }
};
