// Views from the whole copy, with what other parts of the browser know better. That windows are those of the server is
// compared in tests/storage/test_windows_of_a_copy.py.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import './globals.js';
import {later} from '../../assets/app/state/days.js';
import {justNow} from '../../assets/app/state/window.js';
import {changingUse, growing, listsWith, upToDate} from '../../assets/app/state/whole-now.js';
import {agendaOfWhole, cardsOfWhole, ownOf, taskOfWhole, windowOfWhole} from '../../assets/app/state/whole-views.js';

const TODAY = new Date().toISOString().slice(0, 10), DAY = {today: TODAY, zone: 'UTC', weekBegins: 'monday', dayBegins: 0};
const task = (order, title, more = {}) => ({
  list: 'list-one', section: null, parent: null, title, order, notes: null, date: null, time: null, repeat: null, done_at: null,
  deadline: null, hidden_until: null, priority: null, tags: null, deleted_at: null, created_at: `2026-01-01T00:00:0${order}`, ...more,
});
const whole = () => ({
  seq: 5,
  lists: {
    'list-one': {title: 'Groceries', order: 'a1', colour: 'teal', icon: null, deleted_at: null, archived_at: null, template_day: null},
    'inbox-of-1': {title: 'Inbox', order: 'a2', deleted_at: null, archived_at: null, template_day: null},
    'list-old': {title: 'Old', order: 'a0', deleted_at: null, archived_at: '2026-01-01', template_day: null},
  },
  sections: {}, smart_lists: {},
  tags: {'tag-b': {title: 'b', order: 'a1', deleted_at: null}, 'tag-a': {title: 'a', order: 'a0', colour: 'red', deleted_at: null}},
  tasks: {
    milk: task('1', 'Milk'), bread: task('2', 'Bread', {done_at: '2026-01-02'}),
    rye: task('3', 'Rye', {parent: 'milk', notes: 'a <b>\n- [x] c', date: TODAY}),
  },
});
const NONE = {sections: {}, tasks: {}};
const shown = (all, view) => windowOfWhole(all, view, DAY, NONE, Infinity)?.rows.map(({title}) => title);
const intent = (id, rows, more = {}) => ({id, verb: 'x', shows: {list: 'list-one', rows, ...more}});
const withWaiting = (copy, waiting) => growing(copy)(waiting);

test('what was seen since is in it, and nothing of what was seen before', () => {
  const seen = {seq: 6, lists: {'list-one': {title: 'Food'}}, sections: {}, tasks: {
    milk: null, eggs: {list: 'list-one', title: 'Eggs', order: 'a9 eggs', deleted_at: null},
    rye: {list: 'list-one', title: 'Rye', order: 'a1 milk!a3 rye', deleted_at: null},
  }};
  const had = whole();
  Object.assign(had.tasks.rye, {repeat: 'FREQ=DAILY', mood: 'low'});   // no file names this field
  const now = upToDate(had, seen);
  assert.equal(now.lists['list-one'].title, 'Food');
  assert.deepEqual(shown(now, '/lists/list-one'), ['Rye', 'Eggs', 'Bread']);
  const {date, repeat, mood, notes} = now.tasks.rye;
  assert.deepEqual([date, repeat, mood, notes], [null, null, null, 'a <b>\n- [x] c']);
  assert.deepEqual(upToDate(whole(), {...seen, seq: 5}), whole());
});

test('what waits to be sent is found, unless it is taken back', () => {
  const add = intent('one', [['eggs', {title: 'Eggs', order: '~1 eggs'}]]), tick = intent('two', [['milk', {done_at: '~1'}]]);
  const low = intent('five', [['milk', {mood: 'low', subtasks: '0/9', notes: '0/9'}]]);
  const {mood, subtasks, notes} = withWaiting(whole(), [low]).tasks.milk;
  assert.deepEqual([mood, subtasks, notes], ['low', undefined, null]);
  const gone = intent('three', [['bread', null]]), back = intent('four', [['eggs', null]], {undoes: 'one'});
  assert.deepEqual(shown(withWaiting(whole(), [add, tick, gone]), '/search?q=%23Groceries%20done%3Ano'), ['Eggs']);
  assert.deepEqual(shown(withWaiting(whole(), [add, back]), '/search?q=eggs'), []);
});

test('what waits is counted once, and done to what is not on screen, too', () => {
  const window = (waiting, view = '/lists/list-one') => windowOfWhole(withWaiting(whole(), waiting), view, DAY, NONE, Infinity);
  const add = intent('one', [['eggs', {title: 'Eggs', order: '~1 eggs'}]]);
  assert.deepEqual([window([]).open, window([add]).open, window([add]).sections.map(({count}) => count)], [2, 3, [3, 1]]);
  const tick = intent('two', [['milk', {done_at: '~1'}]]), open = intent('three', [['milk', {done_at: null}]]);
  assert.deepEqual([window([tick]).open, window([tick]).done], [0, 3]);             // with what is under it
  assert.deepEqual([window([tick, open]).open, window([tick, open]).done], [2, 1]);
  assert.equal(window([intent('four', [['milk', null]])]).open, 0);
  assert.deepEqual(window([intent('five', [], {done: 0})]).rows.map(({id}) => id), ['milk', 'rye']);
  const head = intent('six', [['milk', {section: 'kitchen'}]], {sections: [['kitchen', {title: 'Kitchen', order: 'a1'}]]});
  const fold = intent('seven', [], {sections: [['kitchen', {closed: true}]]}), unfold = intent('eight', [], {sections: [['kitchen', {closed: false}]]});
  assert.deepEqual(window([head, fold]).sections.map(({title, count, closed}) => [title, count, closed]), [['', 0, undefined], ['Kitchen', 0, 2], ['Completed', 1, undefined]]);
  assert.deepEqual(window([head, fold, unfold]).sections.map(({count}) => count), [0, 2, 1]);
  const named = window([intent('nine', [], {title: 'Food', facts: {sort: 'title'}})]);
  assert.deepEqual([named.title, named.facts.sort], ['Food', 'title']);
  assert.deepEqual(window([intent('ten', [['milk', {closed: '1'}]])]).rows.map(({id}) => id), ['milk', 'bread']);
  assert.equal(window([intent('eleven', [], {list: '', smart_lists: {own: {title: 'Mine', query: 'rye'}}})], '/smart/own').title, 'Mine');
});

test('a list that waits to be made is there, with what is added to it, and one that waits to be deleted is not', () => {
  const made = intent('one', [], {list: 'list-new', title: 'Untitled list', stays: true});
  const add = intent('two', [['tent', {title: 'Tent', order: '~1 tent'}]], {list: 'list-new'});
  const named = intent('three', [], {list: 'list-new', title: 'Camping'}), gone = intent('four', [], {list: 'list-one', stays: false});
  const all = withWaiting(whole(), [made, add, named, gone]);
  assert.deepEqual(shown(all, '/lists/list-new'), ['Tent']);
  assert.deepEqual(shown(all, '/search?q=%23Camping'), ['Tent']);
  assert.equal(shown(all, '/lists/list-one'), undefined);
  assert.deepEqual(shown(all, '/today'), []);
  assert.deepEqual(cardsOfWhole(all, 50).lists.map(({title}) => title), ['Inbox', 'Camping']);
  const back = intent('five', [], {list: 'list-one', stays: true, undoes: 'four'}), not = intent('six', [], {stays: false, list: 'list-new', undoes: 'one'});
  const then = withWaiting(whole(), [made, gone, back, not]);
  assert.deepEqual(cardsOfWhole(then, 50).lists.map(({title}) => title), ['Inbox', 'Groceries']);
  assert.deepEqual(listsWith(whole().lists, [gone, made]), withWaiting(whole(), [gone, made]).lists);
  assert.deepEqual(agendaOfWhole({...whole(), lists: all.lists}, TODAY), {today: '', upcoming: ''});
  const archived = intent('seven', [], {list: 'list-one', facts: {archived_at: '~1'}});
  assert.deepEqual(changingUse([made, add, named, gone, archived]), ['one', 'four', 'seven']);
});

test('each intent that waits is done once, and what is done after completed tasks were cleared looks at these no more', () => {
  let looks = 0;
  const watched = task => Object.defineProperty({...task}, 'list', {enumerable: true, get: () => { looks += 1; return task.list; }});
  const tasks = Object.fromEntries(Object.entries(whole().tasks).map(([id, task]) => [id, watched(task)]));
  const copy = {...whole(), tasks}, now = growing(copy), before = shown(whole(), '/lists/list-one');
  const done = intent('one', [['milk', {done_at: '~1'}]]), cleared = intent('two', [], {done: 0});
  const renamed = intent('three', [['bread', {title: 'Rye'}]]), back = intent('four', [['bread', {title: 'Bread'}]], {undoes: 'three'});
  const all = now([done, cleared]);
  assert.ok(looks > 0 && !shown(all, '/lists/list-one').includes('Milk'));
  assert.equal(now([done, cleared]), all);
  looks = 0;
  const after = now([done, cleared, renamed]);
  assert.ok(looks <= 2, `it looked at ${looks} tasks`);
  assert.notEqual(after, all);
  assert.deepEqual(after, withWaiting(copy, [done, cleared, renamed]));
  assert.deepEqual(now([done, cleared, renamed, back]), withWaiting(copy, [done, cleared]));
  assert.deepEqual(now([renamed]), withWaiting(copy, [renamed]));
  assert.deepEqual(shown(now([]), '/lists/list-one'), before);
});

test('what is closed stays so, as it was seen or as the server said', () => {
  const closed = (more, seen = NONE) => windowOfWhole({...whole(), ...more}, '/lists/list-one', DAY, seen, Infinity);
  const sections = {kitchen: {list: 'list-one', title: 'Kitchen', order: 'a1', deleted_at: null}};
  assert.deepEqual(closed({closed: ['milk', 'bread']}).rows.map(row => [row.id, row.closed]), [['milk', '1'], ['bread', undefined]]);
  assert.deepEqual(closed({closed: ['milk']}, {sections: {}, tasks: {milk: {title: 'Milk'}}}).rows.length, 3);
  assert.deepEqual(closed({sections, closed: ['kitchen']}).sections.map(one => one.closed), [undefined, 0, undefined]);
  assert.equal(closed({sections, closed: ['kitchen']}, {sections: {kitchen: {title: 'Kitchen'}}, tasks: {}}).sections[1].closed, undefined);
});

test('each task is looked at a few times to count what closed ones hide and to do what waits, however many there are', () => {
  let reads = 0;
  const tasks = Object.fromEntries([...Array(3_000).keys()].map(at => [`task-${at}`, {
    ...task(`a${String(at).padStart(4, '0')}`, `Task ${at}`),
    get parent() { reads += 1; return at % 10 ? `task-${at - at % 10}` : null; },
  }]));
  const tops = Object.keys(tasks).filter((_, at) => at % 10 === 0);
  const {rows} = windowOfWhole({...whole(), tasks, closed: tops}, '/lists/list-one', DAY, NONE, Infinity);
  assert.deepEqual([rows.length, rows[1].title, rows[1].closed], [300, 'Task 10', '9']);
  assert.ok(reads < 10 * 3_000, `${reads} reads for the window`);
  reads = 0;
  const done = withWaiting({...whole(), tasks}, tops.map(id => intent(`tick-${id}`, [[id, {done_at: '2026-01-03'}]])));
  assert.ok(Object.values(done.tasks).every(one => one.done_at === '2026-01-03'));
  assert.ok(reads < 20 * 3_000, `${reads} reads for what waits`);
});

test('what waits was done and added now', () => {
  const tick = intent('one', [['rye', {done_at: justNow()}]]), add = intent('two', [['eggs', {title: 'Eggs', order: '~1 eggs'}]]);
  const finds = text => shown(withWaiting(whole(), [tick, add]), `/search?q=${encodeURIComponent(text)}`);
  assert.deepEqual(finds('done:today'), ['Rye']);
  assert.deepEqual(finds('-done:today done:yes'), ['Bread']);
  assert.deepEqual(finds('added:today'), ['Eggs']);
  assert.deepEqual(finds('added:>-2d'), ['Eggs']);
  assert.deepEqual(finds('added:<-2d done:no'), ['Milk']);
});

test('views of others than lists in use, and of what is not there', () => {
  assert.deepEqual(shown(whole(), '/today'), ['Rye']);
  assert.equal(shown(whole(), '/lists/list-none'), undefined);
  assert.equal(shown(whole(), '/tags/tag-none'), undefined);
  assert.equal(shown(whole(), '/smart/none'), undefined);
  assert.equal(shown(whole(), '/trash'), undefined);
});

test('the sidebar, its numbers, tags in their order', () => {
  const {lists: cards, ...others} = cardsOfWhole(whole(), 50);
  assert.deepEqual(others, {earlier: false, more: false});
  assert.deepEqual(cards.map(({title, progress}) => [title, progress]), [['Inbox', 0], ['Groceries', 33]]);
  assert.deepEqual(cards[1].facts, {colour: 'teal'});
  assert.deepEqual(agendaOfWhole(whole(), TODAY), {today: '1', upcoming: ''});
  assert.deepEqual(agendaOfWhole(whole(), later(TODAY, -1)), {today: '', upcoming: '1'});
  assert.deepEqual(ownOf(whole().tags), {'tag-a': {title: 'a', order: 'a0', colour: 'red'}, 'tag-b': {title: 'b', order: 'a1'}});
});

test('what is alike in time or order stands as in the database', () => {
  const both = whole(), done = {done_at: '2026-01-02', tags: 'tag-a'}, head = {list: 'list-one', order: 'a0', deleted_at: null};
  both.tasks = {b: task('1', 'B', done), c: task('1', 'C', done), a: task('1', 'A', done), top: task('9', 'Top')};
  both.sections = {two: {...head, title: 'Two'}, one: {...head, title: 'One'}};
  both.tags = {'tag-b': both.tags['tag-b'], 'tag-a': {...both.tags['tag-a'], order: 'a1'}};
  assert.deepEqual(shown(both, '/tags/tag-a'), ['C', 'B', 'A']);
  assert.deepEqual(shown(both, '/lists/list-one'), ['Top', 'A', 'B', 'C']);
  const {sections} = windowOfWhole(both, '/lists/list-one', DAY, NONE, Infinity);
  assert.deepEqual(sections.map(({title}) => title).filter(Boolean), ['One', 'Two', 'Completed']);
  assert.deepEqual(Object.keys(ownOf(both.tags)), ['tag-a', 'tag-b']);
  for (const id of ['b', 'c', 'a']) Object.assign(both.tasks[id], {parent: 'top', done_at: null});
  const {subtasks, sections: offered} = taskOfWhole(both, 'top') ?? {};
  assert.deepEqual(subtasks?.map(([, title]) => title), ['A', 'B', 'C']);
  assert.deepEqual(offered?.map(([, title]) => title), ['One', 'Two']);
});

test('the sidebar shows some lists at a time', () => {
  const ids = [...'abcdefg'], lists = Object.fromEntries(ids.map(id => [id, {title: id, order: id}]));
  const shown = wanted => {
    const {lists: some, earlier, more} = cardsOfWhole({...whole(), lists}, 3, wanted);
    return `${earlier ? '<' : ''}${some.map(({id}) => id).join('')}${more ? '>' : ''}`;
  };
  assert.equal(shown(), 'abc>');
  assert.equal(shown({after: 'c'}), '<def>');
  assert.equal(shown({after: 'f'}), '<efg');
  assert.equal(shown({before: 'e'}), '<bcd>');
  assert.equal(shown({before: 'b'}), 'abc>');
  assert.equal(shown({with: 'd', first: 'c'}), '<cde>');
  assert.equal(shown({with: 'f', first: 'a'}), '<efg');
});

test('the panel of a task has its notes as text, and what waits', () => {
  const rye = taskOfWhole(whole(), 'rye', {title: 'Rye bread'});
  assert.match(rye.html, /^<p>a &#60;b&#62;<\/p><ul .* checked .* c<\/li><\/ul>$/);
  assert.match(taskOfWhole(whole(), 'rye', {notes: '*a*'}).html, /<p>\*a\*<\/p>.*As typed/);
  assert.equal(rye.fields.title, 'Rye bread');
  assert.deepEqual([rye.list, rye.above, rye.subtasks], ['Groceries', 'Milk', []]);
  assert.deepEqual(taskOfWhole(whole(), 'milk').subtasks, [['rye', 'Rye', false, null]]);
  assert.equal(taskOfWhole(whole(), 'none'), undefined);
});
