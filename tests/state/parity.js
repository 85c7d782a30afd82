// Answers Python line by line, so that it can compare: {"clean": text}, or {"view", "intents"} for what a replay makes.
import {createInterface} from 'node:readline';
import {clean} from '../../assets/app/lib/text.js';
import {replay} from '../../assets/app/state/replay.js';

for await (const line of createInterface({input: process.stdin})) {
  const asked = JSON.parse(line);
  console.log(JSON.stringify('clean' in asked ? clean(asked.clean) : replay(asked.view, asked.intents)));
}
