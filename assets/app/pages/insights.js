// Insights: what is done about a task that is still open. Only this page loads it. callbacks/insights.py then shows the rows
// again.
import {noUpdate} from '../lib/dash.js';
import {fillHtml, listen} from '../lib/elements.js';
import {undoable} from '../does/actions.js';
import * as panel from '../screen/panel.js';
import {leave} from '../screen/redrawn.js';
import {today} from '../state/calendar.js';
import {later, sayDay} from '../state/days.js';

// The page has come, or a table: fill in its cells.
export const fill = () => {
  setTimeout(() => fillHtml('.insights'));
  return noUpdate();
};

const setDay = (field, days, said) => (task, title) => {
  const day = later(today(), days);
  undoable({verb: 'set_task', tasks: [task], value: {[field]: day}}, `${title} ${said} ${sayDay(day, today())}`,
    `${title} is as it was`);
};

// The actions, by the `part` of a button's id.
const does = {
  'give-deadline': setDay('deadline', 7, 'is due'),
  'hide-month': setDay('hidden_until', 30, 'is hidden until'),
  drop: (task, title) => undoable({verb: 'delete_task', tasks: [task]}, `Deleted ${title}`, `Brought back ${title}`),
};
listen('click', ({target}) => {
  const button = target.closest?.('#standing li button'), line = button?.closest('li');
  if (!button) return;
  const {part, row} = JSON.parse(button.id);
  does[part](row, line.dataset.title);
  leave(line);
  line.inert = true;
});

// To split a task means to open its panel, where subtasks are added.
listen('click', ({target}) => {
  const link = target.closest?.('#standing .split');
  if (link) panel.goTo(link.pathname.split('/').at(-1), 'add-subtask');
}, true);
