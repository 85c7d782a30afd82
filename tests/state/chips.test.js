// The facts under the title of a row.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './globals.js';
import {later} from '../../assets/app/state/days.js';
import {today} from '../../assets/app/state/calendar.js';
import {chipsOf} from '../../assets/app/state/chips.js';

const row = fields => ({id: 'task-one', title: 'Milk', ...fields});

test('a task without facts has no chips', () => {
  assert.deepEqual(chipsOf(row({notes: null})), []);
});

test('notes have a sign, and say how many boxes are ticked', () => {
  assert.deepEqual(chipsOf(row({notes: ''})), [{kind: 'notes', words: '', name: 'Notes'}]);
  assert.deepEqual(chipsOf(row({notes: '2/5'})), [{kind: 'notes', words: '2/5', name: 'Notes 2/5'}]);
});

test('an address in a title can be opened, and no other', () => {
  const links = title => chipsOf(row({title})).map(({words, href}) => [words, href]);
  assert.deepEqual(links('See https://example.org/a?b=1), and HTTP://x.example.'), [
    ['example.org', 'https://example.org/a?b=1'], ['x.example', 'HTTP://x.example'],
  ]);
  assert.deepEqual(links('javascript:alert(1) ftp://x http://'), []);
});

test('dates are said in their order, as the person counts days', () => {
  const said = fields => chipsOf(row(fields)).map(({words}) => words), from = far => later(today(), far);
  const all = {date: from(1), time: '14:00', deadline: from(4), hidden_until: from(1), notes: ''};
  assert.deepEqual(said(all), ['Tomorrow 14:00', 'deadline in 4 days', 'hidden until tomorrow', '']);
  page.workspace = {dataset: {clock: '12'}};
  assert.deepEqual(said({time: '14:00', hidden_until: from(0)}), ['2 pm']);
  delete page.workspace;
});

test('a chip says its day to programs too, and only a deadline that has passed is late', () => {
  const [date, deadline] = chipsOf(row({date: '2020-01-01', time: '14:00', deadline: '2020-01-02'}));
  assert.deepEqual([date.at, deadline.at, date.late, deadline.late], ['2020-01-01T14:00', '2020-01-02', undefined, true]);
  assert.equal(chipsOf(row({deadline: '2020-01-02', done_at: '2020-01-01'}))[0].late, false);
});
