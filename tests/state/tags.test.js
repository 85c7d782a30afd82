// The tags of a row in words, and what is sent when they are to be others.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chipsOf} from '../../assets/app/state/chips.js';
import {allTags, done, retagged, show, tagCalled, take} from '../../assets/app/state/tags.js';

const HOME = {title: 'home', colour: 'teal'}, OFFICE = {title: 'Office'};
const begin = (waiting = []) => {
  take({'tag-home': HOME, 'tag-office': OFFICE});
  show(waiting);
};
const shows = tags => ({id: 'intent', verb: 'set_tag', shows: {list: '', rows: [], tags}});
const chips = tags => chipsOf({id: 'task-one', title: 'Milk', tags}).map(({words, view, colour}) => [words, view, colour]);
const numbered = () => {
  let last = 0;
  return () => `new-${last += 1}`;
};

test('a row has a chip for each of its tags, in its order, and none for those that are gone', () => {
  begin();
  assert.deepEqual(chips('tag-office tag-gone tag-home'), [
    ['Office', '/tags/tag-office', undefined], ['home', '/tags/tag-home', 'teal'],
  ]);
  assert.deepEqual(chips(null), []);
});

test('what waits shows, and stays when the server has done it', () => {
  const renamed = shows({'tag-home': {title: 'at home'}}), deleted = shows({'tag-office': null});
  begin([renamed, deleted]);
  assert.deepEqual(allTags(), {'tag-home': {title: 'at home'}});
  done([renamed]);
  show([]);
  assert.deepEqual(allTags(), {'tag-home': {title: 'at home'}, 'tag-office': OFFICE});
});

test('a tag may be called as what every object of JavaScript has', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  take({});
  show([]);
  assert.deepEqual(names.map(name => tagCalled(name)), names.map(() => undefined));
  const {make} = retagged(null, names, numbered());
  assert.deepEqual(Object.values(make), names);
  take(Object.fromEntries(names.map((title, at) => [`tag-${at}`, {title}])));
  show([]);
  assert.deepEqual(names.map(name => tagCalled(name.toUpperCase())), ['tag-0', 'tag-1', 'tag-2', 'tag-3']);
});

test('titles are compared without their case', () => {
  begin();
  assert.equal(tagCalled('HOME'), 'tag-home');
  assert.equal(tagCalled('home', 'tag-home'), undefined);
  assert.equal(tagCalled('school'), undefined);
});

test('tags that are not there are made, others are found, and those that are gone stay in the value', () => {
  begin();
  assert.deepEqual(retagged('tag-gone tag-home', ['OFFICE', 'School', 'school'], numbered()), {
    after: 'tag-gone tag-office new-1', make: {'new-1': 'School'}, add: ['tag-office'], remove: ['tag-home'],
  });
  assert.deepEqual(retagged('tag-home', ['home'], numbered()), {after: 'tag-home', make: {}, add: [], remove: []});
  assert.equal(retagged('tag-home', [], numbered()).after, null);
  assert.deepEqual(retagged(null, ['@home', '#School', '@', 'a@b'], numbered()), {
    after: 'tag-home new-1 new-2 new-3', make: {'new-1': 'School', 'new-2': '@', 'new-3': 'a@b'}, add: ['tag-home'], remove: [],
  });
});
