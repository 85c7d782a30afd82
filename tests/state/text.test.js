// Text that people type.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readTime} from '../../assets/app/lib/text.js';

test('a time of day is read however it is typed', () => {
  const typed = {'14:05': '14:05', '9': '09:00', '1405': '14:05', '2 pm': '14:00', '2.05pm': '14:05', '12am': '00:00', '12 p.m.': '12:00', '7h30': '07:30', '17h': '17:00'};
  for (const [text, time] of Object.entries(typed)) assert.equal(readTime(text), time);
});

test('what is no time of day is none', () => {
  for (const text of ['', 'noon', '25', '12:60', '13 pm', '0 am', '14:05:00']) assert.equal(readTime(text), '');
});
