// The groups in which a list shows its open tasks, by a field, as in domain/groups.py. Each has a title, also its key, and
// a bound below which its values are; the last one has none.
import {later} from './days.js';

/** @type {[string, string?][]} */
const PRIORITIES = [['p1', '2'], ['p2', '3'], ['p3', '4'], ['No priority']];

/**
 * Return the groups by a field, in their order.
 * @param {string} field @param {string} today @returns {[string, string?][]}
 */
export const groupsBy = (field, today) => (field === 'priority' ? PRIORITIES : [
  [field === 'deadline' ? 'Overdue' : 'Earlier', today], ['Today', later(today, 1)], ['Tomorrow', later(today, 2)],
  ['Next 7 days', later(today, 8)], ['Later', '9999-99-99'], [`No ${field}`],
]);

/** Return the key of the group of a task. @param {Record<string, any>} task @param {string} field @param {string} today */
export const groupOf = (task, field, today) => {
  const value = task[field];
  return groupsBy(field, today).find(([, before]) => (value ? value < before : !before))[0];
};

/** On which fields, apart from their order, does the place of tasks depend? @param {Record<string, any>} [facts] */
export const arrangedBy = ({sort, grouping} = {}) =>
  [sort, grouping, [sort, grouping].includes('date') && 'time'].filter(Boolean);
