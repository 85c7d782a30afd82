// How the person of this page counts days (domain.days.Calendar), as the page says, and which day it is.
import {byId} from '../lib/elements.js';
import {dayAt, knows, untilNextDay} from './days.js';

/** The time zone of this browser. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Return the person's calendar; for a visitor, that of their browser. */
export const calendar = () => {
  const {timeZone, weekBegins = 'monday', clock = '24', dayBegins = 0} = byId('workspace')?.dataset ?? {};
  return {zone: timeZone && knows(timeZone) ? timeZone : ownZone(), weekBegins, clock, dayBegins: Number(dayBegins)};
};

/** @type {import('./days.js').Names | undefined} */
let said;

/** Return the names of days in all languages, as the page has them (components/tasks/date_dialog.py). */
export const names = () => {
  const {names: json} = byId('date-said')?.dataset ?? {};
  said ??= json ? JSON.parse(json) : undefined;
  return said;
};

let last = {minute: 0, zone: '', begins: 0, day: ''};    // this is asked for each row, and a minute is within one day

/** Return which day it is for the person. */
export const today = () => {
  const {zone, dayBegins: begins} = calendar(), minute = Math.floor(Date.now() / 60_000);
  if (last.minute !== minute || last.zone !== zone || last.begins !== begins) {
    last = {minute, zone, begins, day: dayAt(Date.now(), zone, begins)};
  }
  return last.day;
};

/** How many ms are left until the next day begins? */
export const untilTomorrow = () => untilNextDay(Date.now(), calendar().zone, calendar().dayBegins);

/** Is this open task hidden until a later day? @param {import('./window.js').Row} row */
export const isHidden = ({done_at: done, hidden_until: until}) => !done && Boolean(until) && String(until) > today();
