// Ctrl+K: one box that finds every command, list, smart list, tag and task by name. The browser knows commands and lists, so
// they are found without the server; tasks are searched for in the whole copy.
import {choose, hasWords} from '../screen/chooser.js';
import * as cards from '../screen/cards.js';
import {calendar, today} from '../state/calendar.js';
import {find} from '../state/find.js';
import {sayKey} from '../state/keys.js';
import {smartLists} from '../state/smart-lists.js';
import {allTags} from '../state/tags.js';
import {searchFor} from '../state/views.js';
import * as whole from '../state/whole-copy.js';
import {askRows} from './asking.js';
import {lists} from './choosing.js';
import {commandsAt, does, run} from './commands.js';
import {go} from './go.js';

const TASKS = 8;                // that are shown
const PAUSE = 120;              // ms after which somebody has stopped typing
let used = [];                  // the commands that were used, the latest first
let timer = 0;

const commandChoices = element => commandsAt(element).filter(({name}) => name !== 'palette')
  .map((command, at) => ({command, rank: used.includes(command.name) ? used.indexOf(command.name) - 1_000 : at}))
  .sort((a, b) => a.rank - b.rank)
  .map(({command}) => ({
    words: command.words, key: command.keys.length ? sayKey(command.keys[0]) : '', detail: 'Command',
    does: () => {
      used = [command.name, ...used.filter(name => name !== command.name)];
      run(command, element);
    },
  }));
const listChoice = ({id, title}) => ({words: title, detail: 'List', does: () => go(`/lists/${id}`)});
const tagChoices = () => Object.entries(allTags())
  .map(([id, {title}]) => ({words: title, detail: 'Tag', does: () => go(`/tags/${id}`)}));
const smartChoices = () => Object.entries(smartLists.all())
  .map(([id, {title}]) => ({words: title, detail: 'Smart list', does: () => go(`/smart/${id}`)}));
/** @returns {import('../screen/chooser.js').Choice} */
const taskChoice = (/** @type {any} */ {id, title, list, in_list: where = cards.titleOf(list)}) =>
  ({words: title, detail: where ? `Task in ${where}` : 'Task', does: () => go(`/lists/${list}/${id}`)});

/** Find tasks in the whole copy, if there is one, with what waits done to it. @param {string} text */
const tasksIn = async text => {
  const {all} = await whole.asDone() ?? {}, {zone, dayBegins} = calendar();
  const parts = all ? find(all, text, {today: today(), zone, dayBegins}) : [];
  return parts.flatMap(({ids}) => ids).slice(0, TASKS)
    .map(id => ({id, ...all.tasks[id], in_list: all.lists[all.tasks[id].list].title})).map(taskChoice);
};

does('palette', element => {
  const seen = cards.named(), others = lists().then(all => all.slice(seen.length)), commands = commandChoices(element);
  choose({
    title: 'Commands', label: 'Find a command, a list, a tag or a task', none: 'Nothing has these words.', stays: true,
    find: (given, later) => {
      const only = given.startsWith('>'), text = given.replace(/^>\s*/, '');
      const named = some => some.filter(({words}) => hasWords(words, text));
      clearTimeout(timer);
      if (!only) others.then(more => later(named(more.map(listChoice))));
      if (!only && text.trim()) {
        const wanted = {view: searchFor(text), start: 0, count: TASKS};
        const here = () => tasksIn(text).then(later);
        timer = setTimeout(() => askRows(wanted, ({rows}) => later(rows.map(taskChoice)), here), PAUSE);
      }
      return [...named(commands), ...(only ? [] : named([...seen.map(listChoice), ...smartChoices(), ...tagChoices()]))];
    },
  });
});
