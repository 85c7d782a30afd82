// Mounts the panel of a task: Python has drawn it once, of no task (components/tasks/task_panel.py), and this gives it one.
import {addressOf} from '../lib/base.js';
import {noUpdate, setProps} from '../lib/dash.js';
import {byId, query} from '../lib/elements.js';
import {calendar} from '../state/calendar.js';
import {sayTime} from '../state/days.js';
import {allTags, shownIn} from '../state/tags.js';

/** @typedef {Record<string, string | null>} Fields */
/** @typedef {{id: string, fields: Fields, beside: string}} Mounted `beside` is the address that closes it */

const LOOK_AGAIN = 8;           // ms
const FIRST_DAY = {sunday: 0, monday: 1, saturday: 6};
let layout = null;
/** @type {Mounted | null} */
let mounted = null;

/** The server has sent the panel of no task. @param {any} sent */
export const take = sent => {
  layout = sent;
  if (mounted) mount(mounted);          // its page came first
  return noUpdate();
};

/** The task whose panel is mounted, with what its controls were given; null if none is. */
export const now = () => mounted;

/** Mount the panel of a task. It shows when `panel.draw` has been given all of the task. @param {Mounted} given */
export const mount = given => {
  byId('panel')?.removeAttribute('data-drawn');
  mounted = given;
  if (layout) setProps('panel-place', {children: filled(layout)});
};

/** Do something when what is mounted now is on the page: Dash draws it in a task of its own. @param {() => void} does */
export const whenThere = does => {
  const given = mounted, isThere = () => query('.panel-title textarea')?.id.includes(`"${given.id}"`);
  const look = () => {
    if (mounted !== given) return;
    if (isThere()) does();
    else setTimeout(look, LOOK_AGAIN);
  };
  look();
};

export const unmount = () => {
  if (!mounted) return;
  mounted = null;
  setProps('panel-place', {children: null});
};

/** What the control of a field says: a time, by the person's clock. @param {string} field @param {Fields} fields */
export const saying = (field, fields) => {
  const value = fields[field] ?? '';
  return field === 'time' && value ? sayTime(value, calendar().clock) : value;
};

/** What the control of the tags says: the titles of those that a task has, and of all that there are. @param {string | null} tags */
export const sayingTags = tags => {
  const titles = ids => ids.map(id => allTags()[id].title);
  return {value: titles(shownIn(tags)), data: titles(Object.keys(allTags()))};
};

// What the controls get that say something of the task, by their part of it.
const OF_TASK = {
  'task-field': ({field}) => ({value: saying(field, mounted.fields)}),
  'task-tags': () => sayingTags(mounted.fields.tags),
  'panel-close': () => ({'data-href': mounted.beside}),
  'panel-history': () => ({href: addressOf(`/history/${mounted.id}`)}),
};

const filled = node => {
  if (Array.isArray(node)) return node.map(filled);
  if (!node?.props) return node;
  const {id, children} = node.props, of = OF_TASK[id?.part ?? id]?.(id), props = {...node.props, ...of};
  if (id?.part && 'task' in id) props.id = {...id, task: mounted.id};
  if (node.type === 'DateInput') props.firstDayOfWeek = FIRST_DAY[calendar().weekBegins];
  if (children) props.children = filled(children);
  return {...node, props};
};
