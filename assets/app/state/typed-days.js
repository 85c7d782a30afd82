// Days as people type them into a box for a day; with a time, they are read in typed-times.js. Titles, where a day is one
// part of the text, are read by the server (domain/words), which knows more ways to say a day.
import {dayOf, later, MONTHS, presets, weekday, WEEKDAYS} from './days.js';

/**
 * The words for days in all languages (domain/languages): names of days, with how far away they are; weekdays, Monday is
 * 0; months, January is 1; markers before them, such as "on" and "next", and those `by` which a deadline is said; what the
 * next week is called; the words of "in 3 days", with what each unit is and how many of it; `finer` ones and `stretches` as
 * "half an hour", in minutes; names of weeks, weekends and months, with the rule for their day (domain/words/calendar.py);
 * parts of a month before its name; what may stand within a date, and ends a number in it; `moments` as "tonight", how far
 * away they are, with their time, and weekdays with one; parts of a day, with their times; words before a time, with whether
 * "5" then means the afternoon in a title; and patterns of "8 o'clock", with the same.
 * @typedef {{
 *   days: Record<string, number>, weekdays: Record<string, number>, months: Record<string, number>,
 *   markers: Record<string, string>, by: string[], nextWeek: string[],
 *   within: string[], numbers: Record<string, number>, units: Record<string, [string, number]>,
 *   spans: Record<string, string>,
 *   moments: Record<string, [number, string]>, timedWeekdays: Record<string, [number, string]>,
 *   finer: Record<string, number>, stretches: Record<string, number>, joins: string[], endings: string[],
 *   monthParts: Record<string, number>, parts: Record<string, string>, at: Record<string, boolean>,
 *   clocks: [string, boolean][],
 * }} Names
 */
/** @type {Names} */
export const NO_NAMES = {
  days: {}, weekdays: {}, months: {}, markers: {}, by: [], nextWeek: [], within: [], numbers: {}, units: {}, spans: {},
  moments: {}, timedWeekdays: {}, finer: {}, stretches: {}, joins: [], endings: [], monthParts: {}, parts: {}, at: {},
  clocks: [],
};

const SHAPES = [                // 2027-01-13; 13.1. or 13.1.2027; 13 Jan 2027; Jan 13 2027
  /^(?<year>[12]\d{3})[-/](?<month>\d{1,2})[-/](?<date>\d{1,2})$/,
  /^(?<date>\d{1,2})\. ?(?<month>\d{1,2})\.?(?: ?(?<year>[12]\d{3}|\d{2}))?$/,
  /^(?<date>\d{1,2})(?:\.|st|nd|rd|th)? ?(?<month>\p{L}{3,})\.?(?: (?<year>[12]\d{3}|\d{2}))?$/u,
  /^(?<month>\p{L}{3,})\.? (?<date>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>[12]\d{3}))?$/u,
];
const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/([12]\d{3}|\d{2}))?$/, DASHES = /^(\d{1,2})-(\d{1,2})-([12]\d{3})$/;
export const WITHIN = /^(?<word>\S+) (?<count>\S+) (?<unit>\S+)$/;

/** A text in lower case, with single blanks, and without signs at its end, but "13.1." @param {string} text */
export const plain = text => (
  text.toLowerCase().replace(/[\s,]+/g, ' ').replaceAll('’', "'").trim()
    .replace(/[!?;:]+$/, '').replace(/(\p{L})\.+$/u, '$1')
);

/** Which of these names begins with this? @param {string[]} names @param {string} word */
const named = (names, word) => (word.length < 3 ? -1 : names.findIndex(one => one.toLowerCase().startsWith(word)));
/** @template T @param {Record<string, T>} table @param {string} word @returns {T | undefined} */
export const meaning = (table, word) => (Object.hasOwn(table, word) ? table[word] : undefined);

/** The number of a weekday, Sunday is 0; -1 for anything else. @param {string} said @param {Names} names */
const weekdayOf = (said, {weekdays}) => {
  const which = meaning(weekdays, said);
  return which === undefined ? named(WEEKDAYS, said) : (which + 1) % 7;
};

/** The first such weekday, beginning with a day. @param {number} which @param {string} from */
export const onOrAfter = (which, from) => later(from, (which - weekday(from) + 7) % 7);

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

/** The month with this name, January is 1; 0 if there is none. */
const monthOf = (said, /** @type {Names} */ {months}) => meaning(months, said) ?? named(MONTHS, said) + 1;

/** Words without those that only join them, as "the" and "of". */
const unjoined = (/** @type {string} */ said, /** @type {Names} */ {joins}) =>
  said.split(' ').filter(word => !joins.includes(word)).join(' ');

/** The days that a date may mean that names its month, in words or figures. @returns {string[]} */
const readDates = (/** @type {string} */ said, today, dateOrder, /** @type {Names} */ names) => {
  const slashes = SLASHES.exec(said) ?? DASHES.exec(said);
  if (slashes) {
    const [one, other] = slashes.slice(1).map(Number), ways = {dmy: [[other, one]], mdy: [[one, other]]};
    const days = (ways[dateOrder ?? ''] ?? [[one, other], [other, one]]).map(way => readDated(way, slashes[3], today));
    return [...new Set(days.filter(Boolean))].sort();
  }
  const plain = unjoined(said, names);          // the 3rd of March
  const {year, month = '', date} = SHAPES.map(shape => shape.exec(plain)).find(Boolean)?.groups ?? {};
  const number = Number(month) || monthOf(month, names), part = beginning(Object.keys(names.monthParts), said);
  const day = number ? readDated([number, Number(date)], year, today) : part && readPart(said, part, today, names);
  return day ? [day] : [];
};

/** The day of "mid January" or "end of March 2028". @param {string} part its words before the month */
const readPart = (/** @type {string} */ said, part, today, /** @type {Names} */ names) => {
  const [, name, year] = /^(\p{L}+)(?: (20\d\d))?$/u.exec(said.slice(part.length + 1)) ?? [];
  const month = name ? monthOf(name, names) : 0, date = names.monthParts[part];
  if (!month || date > 0) return month && readDated([month, date], year, today);
  const this_ = Number(today.slice(0, 4)), years = year ? [Number(year)] : [this_, this_ + 1];
  return years.map(one => later(monthsLater(dayOf(one, month, 1), 1), -1)).find(end => end >= today) ?? '';
};

/** The day of "the 17th", in this month or the next that has one. @param {boolean} isMarked is there an "on" before it? */
const readOrdinal = (/** @type {string} */ said, isMarked, today, /** @type {Names} */ names) => {
  const [, number = '', ending = ''] = /^(\d{1,2})(\D+)$/.exec(unjoined(said, names)) ?? [];
  if (!names.endings.includes(ending) || (ending === '.' && !isMarked)) return '';
  const days = Array.from({length: 62}, (_, far) => later(today, far));
  return days.find(day => Number(day.slice(8)) === Number(number)) ?? '';
};

/** The longest of these phrases that a text begins with, or ''. @param {string[]} phrases @param {string} said */
export const beginning = (phrases, said) => (
  phrases.filter(words => said.startsWith(`${words} `)).sort((one, other) => other.length - one.length)[0] ?? ''
);

/** What a marker before a day says, or what says that it is in the next week, and the words without it. */
export const unmarked = (/** @type {string} */ said, /** @type {Names} */ {markers, nextWeek}) => {
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
  const said = plain(text), offered = presets(today, weekBegins);
  const nextWeek = offered[offered.length - 1].day, preset = offered.find(({name}) => name.toLowerCase() === said);
  if (preset) return [preset.day];
  if (names.nextWeek.includes(said)) return [nextWeek];
  const span = spanned(meaning(names.spans, said) ?? '', today, nextWeek);
  if (span) return [span];
  const {isNext, rest} = unmarked(said, names), which = weekdayOf(isNext ? unmarked(rest, names).rest : rest, names);
  if (which >= 0) return [onOrAfter(which, isNext ? nextWeek : later(today, 1))];
  if (isNext) return [];
  const far = meaning(names.days, rest), [first, ...others] = rest.split(' ');
  if (far !== undefined) return [later(today, far)];
  const dated = others.length && weekdayOf(first, names) >= 0 ? others.join(' ') : rest;                // Fri 15 Jan
  const days = readDates(dated, today, dateOrder, names);
  if (days.length || dated !== rest) return days;
  return [readWithin(rest, today, names) || readOrdinal(rest, rest !== said, today, names)].filter(Boolean);
};
