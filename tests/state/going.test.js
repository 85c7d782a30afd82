// Where a person is led once the server has done what they asked for.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {goesTo, hasGone, wantsToGo} from '../../assets/app/state/going.js';

test('it leads where the person asked to go last, once, and only from where they asked for it', () => {
  wantsToGo('restored', 'list-b');
  wantsToGo('made', 'list-b');              // a new list, while the undo of a deletion is under way
  assert.equal(goesTo([['restored', '/lists/a']], 'list-b'), undefined);
  assert.equal(goesTo([['other', '/lists/c'], ['made', '/lists/n']], 'list-b'), '/lists/n');
  assert.equal(goesTo([['made', '/lists/n']], 'list-b'), undefined);
  wantsToGo('made', 'list-b');
  assert.equal(goesTo([['made', '/lists/n']], 'list-c'), undefined);
  assert.equal(goesTo([['made', '/lists/n']], 'list-b'), undefined);
  wantsToGo('made', 'list-b');
  hasGone();                                // without the server, and back since
  assert.equal(goesTo([['made', '/lists/n']], 'list-b'), undefined);
});
