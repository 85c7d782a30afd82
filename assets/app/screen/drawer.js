// The sidebar on a phone, a drawer which the button "Lists" opens. What is behind it takes no focus meanwhile.
import {setProps} from '../lib/dash.js';
import {byId, goesElsewhere, query} from '../lib/elements.js';

const PHONE = matchMedia('(max-width: 48em)');
const isExpanded = () => byId('menu')?.getAttribute('aria-expanded') === 'true';
const isOpen = () => PHONE.matches && isExpanded();

const cover = opened => {
  byId('menu').setAttribute('aria-expanded', String(opened));
  query('main').inert = opened && PHONE.matches;
};

/** Dash has opened or closed it. @param {boolean} opened @param {any} navbar what Dash has of it */
export const toggle = (opened, navbar) => {
  cover(opened);
  return {...navbar, collapsed: {...navbar.collapsed, mobile: !opened}};
};

const close = () => {
  cover(false);                   // at once, since a view that is chosen there takes the focus
  byId('menu').focus();
  setProps('menu', {opened: false});
};

// Before the links do what they do.
addEventListener('click', event => {
  const {target} = /** @type {any} */ (event);
  if (isOpen() && target.closest?.('.mantine-AppShell-navbar a') && !goesElsewhere(event)) close();
}, true);
addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !isOpen() || query('dialog[open]')) return;
  event.stopPropagation();
  close();
}, true);
PHONE.addEventListener('change', () => { if (isExpanded()) cover(true); });     // also from wide to narrow
