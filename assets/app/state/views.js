// Addresses of views, as the server writes them (domain/views.py).
import {pathOf} from '../lib/base.js';

// As Python does it, which escapes more signs.
const encoded = text =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Return the address that shows all, active or completed tasks of a view. @param {string} view @param {string} show */
export const showing = (view, show) => {
  const [path, asked] = view.split('?'), query = new URLSearchParams(asked).get('q');
  const given = [...(query === null ? [] : [`q=${encoded(query)}`]), ...(show === 'all' ? [] : [`show=${show}`])].join('&');
  return given ? `${path}?${given}` : path;
};

/** Return the view of a search. @param {string} text @param {string} [show] */
export const searchFor = (text, show = 'all') => showing(`/search?q=${encoded(text)}`, show);

/** Return the token that names a list (domain/query.py). @param {string} title */
export const tokenOf = title => {
  const name = title.replaceAll('"', '');
  return /\s|[,;]$/.test(name) ? `#"${name}"` : `#${name}`;
};

/** Does it name no list, so that it shows the one that was shown last? @param {string} view */
export const isOfLists = view => view.split('?')[0] === '/lists';

/** Is this the view of a search that is being typed? @param {string} view */
export const isSearch = view => view.startsWith('/search?');

/** Return which part of a view is shown: all, active, completed or hidden. @param {string} view */
export const shownBy = view => new URLSearchParams(view.split('?')[1]).get('show') ?? 'all';

// The kinds of views beside which the panel of a task has an address of its own, and how many names their paths have.
const WITH_PANEL = {lists: 2, tags: 2, today: 1, upcoming: 1};

/**
 * Return the path of the view beside which a path shows the panel of a task; empty if it shows none.
 * @param {string} path
 */
export const besidePanel = path => {
  const names = path.split('/').slice(1), own = WITH_PANEL[names[0]] ?? names.length;
  return names.length > own && names[own] ? `/${names.slice(0, own).join('/')}` : '';
};

/**
 * Return the address of the panel of a task: beside a view or, if that has none, beside its list.
 * @param {string} view @param {string} list @param {string} task
 */
export const panelOf = (view, list, task) => {
  const beside = `${view.split('?')[0]}/${task}`;
  return showing(besidePanel(beside) ? beside : `/lists/${list}/${task}`, shownBy(view));
};

const ALWAYS_ALL = ['/today', '/upcoming'];     // views that have no parts to choose

/**
 * Return the view that a page or a link shows. The panel of a task is beside a view.
 * @param {{pathname: string, search: string}} place
 */
export const viewAt = ({pathname, search}) => {
  const show = new URLSearchParams(search).get('show'), whole = pathOf(pathname), path = besidePanel(whole) || whole;
  const shown = ['active', 'completed', 'hidden'].includes(show) && !ALWAYS_ALL.includes(path) ? show : 'all';
  return path === '/search' ? searchFor(new URLSearchParams(search).get('q') ?? '', shown) : showing(path, shown);
};

/**
 * Does a page show a view? If its address has no key, as /lists, the server chooses.
 * @param {string} page @param {string} view
 */
export const isShownAt = (page, view) => {
  const [path, show] = page.split('?'), [viewPath, viewShow] = view.split('?');
  return viewPath === '/' ? path === '/' : show === viewShow && (viewPath === path || viewPath.startsWith(`${path}/`));
};
