// Fills in the panel of a task. Python has drawn it once, without a task (components/tasks/task_panel.py), and the page has
// that. If an answer of the router names a task, its panel takes that place before Dash sees the answer.
import {addressOf} from '../lib/base.js';
import {given} from '../lib/given.js';
import {fillPages} from '../lib/server.js';
import {calendar} from '../state/calendar.js';
import {sayTime} from '../state/days.js';
import {draft} from '../state/drafts.js';
import {allTags, shownIn} from '../state/tags.js';

/** @typedef {Record<string, string | null>} Fields */
/** @typedef {{id: string, fields: Fields, beside: string}} Brought `beside` is the address that closes its panel */

let filledIn = 0;               // how many panels were filled
const brought = new Map();      // the tasks that Dash may still draw, by the numbers of their panels

/** The task of the panel that Dash has drawn. It draws none that came before. @param {string} filling its number */
export const broughtTask = filling => {
  for (const one of brought.keys()) if (one < Number(filling)) brought.delete(one);
  return brought.get(Number(filling));
};

const KEYBOARD = {12: 'text', 24: 'numeric'};
const FIRST_DAY = {sunday: 0, monday: 1, saturday: 6};

/** The value of the control of a field: a time, by the person's clock. @param {string} field @param {Fields} fields */
export const saying = (field, fields) => {
  const value = fields[field] ?? '';
  return field === 'time' && value ? sayTime(value, calendar().clock) : value;
};

/** The properties of the control of the tags: titles of the tags of a task, and of all tags. @param {string | null} tags */
export const sayingTags = tags => {
  const titles = ids => ids.map(id => allTags()[id].title);
  return {value: titles(shownIn(tags)), data: titles(Object.keys(allTags()))};
};

// The texts of components about the task, by their part of it.
const OF_TASK = {
  'task-field': ({field}, {fields}) => ({value: saying(field, fields)}),
  'task-tags': (_, {fields}) => sayingTags(fields.tags),
  'add-subtask': (_, {id}) => ({value: draft(id)}),
  'panel-close': (_, {beside}) => ({'data-href': beside}),
  'panel-history': (_, {id}) => ({href: addressOf(`/history/${id}`)}),
  'panel-task': (_, task) => ({data: task}),
  'repeat-said': (_, {comes}) => ({children: comes}),
  'panel': () => ({'data-filled': String(filledIn)}),
};

const filled = (node, /** @type {Brought} */ task) => {
  if (Array.isArray(node)) return node.map(one => filled(one, task));
  if (!node?.props) return node;
  const {id, children} = node.props, props = {...node.props, ...OF_TASK[id?.part ?? id]?.(id, task)};
  if (id?.part && 'task' in id) props.id = {...id, task: task.id};
  if (id?.field === 'time') props.attributes = {input: {...props.attributes.input, inputMode: KEYBOARD[calendar().clock]}};
  if (node.type === 'DateInput') props.firstDayOfWeek = FIRST_DAY[calendar().weekBegins];
  if (children) props.children = filled(children, task);
  return {...node, props};
};

/** Return what a page has, with the panel of each task that it names. */
const withPanel = node => {
  if (Array.isArray(node)) return node.map(withPanel);
  if (!node?.props) return node;
  const {id, children, data} = node.props;
  if (id?.part === 'page-task') {
    filledIn += 1;
    brought.set(filledIn, data);
    return filled(given.panel, data);
  }
  return children ? {...node, props: {...node.props, children: withPanel(children)}} : node;
};
fillPages(withPanel);
