// Days, as 2027-01-13, and how people say them; how they type them is in typed-days.js. They are the same in every time
// zone. Nothing here knows what time it is, or whose page this is: see calendar.js.

const DAY = 86_400_000;         // ms
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];
const SOON = 14;                // up to this many days, a deadline is counted down

/** @param {string} day */
const msOf = day => Date.parse(`${day}T00:00Z`);
/** Return a day, or '' if there is none. @param {number} year @param {number} month from 1 on @param {number} date */
export const dayOf = (year, month, date) => {
  const found = new Date(Date.UTC(2000, month - 1, date));
  found.setUTCFullYear(year, month - 1, date);
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === date ? found.toISOString().slice(0, 10) : '';
};
/** Return the weekday; Sunday is 0. @param {string} day */
export const weekday = day => new Date(msOf(day)).getUTCDay();

/** Return the day that many days later. @param {string} day @param {number} days */
export const later = (day, days) => new Date(msOf(day) + days * DAY).toISOString().slice(0, 10);

/** How many days are there from one day to another? @param {string} from @param {string} to */
export const daysBetween = (from, to) => Math.round((msOf(to) - msOf(from)) / DAY);

/** @type {Map<string, Intl.DateTimeFormat | null>} */
const clocks = new Map();       // time zone -> its clock: to make one takes longer than to read it
/** @type {Intl.DateTimeFormatOptions} */
const PARTS = {
  hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
};
const clockOf = zone => {
  if (!clocks.has(zone)) {
    try {
      clocks.set(zone, new Intl.DateTimeFormat('en', {timeZone: zone, ...PARTS}));
    } catch {
      clocks.set(zone, null);
    }
  }
  return clocks.get(zone);
};

/** Does the browser know this time zone? The server may know others. @param {string} zone */
export const knows = zone => Boolean(clockOf(zone));

// What a clock in a time zone shows.
/** @param {number} at an instant, in ms @param {string} zone */
const onTheWall = (at, zone) => (
  Object.fromEntries(clockOf(zone).formatToParts(at).map(({type, value}) => [type, Number(value)]))
);

/** Return which day it is at an instant, if days begin at this hour of the local clock. */
export const dayAt = (at, zone, begins = 0) => {
  const {year, month, day, hour} = onTheWall(at, zone), date = dayOf(year, month, day);
  return hour < begins ? later(date, -1) : date;
};

/**
 * Return the instant at which a day begins, as the server writes it.
 * @param {string} day @param {string} zone @param {number} begins
 */
export const beginOf = (day, zone, begins) => {
  let before = msOf(day) - DAY, at = msOf(day) + 2 * DAY;       // wherever that is
  while (at - before > 1_000) {
    const middle = Math.floor((before + at) / 2_000) * 1_000;
    if (dayAt(middle, zone, begins) < day) before = middle;
    else at = middle;
  }
  return new Date(at).toISOString().replace('.000Z', '+00:00');
};

/** Return how many ms are left until the next day begins, by the local clock. */
export const untilNextDay = (at, zone, begins = 0) => {
  const {hour, minute, second} = onTheWall(at, zone);
  return (((begins + 24 - hour) % 24 || 24) * 3_600 - minute * 60 - second) * 1_000;
};

/** Return a time in words: "14:00", or "2 pm". @param {string} time @param {string} clock 24 or 12 */
export const sayTime = (time, clock) => {
  if (clock !== '12') return time;
  const [hour, minute] = time.split(':').map(Number);
  return `${hour % 12 || 12}${minute ? time.slice(2) : ''} ${hour < 12 ? 'am' : 'pm'}`;
};

/** Return a day in words: "Today", "Fri" within the next six days, or "3 Mar". @param {string} day @param {string} today */
export const sayDay = (day, today) => {
  const far = daysBetween(today, day);
  if (Math.abs(far) < 2) return ['Yesterday', 'Today', 'Tomorrow'][far + 1];
  return far > 0 && far < 7 ? sayWeekday(day) : sayDate(day, today);
};

/**
 * Return a day in words that stay true: "3 Mar", with the year if it is another one.
 * @param {string} day @param {string} [today]
 */
export const sayDate = (day, today = '') => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month - 1].slice(0, 3)}${day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${year}`}`;
};

/** Return the time that a clock shows at an instant: "09:05". @param {number} at in ms @param {string} zone */
export const timeAt = (at, zone) => {
  const {hour, minute} = onTheWall(at, zone);
  return [hour, minute].map(part => String(part).padStart(2, '0')).join(':');
};

/** Return an instant in words, as in domain.days.Calendar: "4 Nov 2026, 09:05". @param {number} at in ms */
export const sayInstant = (at, {zone, clock}) => `${sayDate(dayAt(at, zone))}, ${sayTime(timeAt(at, zone), clock)}`;

/** Return the weekday of a day: "Fri". @param {string} day */
export const sayWeekday = day => WEEKDAYS[weekday(day)].slice(0, 3);

/** @param {string} words */
const within = words => words.replace(/^(Today|Tomorrow|Yesterday)$/, word => word.toLowerCase());

/** Return a day and a time, either of which may be missing, in words: "Tomorrow 14:00". A past day gets no reproach. */
export const sayWhen = (day, time, {today, clock, done = false}) => {
  const far = day ? daysBetween(today, day) : 0;
  if (far < -1 && !done) return `from ${far > -7 ? WEEKDAYS[weekday(day)] : sayDate(day, today)}`;
  return [day && sayDay(day, today), time && sayTime(time, clock)].filter(Boolean).join(' ');
};

/** Return a deadline in words. If the task is done, it is not late, and no days are counted. */
export const sayDeadline = (day, {today, done = false}) => {
  const far = daysBetween(today, day);
  if (done || far < 2) return `deadline ${!done && far < 0 ? 'was ' : ''}${within(sayDay(day, today))}`;
  return far <= SOON ? `deadline in ${far} days` : `deadline ${sayDate(day, today)}`;
};

/** Say until when a task is hidden. @param {string} day @param {string} today */
export const sayHidden = (day, today) => `hidden until ${within(sayDay(day, today))}`;

/** The next such weekday after today. @param {number} which @param {string} today */
const nextWeekday = (which, today) => later(today, (which - weekday(today) + 7) % 7 || 7);

/** Return the days that are chosen most often, with their names. @param {string} today @param {string} weekBegins */
export const presets = (today, weekBegins) => [
  {name: 'Today', day: today},
  {name: 'Tomorrow', day: later(today, 1)},
  {name: [0, 6].includes(weekday(today)) ? 'Next weekend' : 'This weekend', day: nextWeekday(6, today)},
  {name: 'Next week', day: nextWeekday(WEEKDAYS.findIndex(one => one.toLowerCase() === weekBegins), today)},
];

/** Return the month of a day: "March 2027". @param {string} day */
export const sayMonth = day => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
