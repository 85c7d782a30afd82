// Days as people type them into a box for a day. Titles, where a day is one part of the text, are read by the server
// (domain/words), which knows more ways to say a day.
import {readTime} from '../lib/text.js';
import {dayOf, later, MONTHS, presets, sayDate, sayTime, weekday, WEEKDAYS} from './days.js';

/**
 * The words for days in all languages (domain/languages): names of days, with how far away they are; weekdays, Monday is
 * 0; months, January is 1; markers before them, such as "on" and "next"; what the next week is called; the words of
 * "in 3 days", with what each unit is and how many of it; `finer` ones, as hours; names of weeks, weekends and months, with
 * the rule for their day (domain/words/calendar.py); days with a time, as "tonight"; parts of a day, with their times;
 * words before a time; and patterns of
 * "8 o'clock", with whether "5" means the afternoon in a title.
 * @typedef {{
 *   days: Record<string, number>, weekdays: Record<string, number>, months: Record<string, number>,
 *   markers: Record<string, string>, nextWeek: string[],
 *   within: string[], numbers: Record<string, number>, units: Record<string, [string, number]>,
 *   spans: Record<string, string>, timed: string[], finer: string[],
 *   parts: Record<string, string>, at: string[], clocks: [string, boolean][],
 * }} Names
 */
/** @type {Names} */
const NO_NAMES = {
  days: {}, weekdays: {}, months: {}, markers: {}, nextWeek: [], within: [], numbers: {}, units: {}, spans: {}, timed: [],
  finer: [], parts: {}, at: [], clocks: [],
};

const SHAPES = [                // 2027-01-13; 13.1. or 13.1.2027; 13 Jan 2027; Jan 13 2027
  /^(?<year>[12]\d{3})[-/](?<month>\d{1,2})[-/](?<date>\d{1,2})$/,
  /^(?<date>\d{1,2})\. ?(?<month>\d{1,2})\.?(?: ?(?<year>[12]\d{3}|\d{2}))?$/,
  /^(?<date>\d{1,2})(?:\.|st|nd|rd|th)? ?(?<month>\p{L}{3,})\.?(?: (?<year>[12]\d{3}|\d{2}))?$/u,
  /^(?<month>\p{L}{3,})\.? (?<date>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>[12]\d{3}))?$/u,
];
const TOO_FAR = /^[3-9]\d{3}[-/]\d{1,2}[-/]\d{1,2}$/;
const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/([12]\d{3}|\d{2}))?$/;
const WITHIN = /^(?<word>\S+) (?<count>\S+) (?<unit>\S+)$/;

/** Which of these names begins with this? @param {string[]} names @param {string} word */
const named = (names, word) => (word.length < 3 ? -1 : names.findIndex(one => one.toLowerCase().startsWith(word)));
/** @template T @param {Record<string, T>} table @param {string} word @returns {T | undefined} */
const meaning = (table, word) => (Object.hasOwn(table, word) ? table[word] : undefined);

/** The number of a weekday, Sunday is 0; -1 for anything else. @param {string} said @param {Names} names */
const weekdayOf = (said, {weekdays}) => {
  const which = meaning(weekdays, said);
  return which === undefined ? named(WEEKDAYS, said) : (which + 1) % 7;
};

/** The first such weekday, beginning with a day. @param {number} which @param {string} from */
const onOrAfter = (which, from) => later(from, (which - weekday(from) + 7) % 7);

/**
 * Return the day with this name in full, as "tomorrow", "friday" or "thurs"; '' if there is none.
 * @param {string} said @param {string} today @param {Names} [names]
 */
export const dayNamed = (said, today, {days, weekdays} = NO_NAMES) => {
  const far = meaning(days, said), which = meaning(weekdays, said);
  if (which !== undefined) return onOrAfter((which + 1) % 7, later(today, 1));
  return far === undefined ? '' : later(today, far);
};

/** @param {string} day @param {number} months */
const monthsLater = (day, months) => {
  const [year, month, date] = day.split('-').map(Number), all = year * 12 + month - 1 + months;
  const is = less => dayOf(Math.floor(all / 12), all % 12 + 1, date - less);
  return [0, 1, 2, 3].map(is).find(Boolean) ?? '';              // the last day of a month that is shorter
};

/** The day of "in 3 days". @param {string} said @param {string} today @param {Names} names */
const readWithin = (said, today, {within, numbers, units}) => {
  const {word = '', count = '', unit = ''} = WITHIN.exec(said)?.groups ?? {};
  const many = /^\d{1,3}$/.test(count) ? Number(count) : meaning(numbers, count);
  const [length, each = 0] = meaning(units, unit) ?? [];
  if (!within.includes(word) || !many || !each) return '';
  return length === 'months' ? monthsLater(today, many * each) : later(today, many * each);
};

/**
 * The day that a week, a weekend or a month stands for. @param {string} rule @param {string} today
 * @param {string} nextWeek its first day
 */
const spanned = (rule, today, nextWeek) => {
  const month = monthsLater(`${today.slice(0, 8)}01`, 1), saturday = onOrAfter(6, today), which = weekday(today);
  const weekend = which ? saturday : today, day = later(today, [0, 5, 6].includes(which) ? 0 : 2);
  return meaning({
    weekend, next_weekend: later(saturday, weekend === saturday && saturday < nextWeek ? 7 : 0),
    next_week: nextWeek, later_this_week: day, later_next_week: later(day, 7),
    end_of_month: later(month, -1), next_month: month, next_year: `${Number(today.slice(0, 4)) + 1}-01-01`,
  }, rule);
};

/** The day with this number, of this year or of the next that has one, unless the year is said. */
const readDated = (/** @type {[number, number]} */ [month, date], /** @type {string | undefined} */ year, today) => {
  if (year) return dayOf(Number(year) + (year.length === 2 ? 2000 : 0), month, date);
  const years = Array.from({length: 9}, (_, more) => Number(today.slice(0, 4)) + more);         // 29 Feb is rare
  return years.map(one => dayOf(one, month, date)).find(day => day >= today) ?? '';
};

/** The longest of these phrases that a text begins with, or ''. @param {string[]} phrases @param {string} said */
const beginning = (phrases, said) => (
  phrases.filter(words => said.startsWith(`${words} `)).sort((one, other) => other.length - one.length)[0] ?? ''
);

/** What a marker before a day says, or what says that it is in the next week, and the words without it. */
const unmarked = (/** @type {string} */ said, /** @type {Names} */ {markers, nextWeek}) => {
  for (const words of nextWeek) {
    if (said.startsWith(`${words} `)) return {isNext: true, rest: said.slice(words.length + 1)};
    if (said.endsWith(` ${words}`)) return {isNext: true, rest: said.slice(0, -words.length - 1)};
  }
  const marker = beginning(Object.keys(markers), said);
  return {isNext: meaning(markers, marker) === 'next', rest: marker ? said.slice(marker.length + 1) : said};
};

/**
 * Return the days that a person may mean by what they typed: none if it is no day, and two for "1/2", unless their
 * calendar says which number comes first. It can be one of `SHAPES`, a weekday (the next one after today), "in 3 days", or
 * the name of a day or of a preset, also in another language. Without a year it is the next such day.
 * @param {string} text @param {string} today @param {{weekBegins: string, dateOrder?: string}} calendar
 * @param {Names} [names]
 * @returns {string[]}
 */
export const readDays = (text, today, {weekBegins, dateOrder}, names = NO_NAMES) => {
  const said = text.trim().toLowerCase().replace(/[\s,]+/g, ' '), offered = presets(today, weekBegins);
  const nextWeek = offered[offered.length - 1].day, preset = offered.find(({name}) => name.toLowerCase() === said);
  if (preset) return [preset.day];
  if (names.nextWeek.includes(said)) return [nextWeek];
  const span = spanned(meaning(names.spans, said) ?? '', today, nextWeek);
  if (span) return [span];
  const {isNext, rest} = unmarked(said, names), which = weekdayOf(isNext ? unmarked(rest, names).rest : rest, names);
  if (which >= 0) return [onOrAfter(which, isNext ? nextWeek : later(today, 1))];
  if (isNext) return [];
  const far = meaning(names.days, rest), slashes = SLASHES.exec(rest);
  if (far !== undefined) return [later(today, far)];
  if (slashes) {
    const [one, other] = slashes.slice(1).map(Number), ways = {dmy: [[other, one]], mdy: [[one, other]]};
    const days = (ways[dateOrder ?? ''] ?? [[one, other], [other, one]]).map(way => readDated(way, slashes[3], today));
    return [...new Set(days.filter(Boolean))].sort();
  }
  const {year, month = '', date} = SHAPES.map(shape => shape.exec(rest)).find(Boolean)?.groups ?? {};
  const number = Number(month) || (meaning(names.months, month) ?? named(MONTHS, month) + 1);
  const day = number ? readDated([number, Number(date)], year, today) : readWithin(rest, today, names);
  return day ? [day] : [];
};

const ofHalves = (/** @type {string} */ hour) => [readTime(hour), `${Number(hour) + 12}:00`];
/** The times of "8 Uhr 30" or "5 o'clock". @param {string} said @param {[string, boolean]} clock */
const readClock = (said, [pattern, isOfHalves]) => {
  const {hour, minute, more, half = ''} = new RegExp(pattern).exec(said)?.groups ?? {}, isHalf = /^[ap]$/.test(half);
  if (!hour || (minute && more)) return [];
  if (isOfHalves && !isHalf && !minute && !more && /^[1-6]$/.test(hour)) return ofHalves(hour);
  return [readTime(`${hour}:${minute ?? more ?? '00'}${isHalf ? half : ''}`)].filter(Boolean);
};

/**
 * Return the times that a person may mean by what they typed: none if it is no time, and two for "5", which a title takes
 * for the afternoon. It can be "noon" or "8 o'clock", also in another language. @param {string} text @param {Names} [names]
 */
export const readTimes = (text, {parts, at, clocks} = NO_NAMES) => {
  const all = text.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
  const said = all.slice(beginning(at, all).length).trim(), time = meaning(parts, said) || readTime(said);
  if (time) return /^[1-6]$/.test(said) ? ofHalves(said) : [time];
  return clocks.map(clock => readClock(said, clock)).find(some => some.length) ?? [];
};

/**
 * Say why what was typed is no time of day, or may be two. @param {string} text @param {string} clock 24 or 12
 * @param {Names} [names]
 */
export const sayNoTime = (text, clock, names = NO_NAMES) => {
  const said = text.trim(), [one, other] = readTimes(said, names).map(time => sayTime(time, clock));
  if (other) return `“${said}” can be two times. Write ${one} or ${other}.`;
  return `“${said}” is no time of day. Write it as 14:05 or 2 pm.`;
};

const LONGEST = 100;            // characters of what may be a day with a time: each place to cut it is tried
const isTime = (/** @type {string} */ word) => readTime(word) && !/^\d{4}$/.test(word);           // 2027 is a year
/**
 * Is this a day and a time, as "tomorrow at 5pm", "tonight" or "in 2 hours"?
 * @param {string} said @param {(text: string) => string[]} daysIn @param {Names} names
 */
const isTimed = (said, daysIn, {parts, timed, finer, within}) => {
  const all = said.toLowerCase().split(/[\s,]+/), whole = all.join(' ');
  const isPart = (/** @type {string[]} */ words) => meaning(parts, words.join(' ')) !== undefined;
  if (whole.length > LONGEST) return false;
  if (timed.includes(whole)) return true;
  if (within.includes(all[0]) && finer.some(unit => whole.endsWith(` ${unit}`))) return true;
  return all.some((_, at) => {
    const [some, others] = [all.slice(0, at), all.slice(at)];
    return [[some, others], [others, some]].some(([day, time]) => (
      daysIn(day.join(' ')).length && (time.some(isTime) || isPart(time))
    ));
  });
};

/**
 * Say why what was typed is no day, or may be two.
 * @param {string} text @param {(text: string) => string[]} daysIn which days a text may mean
 * @param {boolean} [takesTime] whether it is the day of a task, which can have a time
 * @param {Names} [names]
 */
export const sayNoDay = (text, daysIn, takesTime = true, names = NO_NAMES) => {
  const said = text.trim(), [one, other] = daysIn(said).map(day => sayDate(day));
  if (other) return `“${said}” can be two days. Write ${one} or ${other}.`;
  if (isTimed(said, daysIn, names)) {
    const what = takesTime ? 'Write the day here, and the time under Time in the details.' : 'Write the day alone.';
    return `“${said}” has a time. ${what}`;
  }
  if (TOO_FAR.test(said)) return `“${said}” is too far away. Days go up to 31 Dec 2999.`;
  return `“${said}” is no date. Try “tomorrow”, “Friday”, “in 3 days”, “3 Dec” or “2027-01-13”.`;
};
