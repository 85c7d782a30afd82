// Dash's own functions in the browser, as far as modules use them, and its start, which is after the page has been painted.
import {byId} from './elements.js';

/** Dash's own component that has the address of the page: given another one, Dash goes there. */
export const PLACE = '_pages_location';

let isThere = false;            // can Dash take properties yet?
let started = () => {};
const waiting = new Map();      // what waits to be given to it: component and property -> [id, property, value]

/**
 * Have Dash give a component other properties. Until Dash has started they wait, with the last value of each; words show at
 * once, as an open dialog keeps Dash waiting.
 * @param {string | object} id
 * @param {object} props
 */
export const setProps = (id, props) => {
  if (isThere) {
    globalThis.dash_clientside.set_props(id, props);
    return;
  }
  for (const [name, value] of Object.entries(props)) {
    const key = JSON.stringify([id, name]);
    waiting.delete(key);
    waiting.set(key, [id, name, value]);
    const shown = name === 'children' && typeof value === 'string' && byId(String(id));
    if (shown && !shown.firstElementChild) shown.textContent = value;
  }
};

let asked = 0, heard = 0;       // how often the person has used one of its components, and how much of that it has done
const inTurn = /** @type {[number, () => void][]} */ ([]);
const isUsed = (/** @type {any} */ {target}) => { if (!target.closest?.('#tasks')) asked += 1; };
for (const sign of ['click', 'change']) addEventListener(sign, isUsed, true);

/**
 * Do something once Dash has done what the person has asked of its components before: it hears of a click only after some
 * turns, in which a key may be pressed. Those in rows are none of them.
 * @param {() => void} act
 */
export const afterDash = act => {
  if (!isThere || asked === heard) {
    act();
    return;
  }
  inTurn.push([asked, act]);
  setProps('turn', {data: asked});
};
/** Does anything wait for that? */
export const isAwaited = () => inTurn.length > 0;
/** Dash has done what was asked of it so far. @param {number} done */
export const itsTurn = done => {
  heard = done;
  while (inTurn.length && inTurn[0][0] <= done) inTurn.shift()?.[1]();
};

/** Return a Patch of Dash, once it has started: it changes parts of a property. */
export const newPatch = () => new globalThis.dash_clientside.Patch();

/** Has Dash started, so that it shows at once what it is given? */
export const isDashHere = () => isThere;

/** Resolved when Dash has started. @type {Promise<void>} */
export const start = new Promise(done => { started = done; });

/** Dash has started: give it what has waited. */
export const dashIsHere = () => {
  isThere = true;
  started();
  for (const [id, name, value] of waiting.values()) setProps(id, {[name]: value});
  waiting.clear();
};

/**
 * Load Dash's scripts, all at once, run them one after the other, and start it.
 * @param {() => void} begun is called when it knows where to draw @param {() => void} lost when a script does not come
 */
export const loadDash = (begun, lost) => {
  const scripts = JSON.parse(document.getElementById('dash-scripts')?.textContent ?? '[]');
  for (const address of scripts) {
    const script = Object.assign(document.createElement('script'), {src: address, async: false});
    script.addEventListener('error', lost);
    if (address === scripts.at(-1)) {
      script.addEventListener('load', () => {
        dispatchEvent(new Event('dash-is-loaded'));
        begun();
      });
    }
    document.body.append(script);
  }
};

/** The id of the component that the person used, in a callback of several. @returns {any} */
export const triggered = () => globalThis.dash_clientside.callback_context.triggered_id;

/**
 * Do something after the next paint, since giving anything to Dash takes milliseconds. A page that nobody sees is not
 * painted, so then it is done at once.
 * @param {() => void} act
 */
export const afterPaint = act => {
  if (document.hidden) act();
  else requestAnimationFrame(() => setTimeout(act));
};

const SEEN_WITHIN = 100;        // ms after the paint in which a browser puts it on the screen, or does not say when

/**
 * Do something when the page is on the screen: the browser still works on its pixels after the paint, on all cores.
 * @param {() => void} act
 */
export const whenSeen = act => {
  let once = () => {
    once = () => {};
    paints.disconnect();
    act();
  };
  const paints = new PerformanceObserver(() => once());
  paints.observe({type: 'paint', buffered: true});
  afterPaint(() => setTimeout(() => once(), SEEN_WITHIN));
};

/** Do something right before the next paint; at once on a page that nobody sees. @param {() => void} act */
export const beforePaint = act => {
  if (document.hidden) act();
  else requestAnimationFrame(act);
};

/** What a callback returns to change nothing. */
export const noUpdate = () => globalThis.dash_clientside.no_update;
