// Going to another page of the app, as a click on a link does.
import {addressOf} from '../lib/base.js';
import {setProps} from '../lib/dash.js';

/** Go to a page. @param {string} address such as /search?q=milk */
export const go = address => {
  const [pathname, asked] = address.split('?');
  setProps('go', {pathname: addressOf(pathname), search: asked ? `?${asked}` : ''});
};
