// What is on the page, and Dash's boxes, as if a person were at them. What an element is, the page knows, so types are any.

/** @param {string} id @returns {any} */
export const byId = id => document.getElementById(id);

/** @param {string} selector @returns {any} */
export const query = selector => document.querySelector(selector);

/** @param {string} selector @returns {any[]} */
export const all = selector => [...document.querySelectorAll(selector)];

/** Which element has the focus. @returns {any} */
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

/** Do something of which nobody who listens is told: no person does it. @param {() => void} act */
export const quietly = act => {
  quiet = true;
  try {
    act();
  } finally {
    quiet = false;
  }
};

const filled = new WeakMap();   // elements, and the HTML that they have
/**
 * Put in what the server has rendered, and made harmless, within an element: Dash has no component for HTML.
 * @param {string} selector of that element
 */
export const fillHtml = selector => {
  for (const one of all(`${selector} [data-html]`)) {
    const {html} = one.dataset;
    if (filled.get(one) !== html) one.innerHTML = html;
    filled.set(one, html);
  }
};

// Put text into a box as if it were typed: a property that was so before would not change what React keeps.
export const type = (box, text) => {
  if (box.value === text) return;
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(box, text);
  box.dispatchEvent(new Event('input', {bubbles: true}));
};

// Does a click on a link ask for another tab, or a menu?
export const goesElsewhere = event => event.ctrlKey || event.metaKey || event.shiftKey || event.button;
