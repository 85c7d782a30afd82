// Addresses of views.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isShownAt, searchFor, showing, shownBy, tokenOf, viewAt} from '../../assets/app/state/views.js';

test('a view has one address, however it was asked for', () => {
  const at = address => viewAt(new URL(address, 'https://todo.example'));
  for (const address of ['/lists/a', '/lists/a?show=all', '/lists/a?show=else', '/lists/a#x']) {
    assert.equal(at(address), '/lists/a');
  }
  assert.equal(at('/lists/a?show=active&other=1'), '/lists/a?show=active');
  assert.equal(at('/today?show=active'), '/today');
});

test('of a view, something else can be shown', () => {
  assert.equal(showing('/lists/a?show=active', 'completed'), '/lists/a?show=completed');
  assert.equal(showing('/lists/a?show=active', 'all'), '/lists/a');
  assert.deepEqual(['/today', '/lists/a?show=active'].map(shownBy), ['all', 'active']);
});

test('a page shows its view, and where it says no list, one that the server chose', () => {
  assert.ok(isShownAt('/lists/a', '/lists/a'));
  assert.ok(isShownAt('/lists?show=active', '/lists/a?show=active'));
  assert.ok(!isShownAt('/lists/b', '/lists/a'));
  assert.ok(!isShownAt('/lists/a', '/lists/a?show=active'));
  assert.ok(!isShownAt('/account', '/lists/a'));
  assert.ok(isShownAt('/?show=active', '/'));
});

test('a search has the address that Python gives it, whatever is looked for', () => {
  const at = address => viewAt(new URL(address, 'https://todo.example'));
  assert.equal(searchFor("it's (a) *test*!", 'active'), '/search?q=it%27s%20%28a%29%20%2Atest%2A%21&show=active');
  assert.equal(at('/search?q=rye+bread&show=active'), '/search?q=rye%20bread&show=active');
  assert.equal(at('/search'), '/search?q=');
  assert.equal(showing('/search?q=a%26b&show=active', 'all'), '/search?q=a%26b');
  assert.ok(isShownAt('/search?q=a', '/search?q=a'));
  assert.ok(!isShownAt('/search?q=a', '/search?q=ab'));
});

test('a list is named in a search by its title, in quotes where that has blanks', () => {
  assert.deepEqual(['Food', 'My "new" list', 'a,'].map(tokenOf), ['#Food', '#"My new list"', '#"a,"']);
});
