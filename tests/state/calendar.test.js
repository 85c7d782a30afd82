// Which day it is: the one that the page names, as long as it is that day by the same calendar; otherwise by the clock.
import assert from 'node:assert/strict';
import {mock, test} from 'node:test';
import {page} from './globals.js';
import {today, untilTomorrow} from '../../assets/app/state/calendar.js';

const BERLIN = {timeZone: 'Europe/Berlin', dayBegins: '0'};
const BOUNDS = '2027-01-12T23:00:00+00:00 2027-01-13T23:00:00+00:00';
const seen = (instant, dataset) => {
  mock.timers.reset();
  mock.timers.enable({apis: ['Date'], now: Date.parse(instant)});
  page.workspace = {dataset: {...BERLIN, ...dataset}};
  return [today(), untilTomorrow()];
};

test('the day of the page holds from its begin to its end', () => {
  const day = `named ${BOUNDS} Europe/Berlin 0`;
  assert.deepEqual(seen('2027-01-12T23:00Z', {day}), ['named', 86_400_000]);
  assert.deepEqual(seen('2027-01-13T22:59Z', {day}), ['named', 60_000]);
  assert.deepEqual(seen('2027-01-13T23:00Z', {day}), ['2027-01-14', 86_400_000]);
  assert.deepEqual(seen('2027-01-12T22:59Z', {day}), ['2027-01-12', 60_000]);
});

test('with another calendar, or without a word of the page, the clock says it', () => {
  const day = `named ${BOUNDS} Europe/Berlin 0`, at = '2027-01-13T01:00Z';
  assert.deepEqual(seen(at, {day, dayBegins: '3'}), ['2027-01-12', 3_600_000]);
  assert.deepEqual(seen(at, {day, timeZone: 'America/New_York'}), ['2027-01-12', 4 * 3_600_000]);
  assert.deepEqual(seen(at, {}), ['2027-01-13', 22 * 3_600_000]);
});
