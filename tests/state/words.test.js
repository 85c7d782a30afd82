import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inBox, parts, standing} from '../../assets/app/state/words.js';

test('what was said of words counts as long as they stand', () => {
  const said = {tomorrow: '', '10/01': '2027-01-10'};
  assert.deepEqual(standing(said, 'Dentist Tomorrow 10/01'), said);
  assert.deepEqual(standing(said, 'Dentist tomor 10/01'), {'10/01': '2027-01-10'});
});

test('a text is cut where something is marked', () => {
  const all = [['Pay ', false], ['today', true], [' ', false], ['p1', true]];
  assert.deepEqual(parts('Pay today p1', [{start: 4, end: 9}, {start: 10, end: 12}]), all);
  assert.deepEqual(parts('Pay', []), [['Pay', false]]);
});

test('places count characters, and a box counts what JavaScript does', () => {
  assert.deepEqual(inBox('🚲 today', [{start: 2, end: 7}]), [{start: 3, end: 8}]);
});
