// Days as people type them into boxes.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readDays} from '../../assets/app/state/typed-days.js';
import {readTimes, readWhens, sayNoDay, sayNoTime} from '../../assets/app/state/typed-times.js';

const WEDNESDAY = '2027-01-13', NAMES = {
  days: {heute: 0, gestern: -1, übermorgen: 2, 'the day after tomorrow': 2}, weekdays: {friday: 4, freitag: 4, sonntag: 6},
  months: {märz: 3, mai: 5}, by: ['by'], markers: {on: 'on', next: 'next', this: 'this', am: 'on', nächsten: 'next'},
  nextWeek: ['next week', 'nächste woche'], within: ['in'], numbers: {a: 1, zwei: 2},
  parts: {noon: '12:00', abends: '19:00'},
  at: {at: true, um: false, 'at about': true}, clocks: [
    ["^(?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))? ?(?:(?<half>[ap])\\.?m\\.?|o'clock))$", true],
    ['^(?:(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))? ?(?<half>uhr)(?: (?<more>[0-5]\\d))?)$', false],
  ],
  spans: {'end of month': 'end_of_month', 'this weekend': 'weekend', 'nächsten monat': 'next_month'},
  moments: {tonight: [0, '21:00']}, timedWeekdays: {freitagabend: [4, '19:00']}, finer: {hours: 60},
  stretches: {'half an hour': 30}, joins: ['of', 'the'], endings: ['.', 'th'], monthParts: {mid: 15, 'end of': -1},
  units: {days: ['days', 1], week: ['days', 7], wochen: ['days', 7], month: ['months', 1], year: ['months', 12]},
};
const HOW = {weekBegins: 'monday', dateOrder: 'ask'};
const reads = (cases, how = HOW, names = /** @type {any} */ (NAMES), today = WEDNESDAY) => {
  for (const [day, texts] of Object.entries(cases)) {
    for (const text of texts) assert.equal(readDays(text, today, how, names).join(' '), day, text);
  }
};

const daysIn = text => readDays(text, WEDNESDAY, HOW, /** @type {any} */ (NAMES));
const whens = (text, time = '10:00', own = undefined) =>
  readWhens(text, {daysIn, today: WEDNESDAY, time, dayBegins: 0, own}, /** @type {any} */ (NAMES));

test('a day is typed in many ways', () => reads({
  '2027-01-15': ['2027-01-15', '2027/1/15', '15.1.', '15. 1.', '15.1', '15.01.2027', '15.1.27', '15 Jan', '15 january', '15th Jan',
    '15. Jan', 'Jan 15', 'January 15, 2027', '15 Jan 2027', 'Fri', 'friday', ' FRIDAY ', 'Fri.', 'friday!', 'on Friday', 'this Friday', 'on 15 Jan'],
  '2027-01-12': ['Gestern'], '2027-01-13': ['today', '13 Jan', '13.1.'],
  '2027-01-14': ['Tomorrow'],
  '2027-01-20': ['Wednesday', 'next wed', 'in a week'],
  '2027-01-18': ['next week'], '2027-01-31': ['End of month'], '2027-02-01': ['nächsten Monat'], '2027-01-16': ['this weekend'],
  '2028-01-12': ['12 Jan'],
  '2028-02-29': ['29 Feb', '29.2.'],
  '2027-01-17': ['17th', 'the 17th', 'on the 17th', 'am 17.'], '2027-02-12': ['12th'],
  '2027-03-03': ['the 3rd of March', 'Fri 3 March', 'Friday, 3 March 2027'],
  '2028-01-31': ['end of January 2028'], '2027-02-28': ['end of February'], '2027-02-15': ['mid February'],
}));

test('a day is said by another one', () => {
  reads({
    '2027-01-16': ['in 3 days'], '2027-02-13': ['in a month', 'in 1 month'], '2028-01-13': ['in a year'],
    '2027-01-22': ['next Friday', 'Friday next week', 'next week Friday', 'next week on Friday', 'on Friday, next week'],
    '2027-01-18': ['Monday next week', 'next monday'], '2027-01-24': ['Sunday next week'],
  });
  reads({'2027-01-17': ['next Sunday'], '2027-01-23': ['saturday next week']}, {...HOW, weekBegins: 'sunday'});
  reads({'2027-02-28': ['in a month'], '2028-01-31': ['in a year']}, HOW, NAMES, '2027-01-31');
});

test('numbers with a slash are a day if they can be only one, or the calendar says which', () => {
  reads({'2027-02-01 2028-01-02': ['1/2'], '2027-01-13': ['13/1', '1/13'], '2027-05-05': ['5/5'], '': ['13/13', '31/2']});
  reads({'2027-02-01': ['1/2', '1/2/27', '1/2/2027'], '': ['1/13']}, {...HOW, dateOrder: 'dmy'});
  reads({'2028-01-02': ['1/2'], '2027-01-02': ['1/2/2027'], '2027-01-13': ['1/13'], '': ['13/1']}, {...HOW, dateOrder: 'mdy'});
});

test('a day has names in other languages', () => reads({
  '2027-01-15': ['Übermorgen', 'the day after  tomorrow', 'Freitag', 'am Freitag', 'Fri'], '2027-01-17': ['Sonntag'],
  '2027-01-22': ['nächsten Freitag', 'Freitag nächste Woche', 'nächste Woche Freitag'], '2027-01-18': ['nächste Woche'],
  '2027-01-27': ['in zwei Wochen'], '2027-03-05': ['5. März'], '2028-05-05': ['5. Mai 2028'],
  '': ['constructor', '5 toString', 'in toString days', 'in 3 toString', 'Frei'],
}));

test('what is no day is not taken for one', () => {
  const none = [
    '', 'x', 'fr', '13', '31.2.', '31 Feb', '2027-02-30', '2027-02-31', '2027-13-01', '31.2.2027', '30 February 2027', '0.1.', '13 Foo',
    '29 Feb 2027', 'week', 'Feb', 'garbage 7', '0001-01-01', '10000-01-01', 'blah', 'in 3', 'in days', 'in 0 days', 'next 3 Dec',
    'next in 3 days', 'Friday 14:00', '3 Dec foo', 'on', 'next', '1/2/3/4', '99999999',
  ];
  reads({'': none});
  const said = text => sayNoDay(text, whens(text), '24');
  assert.match(said(' blah '), /^“blah” is no date\. Try “tomorrow”/);
  assert.equal(said('1/2'), '“1/2” can be two days. Write 1 Feb 2027 or 2 Jan 2028.');
  assert.equal(said('tomorrow 5pm'), '“tomorrow 5pm” has a time. Write the day alone.');
  assert.match(said('3000-01-01'), /is too far away\. Days go up to 31 Dec 2999\.$/);
  assert.match(said('tomorrow '.repeat(9_000)), /is no date/);      // at once
  for (const text of none) assert.equal(said(text).includes('has a time'), text === 'Friday 14:00', text);
});

test('a day has a time, before it or after it', () => {
  const typed = {
    'next Fri 5pm': '2027-01-22 17:00', '5 pm on Friday': '2027-01-15 17:00', 'Jan 15, 14:00': '2027-01-15 14:00',
    'Freitag um 17 Uhr': '2027-01-15 17:00', 'friday at 5': '2027-01-15 17:00', 'Freitag um 5': '2027-01-15 05:00',
    'Tonight': '2027-01-13 21:00', 'tonight at 8': '2027-01-13 20:00', 'am Freitagabend um 8': '2027-01-15 20:00',
    'Friday noon': '2027-01-15 12:00', 'Friday abends at 8': '2027-01-15 20:00', 'Friday abends at 8am': '',
    'in 2 hours': '2027-01-13 12:00', 'in half an hour': '2027-01-13 10:30', 'in 20 hours': '2027-01-14 06:00',
    'in 3 days at 9:30': '2027-01-16 09:30', '1/2 5pm': '2027-02-01 17:00 2028-01-02 17:00', 'fri 5': '', 'fri 3.12': '2027-12-03',
    'today at 8': '2027-01-13 20:00', 'today at 08:00': '2027-01-13 08:00', 'today at 11': '2027-01-13 11:00',
    'friday': '2027-01-15', '5pm': '', 'Friday 5pm-6pm': '',
  };
  for (const [text, said] of Object.entries(typed)) assert.equal(whens(text).join(' '), said, text);
  assert.deepEqual(whens('today at 8', '20:30'), ['2027-01-13 08:00']);         // neither is still to come
});

test('a time alone is for the day that there is, or comes next', () => {
  assert.deepEqual(whens('5pm', '10:00', '2027-01-20'), ['2027-01-20 17:00']);
  assert.deepEqual(whens('5pm', '10:00', ''), ['2027-01-13 17:00']);
  assert.deepEqual(whens('at 5', '18:00', '2027-01-01'), ['2027-01-14 17:00']);
  assert.deepEqual(whens('5', '10:00', ''), []);
});

test('a time is a number, or a part of the day; of two that it can be, none is chosen', () => {
  const typed = {'5': '05:00 17:00', '05': '05:00', '5pm': '17:00', '7': '07:00', ' Noon ': '12:00', 'abends': '19:00', 'soon': '',
    'at noon': '12:00', 'at 5': '05:00 17:00', 'um 8 Uhr 30': '08:30', '18uhr': '18:00', '25 Uhr': '', '8 Uhr 75': '', 'at': '',
    "5 o'clock": '05:00 17:00', 'at about 5': '05:00 17:00', '8 o’clock': '08:00', "5:00 o'clock": '05:00', '5 Uhr': '05:00',
    '8:15 Uhr 30': '', '5 p.m.': '17:00'};
  for (const [text, times] of Object.entries(typed)) assert.equal(readTimes(text, /** @type {any} */ (NAMES)).join(' '), times);
  assert.equal(sayNoTime(' 5 ', '24'), '“5” can be two times. Write 05:00 or 17:00.');
  assert.match(sayNoTime('at 5', '12', /** @type {any} */ (NAMES)), /can be two times\. Write 5 am or 5 pm\.$/);
  assert.equal(sayNoTime('soon', '24'), '“soon” is no time of day. Write it as 14:05 or 2 pm.');
});
