// Addresses of views, as the server writes them (domain/views.py).
import {pathOf} from '../lib/base.js';

/** Return the address that shows all, active or completed tasks of a view. @param {string} view @param {string} show */
export const showing = (view, show) => view.split('?')[0] + (show === 'all' ? '' : `?show=${show}`);

/** Return what of a view is shown: all, active or completed. @param {string} view */
export const shownBy = view => new URLSearchParams(view.split('?')[1]).get('show') ?? 'all';

/** Return the view that a page or a link stands for. @param {{pathname: string, search: string}} place */
export const viewAt = ({pathname, search}) => {
  const show = new URLSearchParams(search).get('show');
  return showing(pathOf(pathname), ['active', 'completed'].includes(show) ? show : 'all');
};

/** Does a page show a view? Where it says no key, as /lists, the server chooses. @param {string} page @param {string} view */
export const isShownAt = (page, view) => {
  const [path, show] = page.split('?'), [viewPath, viewShow] = view.split('?');
  return viewPath === '/' ? path === '/' : show === viewShow && (viewPath === path || viewPath.startsWith(`${path}/`));
};
