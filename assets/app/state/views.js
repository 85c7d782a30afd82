// Addresses of views, as the server writes them (domain/views.py).
import {pathOf} from '../lib/base.js';

// As Python writes it, which leaves fewer signs as they are.
const encoded = text => encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Return the address that shows all, active or completed tasks of a view. @param {string} view @param {string} show */
export const showing = (view, show) => {
  const [path, asked] = view.split('?'), query = new URLSearchParams(asked).get('q');
  const given = [...(query === null ? [] : [`q=${encoded(query)}`]), ...(show === 'all' ? [] : [`show=${show}`])].join('&');
  return given ? `${path}?${given}` : path;
};

/** Return the view of what is looked for. @param {string} text @param {string} [show] */
export const searchFor = (text, show = 'all') => showing(`/search?q=${encoded(text)}`, show);

/** Return the token that names a list (domain/query.py). @param {string} title */
export const tokenOf = title => {
  const name = title.replaceAll('"', '');
  return /\s|[,;]$/.test(name) ? `#"${name}"` : `#${name}`;
};

/** Is this the view of what somebody looks for right now? @param {string} view */
export const isSearch = view => view.startsWith('/search?');

/** Return what of a view is shown: all, active, completed or hidden. @param {string} view */
export const shownBy = view => new URLSearchParams(view.split('?')[1]).get('show') ?? 'all';

/**
 * Return the address of the panel of a task, beside a view of its list.
 * @param {string} view @param {string} list @param {string} task
 */
export const panelOf = (view, list, task) => showing(`/lists/${list}/${task}`, shownBy(view));

/**
 * Return the view that a page or a link stands for; the panel of a task stands beside its list.
 * @param {{pathname: string, search: string}} place
 */
export const viewAt = ({pathname, search}) => {
  const show = new URLSearchParams(search).get('show');
  const path = pathOf(pathname).replace(/^(\/lists\/[^/]+)\/[^/]+$/, '$1');
  const shown = ['active', 'completed', 'hidden'].includes(show) ? show : 'all';
  return path === '/search' ? searchFor(new URLSearchParams(search).get('q') ?? '', shown) : showing(path, shown);
};

/**
 * Does a page show a view? Where it says no key, as /lists, the server chooses.
 * @param {string} page @param {string} view
 */
export const isShownAt = (page, view) => {
  const [path, show] = page.split('?'), [viewPath, viewShow] = view.split('?');
  return viewPath === '/' ? path === '/' : show === viewShow && (viewPath === path || viewPath.startsWith(`${path}/`));
};
