// A control that says `data-opens` opens that dialog; one that says `data-closes` closes the one in which it is.
import {byId, listen} from '../lib/elements.js';

listen('click', ({target}) => {
  const opens = target.closest?.('[data-opens]'), closes = target.closest?.('[data-closes]');
  if (opens) byId(opens.dataset.opens).showModal();
  closes?.closest('dialog').close();
});
