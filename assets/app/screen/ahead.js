// The page as the server drew it (web/ahead.py), before Dash has started. Dash draws the same page once more beside it, and
// then takes over: what was done to an element here is done to its twin there, rows and cards move over, and the box in
// which somebody types keeps its text, caret and focus.
import {active, all, byId, quietly, type} from '../lib/elements.js';

const page = () => byId('ahead');
const shellIn = root => root.querySelector('#shell');
const children = new Map();     // element -> its children as the server sent them
const touched = new Map();      // element -> the names of its attributes that have changed; 'children' for its content
let clicks = [];                // buttons that were clicked, which only Dash handles
let entry = null;               // where Dash draws
let icons = 0, observer = null, pressed = false, composing = false;
const sheets = new Map();       // styles that Mantine's scripts have brought, which do not apply yet -> their own media

/** Note what is there, and every change from now on. Returns whether there is anything. */
export const watch = () => {
  if (!page()) return false;
  icons = page().querySelectorAll('svg').length - page().querySelectorAll('.of-schemes, [data-drawn] li svg').length;
  for (const element of page().children) remember(element);
  observer = new MutationObserver(notes => notes.forEach(note));
  observer.observe(page(), {attributes: true, childList: true, subtree: true});
  page().addEventListener('click', ({target}) => clicks.push(target.closest('button')));
  for (const event of ['pointerdown', 'pointerup', 'pointercancel']) {
    addEventListener(event, () => { pressed = event === 'pointerdown'; }, true);
  }
  for (const event of ['compositionstart', 'compositionend']) {
    addEventListener(event, () => { composing = event === 'compositionstart'; }, true);
  }
  return true;
};

const remember = element => {
  const names = element.dataset.drawn?.split(' ');
  if (names) touched.set(element, new Set(names));      // Dash does not draw what the server has put there (web/filled.py)
  delete element.dataset.drawn;
  const inside = names?.includes('children') ? [] : [...element.children];
  children.set(element, inside);
  inside.forEach(remember);
};

const note = ({target, type: kind, attributeName}) => {
  if (!children.has(target)) return;            // inside what was put here, which moves over as a whole
  const names = touched.get(target) ?? touched.set(target, new Set()).get(target);
  names.add(kind === 'attributes' ? attributeName : 'children');
};

/**
 * Mantine's scripts are about to come. Their styles only apply once Dash takes over: each time that some do, the browser
 * looks at all elements again.
 */
export const holdStyles = () => {
  const held = ({addedNodes}) => [...addedNodes].filter(one => one instanceof HTMLStyleElement).forEach(hold);
  holding = new MutationObserver(notes => notes.forEach(held));
  holding.observe(document.head, {childList: true});
};
const hold = sheet => {
  sheets.set(sheet, sheet.getAttribute('media'));
  sheet.media = 'not all';
};
let holding = null;

/** Dash knows where to draw. Until it has done so, that place is not shown. */
export const setAside = () => {
  entry = byId('react-entry-point');
  entry.remove();
};

/** Has Dash drawn the same, and is the person doing nothing that a change would disturb? */
export const isReady = () => {
  const shell = shellIn(entry), content = byId('_pages_content');
  if (!shell || (content?.firstElementChild && !shell.querySelector('#_pages_content > *'))) return false;
  return shell.querySelectorAll('svg').length >= icons && !pressed && !composing
    && !document.querySelector('dialog[open], [popover=auto]:popover-open');      // some stand beside the page
};

/** Replace this page by Dash's, in one go. Returns a function from an element to its twin. */
export const takeOver = () => {
  notes();
  const twins = new Map(), {scrollX: x, scrollY: y} = globalThis;
  const held = active(), caret = caretIn(held), marked = selected();
  pair(shellIn(page()), shellIn(entry), twins);
  // Read while nothing has changed: later, the browser would have to lay out both pages.
  const scrolled = [...twins].map(([element, twin]) => [twin, element.scrollTop]).filter(([, top]) => top);
  quietly(() => {
    changeStyles();
    page().after(entry);
    for (const [element, twin] of twins) follow(element, twin, twins);
    page().remove();
    for (const [twin, top] of scrolled) twin.scrollTop = top;
    const box = twins.get(held) ?? held;
    if (box !== active() && box.isConnected && box !== document.body) box.focus({preventScroll: true});
    if (caret && box.selectionStart !== undefined) box.setSelectionRange(...caret);
    select(marked, twins);
    scrollTo(x, y);
  });
  staysStill();
  children.clear();
  touched.clear();
  clicks = clicks.map(button => twins.get(button));
  return element => twins.get(element) ?? element;
};

/** Tell Dash which of its buttons were clicked before it had started. */
export const passOnClicks = () => quietly(() => { for (const button of clicks) button?.click(); });

// Before the page is replaced, so that the browser looks at all of it only once.
const changeStyles = () => {
  holding.disconnect();
  for (const sheet of all('link.drawn')) sheet.disabled = true;
  for (const [sheet, media] of sheets) {
    if (media === null) sheet.removeAttribute('media');
    else sheet.media = media;           // also of what a browser's extension put there meanwhile
  }
};

/** Give what is new in the page its final looks at once, before each of the next paints, and not bit by bit. */
export const staysStill = (paints = 2) => requestAnimationFrame(() => {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  if (paints > 1) staysStill(paints - 1);
});

const notes = () => {
  observer.takeRecords().forEach(note);
  observer.disconnect();
};

const pair = (element, twin, twins) => {
  twins.set(element, twin);
  children.get(element).forEach((child, place) => {
    const other = twin.children[place];
    if (other?.tagName === child.tagName) pair(child, other, twins);
  });
};

const follow = (element, twin, twins) => {
  for (const name of touched.get(element) ?? []) {
    if (name === 'children') fill(element, twin, twins);
    else if (element.hasAttribute(name)) twin.setAttribute(name, element.getAttribute(name));
    else twin.removeAttribute(name);
  }
  if (element.matches('input[type=checkbox], input[type=radio]')) {
    if (element.checked !== twin.checked) twin.click();
  } else if (element.matches('input:not([type=file]), textarea') && element.value !== twin.value) type(twin, element.value);
};

// Put into the twin what an element has now: the twins of what is still there, and everything that was added.
const fill = (element, twin, twins) => {
  if (!element.firstElementChild && !twin.firstElementChild) {
    if (twin.textContent !== element.textContent) twin.textContent = element.textContent;
    return;
  }
  const wanted = [...element.childNodes].map(child => twins.get(child) ?? child);
  for (const child of [...twin.childNodes]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, place) => {
    const before = twin.childNodes[place] ?? null;
    if (child === before) return;
    if (twin.moveBefore && child.isConnected) twin.moveBefore(child, before);   // which keeps focus, caret and selection
    else twin.insertBefore(child, before);
  });
};

/** @returns {any} */
const caretIn = box => (typeof box.selectionStart === 'number'
  ? [box.selectionStart, box.selectionEnd, box.selectionDirection] : null);

// The selection in the text of the page, as places within elements.
const selected = () => {
  const {anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed} = document.getSelection();
  if (isCollapsed || !page().contains(anchorNode) || !page().contains(focusNode)) return null;
  const place = (/** @type {any} */ node, offset) =>
    ({node, offset, around: node.parentElement, place: [...node.parentElement.childNodes].indexOf(node)});
  return [place(anchorNode, anchorOffset), place(focusNode, focusOffset)];
};
const select = (marked, twins) => {
  if (!marked) return;
  const [from, to] = marked.map(({node, offset, around, place}) =>
    ({node: twins.get(node) ?? twins.get(around)?.childNodes[place] ?? node, offset}));
  if (!from.node.isConnected || !to.node.isConnected) return;
  document.getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
};
