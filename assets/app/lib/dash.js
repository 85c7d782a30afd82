// Dash's own functions in the browser, as far as the modules use them, and how it starts: after the page has been painted.

let isThere = false;            // can Dash be given anything?
const waiting = new Map();      // what it is to be given: component and property -> [id, property, value]

/**
 * Have Dash give a component other properties. Before it is there they wait, the last value of each.
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
  }
};

/** Is Dash there, so that what it is given shows at once? */
export const isDashHere = () => isThere;

/** Dash is there: give it what has waited. */
export const dashIsHere = () => {
  isThere = true;
  for (const [id, name, value] of waiting.values()) setProps(id, {[name]: value});
  waiting.clear();
};

/**
 * Load Dash, whose scripts are on their way already (web/ahead.py), one after the other, and have it begin.
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

/** The id of what the person used, within a callback of several. @returns {any} */
export const triggered = () => globalThis.dash_clientside.callback_context.triggered_id;

/**
 * Do something once what the person sees is painted: whatever Dash is given costs it milliseconds. A page that nobody sees
 * is not painted.
 * @param {() => void} act
 */
export const afterPaint = act => {
  if (document.hidden) act();
  else requestAnimationFrame(() => setTimeout(act));
};

/** What a callback returns that puts nothing out. */
export const noUpdate = () => globalThis.dash_clientside.no_update;
