// Times of day, and days with a time, as people type them into boxes. A day with a time is read as the server reads it in a
// title (domain/words): tests/unit/test_state.py compares them.
import {readTime} from '../lib/text.js';
import {later, sayDate, sayTime} from './days.js';
import {beginning, meaning, NO_NAMES, onOrAfter, plain, unmarked, WITHIN} from './typed-days.js';

/** @typedef {import('./typed-days.js').Names} Names */
/**
 * What may be read: which days a text can mean; which day and time it is, and at which hour days begin; and the day that
 * there is already, '' if there is none, where a time alone may be meant.
 * @typedef {{daysIn: (text: string) => string[], today: string, time: string, dayBegins: number, own?: string}} Now
 */

const LONGEST = 100;            // characters of what may be a day with a time: each place to cut it is tried
const MIDNIGHT = '00:00';       // it can be that before a day, or after it
const TOO_FAR = /^[3-9]\d{3}[-/]\d{1,2}[-/]\d{1,2}$/;

const ofHalves = (/** @type {string} */ hour) => [readTime(hour), `${Number(hour) + 12}:00`];
/** The times of "8 Uhr 30" or "5 o'clock". @param {string} said @param {[string, boolean]} clock */
const readClock = (said, [pattern, isOfHalves]) => {
  const {hour, minute, more, half = ''} = new RegExp(pattern).exec(said)?.groups ?? {}, isHalf = /^[ap]$/.test(half);
  if (!hour || (minute && more)) return [];
  if (isOfHalves && !isHalf && !minute && !more && /^[1-6]$/.test(hour)) return ofHalves(hour);
  return [readTime(`${hour}:${minute ?? more ?? '00'}${isHalf ? half : ''}`)].filter(Boolean);
};

/** The word before a time, if there is one, and the rest. */
const marked = (/** @type {string} */ said, /** @type {Names} */ {at}) => {
  const marker = beginning(Object.keys(at), said);
  return {marker, rest: said.slice(marker.length).trim()};
};

/**
 * Return the times that a person may mean by what they typed: none if it is no time, and two for "5", which a title takes
 * for the afternoon. It can be "noon" or "8 o'clock", also in another language. @param {string} text @param {Names} [names]
 */
export const readTimes = (text, names = NO_NAMES) => {
  const said = marked(plain(text), names).rest, time = meaning(names.parts, said) || readTime(said);
  if (time) return /^[1-6]$/.test(said) ? ofHalves(said) : [time];
  return names.clocks.map(clock => readClock(said, clock)).find(some => some.length) ?? [];
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

/** How many minutes a day is old when the clock shows a time. */
const age = (/** @type {string} */ time, /** @type {Now} */ {dayBegins}) => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour - dayBegins + 24) % 24 * 60 + minute;
};
const inEvening = (/** @type {string} */ time) => `${Number(time.slice(0, 2)) + 12}${time.slice(2)}`;

/** Is a time in the part of the day that begins at another one? */
const isIn = (/** @type {string} */ time, part) => {
  if (part < '12:00') return time < '12:00';
  return part < '18:00' ? time >= '11:00' && time < '19:00' : time >= '16:00';
};

/**
 * A time with a sign, as "at 5", "17:00" or "8 Uhr 30": [time, may it be that in the evening?].
 * @param {string} said @param {Names} names @returns {[string, boolean] | null}
 */
const signed = (said, names) => {
  const {marker, rest} = marked(said, names), figures = String(meaning(names.numbers, rest) ?? rest);
  const isBare = /^\d{1,2}$/.test(figures), isClock = /^\d{1,2}:\d\d$|\d ?[ap]\.?m?\.?$/.test(figures);
  const isSigned = isBare || /^\d{1,2}\.\d\d$/.test(figures) ? Boolean(marker) : isClock;
  const clock = names.clocks.find(one => readClock(rest, one).length), times = clock ? readClock(rest, clock) : [];
  const [time] = isSigned ? [readTime(figures)] : times;
  const part = marker && meaning(names.parts, rest);
  if (!time) return part && part !== MIDNIGHT ? [part, false] : null;
  const isLate = isBare ? names.at[marker] && /^[1-6]$/.test(figures) : times.length > 1;
  if (isLate) return [inEvening(time), false];
  return [time, !/^0|[ap]\.?m?\.?$/.test(rest) && time > '00:59' && time < '12:00'];
};

/** The words before a part of the day at the end, and when that part begins. @returns {[string, string][]} */
const beforePart = (/** @type {string} */ said, /** @type {Names} */ {parts}) =>
  Object.keys(parts).filter(part => said.endsWith(` ${part}`) && parts[part] !== MIDNIGHT)
    .map(part => [said.slice(0, -part.length - 1), parts[part]]);

/**
 * The times of words beside a day, in a part of it: [time, may it be that in the evening?].
 * @param {string} said @param {string} part when the part begins that the day names, or '' @param {Names} names
 * @returns {[string, boolean][]}
 */
const timesBeside = (said, part, names) => {
  const found = signed(said, names), named = meaning(names.parts, marked(said, names).rest);
  if (found && part) {
    const [time, isOpen] = found, all = isOpen ? [time, inEvening(time)] : [time];
    return all.filter(one => isIn(one, part)).slice(0, 1).map(one => [one, false]);
  }
  if (found) return [found];
  if (part) return [];
  if (named === MIDNIGHT) return [[named, false], ['24:00', false]];
  if (named) return [[named, false]];
  return beforePart(said, names).flatMap(([first, after]) => timesBeside(first, after, names));        // at 8 in the evening
};

/** The days that words mean, each with the part of it that they name, or ''. @returns {[string, string][]} */
const daysBeside = (/** @type {string} */ said, /** @type {Now} */ now, /** @type {Names} */ names) => {
  const moment = meaning(names.moments, said), {rest} = unmarked(said, names);
  if (moment) return [[later(now.today, moment[0]), moment[1]]];
  const timed = meaning(names.timedWeekdays, rest);
  if (timed) return [[onOrAfter((timed[0] + 1) % 7, later(now.today, 1)), timed[1]]];
  const days = now.daysIn(said);
  if (days.length) return days.map(day => [day, '']);
  const before = beforePart(said, names);
  return before.flatMap(([first, part]) => now.daysIn(first).map(day => /** @type {[string, string]} */ ([day, part])));
};

/** The day and the time in so many minutes. */
const soon = (/** @type {number} */ minutes, /** @type {Now} */ now) => {
  const all = age(now.time, now) + minutes, at = (all + now.dayBegins * 60) % 1440;
  const time = [Math.floor(at / 60), at % 60].map(part => String(part).padStart(2, '0')).join(':');
  return `${later(now.today, Math.floor(all / 1440))} ${time}`;
};

/** What "in 2 hours" or "in half an hour" means, or ''. */
const readSoon = (/** @type {string} */ said, /** @type {Now} */ now, /** @type {Names} */ names) => {
  const within = names.within.find(word => said.startsWith(`${word} `)) ?? '';
  const {word = '', count = '', unit = ''} = WITHIN.exec(said.replace(/(\d)(?=\p{L})/u, '$1 '))?.groups ?? {};
  const many = /^\d{1,3}$/.test(count) ? Number(count) : meaning(names.numbers, count) ?? 0;
  const minutes = meaning(names.stretches, said.slice(within.length + 1)) ?? many * (meaning(names.finer, unit) ?? 0);
  return within && minutes && (!unit || word === within) ? soon(minutes, now) : '';
};

/** A time of a day, if it is one: of "today at 8", said at noon, that in the evening. */
const atTime = (/** @type {string} */ day, /** @type {[string, boolean]} */ [time, isOpen], /** @type {Now} */ now) => {
  if (time === '24:00') return `${later(day, 1)} ${MIDNIGHT}`;
  const isOver = one => age(one, now) < age(now.time, now);
  const isLater = isOpen && day === now.today && isOver(time) && !isOver(inEvening(time));
  return `${day} ${isLater ? inEvening(time) : time}`;
};

/** When a time alone is meant: on the day that there is, unless that is over; otherwise when it comes next. */
const alone = (/** @type {[string, boolean]} */ [time, isOpen], /** @type {Now} */ now) => {
  if (now.own && now.own >= now.today) return atTime(now.own, [time, isOpen], now);
  return `${later(now.today, age(time, now) <= age(now.time, now) ? 1 : 0)} ${time}`;
};

/**
 * Return what a person may mean by a day, or a day with a time, that they typed: "2027-01-15" or "2027-01-15 17:00". It is
 * none if nothing is understood, and more than one if it can be two. @param {string} text @param {Now} now
 * @param {Names} [names] @returns {string[]}
 */
export const readWhens = (text, now, names = NO_NAMES) => {
  const said = plain(text).replace(/@(?=\d)/, '@ '), days = now.daysIn(text), inMinutes = readSoon(said, now, names);
  if (days.length || said.length > LONGEST) return days;
  if (inMinutes) return [inMinutes];
  const words = said.split(' ');
  const found = words.flatMap((_, at) => {
    const [some, others] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    return [[some, others], [others, some]].flatMap(([day, time]) => daysBeside(day, now, names).flatMap(([one, part]) => (
      time ? timesBeside(time, part, names).map(each => atTime(one, each, now)) : part ? [`${one} ${part}`] : []
    )));
  });
  const time = found.length || now.own === undefined ? null : signed(said, names);
  return time ? [alone(time, now)] : [...new Set(found)].sort();
};

/** Say a day, with its time if it has one. @param {string} when @param {string} clock 24 or 12 */
const sayWhole = (when, clock) => {
  const [day, time] = when.split(' ');
  return time ? `${sayDate(day)} ${sayTime(time, clock)}` : sayDate(day);
};

/**
 * Say why what was typed is no day, or may be two.
 * @param {string} text @param {string[]} whens what it may mean: see `readWhens`
 * @param {string} clock 24 or 12
 */
export const sayNoDay = (text, whens, clock) => {
  const said = text.trim(), [one, other] = whens.map(when => sayWhole(when, clock));
  if (other) return `“${said}” can be two days. Write ${one} or ${other}.`;
  if (one) return `“${said}” has a time. Write the day alone.`;
  if (TOO_FAR.test(said)) return `“${said}” is too far away. Days go up to 31 Dec 2999.`;
  return `“${said}” is no date. Try “tomorrow”, “Friday”, “in 3 days”, “3 Dec” or “2027-01-13”.`;
};
