// Addresses of views.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isShownAt, showing, shownBy, viewAt} from '../../assets/app/state/views.js';

test('a view has one address, however it was asked for', () => {
  const at = address => viewAt(new URL(address, 'https://todo.example'));
  for (const address of ['/lists/a', '/lists/a?show=all', '/lists/a?show=else', '/lists/a#x']) {
    assert.equal(at(address), '/lists/a');
  }
  assert.equal(at('/lists/a?show=active&other=1'), '/lists/a?show=active');
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
