// Finds elements, and uses Dash's boxes as a person would. Only the page knows what an element is, so types are any.

/** @param {string} id @returns {any} */
export const byId = id => document.getElementById(id);

/** @param {string} selector @returns {any} */
export const query = selector => document.querySelector(selector);

/** @param {string} selector @returns {any[]} */
export const all = selector => [...document.querySelectorAll(selector)];

/** The element with the focus. @returns {any} */
export const active = () => document.activeElement;

/**
 * Listen to an event anywhere on the page.
 * @param {string} event
 * @param {(event: any) => void} handle
 * @param {boolean} [early] before the elements that it is about
 */
export const listen = (event, handle, early = false) =>
  document.addEventListener(event, told => { if (!quiet) handle(told); }, early);
let quiet = false;

/** Do something without telling anybody who listens, since no person does it. @param {() => void} act */
export const quietly = act => {
  quiet = true;
  try {
    act();
  } finally {
    quiet = false;
  }
};

const filled = new WeakMap();   // elements, with the HTML that was put into them
/**
 * Put HTML from the server, which has made it harmless, into an element: Dash has no component for HTML.
 * @param {string} selector of that element
 */
export const fillHtml = selector => {
  for (const one of all(`${selector} [data-html]`)) {
    const {html} = one.dataset;
    if (filled.get(one) !== html) one.innerHTML = html;
    filled.set(one, html);
  }
};

/**
 * Put elements into another one, in order. Only those out of place move, and never the one with the focus, which would
 * lose it.
 * @param {any} parent @param {any[]} wanted
 */
export const fill = (parent, wanted) => {
  const stay = new Set(wanted), held = active();
  for (const child of [...parent.children]) if (!stay.has(child)) child.remove();
  let place = parent.firstElementChild;
  for (const child of wanted) {
    while (child.parentElement === parent && child.contains(held) && place !== child) {
      const [out, next] = [place, place.nextElementSibling];
      child.after(out);
      place = next;
    }
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
  }
};

/**
 * Put elements that were just made into another one. Where one of the same look is there, it stays: it may have the focus.
 * @param {any} parent @param {any[]} made
 */
export const refill = (parent, made) => {
  const there = [...parent.children];
  if (!made.length && !there.length) return;
  fill(parent, made.map(one => {
    const at = there.findIndex(other => other.isEqualNode(one));
    return at < 0 ? one : there.splice(at, 1)[0];
  }));
};

/**
 * Write a text, unless it is there already: even the same one would be laid out again.
 * @param {string} id @param {string} text
 */
export const write = (id, text) => {
  const element = byId(id);
  if (element.textContent !== text) element.textContent = text;
};

/** Set what the style sheet needs to know of an element, as far as it differs. @param {any} element @param {object} facts */
export const mark = ({dataset}, facts) => {
  for (const [name, value] of Object.entries(facts)) if (dataset[name] !== String(value)) dataset[name] = value;
};

/**
 * Set attributes of an element, as far as they differ: the browser looks at styles again even for the same ones.
 * @param {any} element @param {Record<string, string | number>} values
 */
export const setAttributes = (element, values) => {
  for (const [name, value] of Object.entries(values)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
};

// Put text into a box as if it were typed. A property that already had this value would not change what React keeps.
export const type = (box, text) => {
  if (box.value === text) return;
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(box, text);
  box.dispatchEvent(new Event('input', {bubbles: true}));
};

/** Select the text of a box as soon as it is `text`, while that is awaited. */
export const selectWhen = (box, text, isAwaited) => {
  if (box.value === text) box.select();
  else if (isAwaited()) requestAnimationFrame(() => selectWhen(box, text, isAwaited));
};

// Does a click on a link ask for another tab, or a menu?
export const goesElsewhere = event => event.ctrlKey || event.metaKey || event.shiftKey || event.button;
