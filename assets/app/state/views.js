// Addresses of views, as the server writes them (domain/views.py).
import {pathOf} from '../lib/base.js';

/** Return the address that shows all, active or completed tasks of a view. @param {string} view @param {string} show */
export const showing = (view, show) => view.split('?')[0] + (show === 'all' ? '' : `?show=${show}`);

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
  return showing(path, ['active', 'completed', 'hidden'].includes(show) ? show : 'all');
};

/**
 * Does a page show a view? Where it says no key, as /lists, the server chooses.
 * @param {string} page @param {string} view
 */
export const isShownAt = (page, view) => {
  const [path, show] = page.split('?'), [viewPath, viewShow] = view.split('?');
  return viewPath === '/' ? path === '/' : show === viewShow && (viewPath === path || viewPath.startsWith(`${path}/`));
};
