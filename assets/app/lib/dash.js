// Dash's own functions in the browser, as far as the modules use them.

/**
 * Have Dash give a component other properties.
 * @param {string | object} id
 * @param {object} props
 */
export const setProps = (id, props) => globalThis.dash_clientside.set_props(id, props);

/** What a callback returns that puts nothing out. */
export const noUpdate = () => globalThis.dash_clientside.no_update;
