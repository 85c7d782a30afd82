// Dash's own functions in the browser, as far as the modules use them.

/**
 * Have Dash give a component other properties.
 * @param {string | object} id
 * @param {object} props
 */
export const setProps = (id, props) => globalThis.dash_clientside.set_props(id, props);

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
