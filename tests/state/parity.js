// Answers Python line by line, so that it can compare: {"clean": text}, {"notes": text} for their boxes,
// {"day": [ms, zone, begins]}, or {"view", "intents"} for what a replay makes.
import {createInterface} from 'node:readline';
import {clean} from '../../assets/app/lib/text.js';
import {dayAt} from '../../assets/app/state/days.js';
import {boxes} from '../../assets/app/state/notes.js';
import {replay} from '../../assets/app/state/replay.js';

const answer = asked => {
  if ('clean' in asked) return clean(asked.clean);
  if ('day' in asked) return dayAt(...asked.day);
  return 'notes' in asked ? boxes(asked.notes) : replay(asked.view, asked.intents);
};

for await (const line of createInterface({input: process.stdin})) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify(answer(asked)));
}
