// Tasks that come again are named under the days on which they do, and under what was done, and follow what is done to them.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {followed, followIn, namedIn} from '../../assets/app/state/again.js';
import {today} from '../../assets/app/state/calendar.js';
import {later} from '../../assets/app/state/days.js';
import {replay} from '../../assets/app/state/replay.js';
import {blocks} from '../../assets/app/state/sections.js';
import {windowOf} from '../../assets/app/state/window.js';

const now = today(), day = days => later(now, days), days = (...all) => all.map(day).join(' ');
const heading = (key, first, before, fields) => ({
  key, title: key, count: 0, done: false, holds: {date: [day(first), day(before)]}, by: ['date'], sets: {date: day(first)}, ...fields,
});
const HEADINGS = [heading('one', 1, 2, {stays: true}), heading('two', 2, 3, {stays: true}), heading('week', 3, 10, {})];
const DONE = {key: 'done', title: 'Done', count: 0, done: true, holds: {done_at: [now, '']}, by: ['-done_at']};
const water = {id: 'w', list: 'list-a', title: 'Water', date: now, repeat: 'every day', comes: days(1, 2, 3, 4, 5, 6)};
const post = {id: 'p', list: 'list-a', title: 'Post', date: now, time: '09:00', repeat: 'every 2 days', comes: days(2, 4)};
const view = (again, sections = HEADINGS) =>
  ({view: '/upcoming', title: '', show: 'all', start: 0, open: 0, done: 0, seq: 1, rows: [], sections, again});
const named = (again, sections = HEADINGS) => sections.map(one =>
  namedIn(view(again, sections), one).map(({title, chips}) => [title, ...chips.map(({words}) => words).filter(Boolean)].join(' ')));

test('a line for each task under each heading, timed ones first, of a week with its days', () => {
  const [one, two, [first, second]] = named([water, post]);
  assert.deepEqual([one, two], [['Water'], ['Post 09:00', 'Water']]);
  assert.equal(first, 'Water 4 days');
  assert.match(second, /^Post \w{3} \d+ \w{3} 09:00$/);
});

test('what is done, deleted, or repeats no more is not named, and is again when that is undone', () => {
  for (const fields of [{done_at: '~1'}, {repeat: null}, {repeat: 'every week'}, null]) {
    const [after] = [followed([water], 'w', fields)];
    assert.deepEqual(named(after).flat(), [], JSON.stringify(fields));
    assert.deepEqual(named(followed(after, 'w', {...water, done_at: null})), named([water]));
  }
});

test('a task that goes on is named after its new date, and before it when that is undone', () => {
  const after = followed([water], 'w', {date: day(2)});
  assert.deepEqual(named(after).slice(0, 2), [[], []]);
  assert.equal(named(after)[2].length, 1);
  assert.deepEqual(named(followed(after, 'w', {date: now})), named([water]));
});

test('what was done today and comes again is named there, once, and no more after an undo', () => {
  const is = windowOf(view(undefined, [DONE]), 60), row = {...water, date: now};
  assert.equal(followIn(is, 'w', {date: day(1), completed_at: '~1'}, row), true);
  assert.equal(followIn(is, 'w', {date: day(2), completed_at: '~2'}, row), true);
  assert.deepEqual(blocks(is, []).map(({section, named: some}) => [section.key, some.map(({id}) => id)]), [['done', ['w']]]);
  assert.deepEqual([is.done, is.sections[0].count], [0, 0]);
  followIn(is, 'w', {date: now, completed_at: null}, row);
  assert.deepEqual(blocks(is, []), []);
});

test('what waits to be sent is done to what is named, and nothing else is', () => {
  const shows = {list: 'list-a', rows: [['w', {date: day(3)}], ['x', {title: 'Other'}]]};
  const {again} = replay(view([water, post]), [{id: '1', verb: '', shows}]);
  assert.deepEqual(named(again)[0], []);
  assert.deepEqual(named(again)[1], ['Post 09:00']);
  assert.equal(followIn(view([water]), 'x', {title: 'Other'}), false);
});

test('what a heading does not name is counted there, also where nothing is named any more', () => {
  const [, , week] = HEADINGS, is = windowOf(view([], [{...week, more: '12'}]), 60);
  assert.deepEqual(blocks(is, []).map(({section, named: some}) => [section.more, some]), [['12', []]]);
});

test('what is named is worked out once, until something that comes again is another one', () => {
  const is = view([water, post]), first = namedIn(is, HEADINGS[1]);
  assert.equal(namedIn(windowOf(is, 60), {...HEADINGS[1], count: 3}), first);
  const after = {...is, again: followed(is.again, 'w', {date: day(2)})};
  assert.deepEqual(namedIn(after, HEADINGS[1]).map(({id}) => id), ['p']);
  assert.deepEqual(first.map(({id}) => id), ['p', 'w']);
});
