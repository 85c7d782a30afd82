// How a page opens: what the server drew works at once, with what the page brings. Then Dash is loaded, and takes over as
// soon as it has drawn the same.
import {fileOf} from '../lib/base.js';
import {begin} from '../lib/begin.js';
import {dashIsHere, loadDash, whenSeen} from '../lib/dash.js';
import {given, holdCallbacks, storesIn} from '../lib/given.js';
import {late} from '../lib/late.js';
import * as ahead from '../screen/ahead.js';
import * as panel from '../screen/panel.js';
import {isFrame, makeRoom, showView} from './away.js';
import {followBox} from './quick-add.js';
import {followTyped} from './typed.js';
import {arrived} from './view.js';

const SOON = 50;                // ms after which to check again whether Dash can take over
let isOpening = false;

/**
 * Show what the page brings, by the functions that Dash will call for the same later. They are found by the id of the store
 * that they take.
 * @param {Record<string, (data: any) => void>} takes
 */
export const open = takes => {
  makeRoom();
  isOpening = ahead.watch();
  if (isOpening) {
    begin();
    takeFrom(given, takes);
    if (isFrame) showView();
    late.then(told => { if (told && isOpening) takeFrom(told, takes); });
    arrived(location.pathname);
    ahead.staysStill();
  }
  whenSeen(() => {
    holdCallbacks(fetch(fileOf('callbacks.json')));
    if (isOpening) ahead.holdStyles();
    loadDash(isOpening ? ahead.setAside : () => {}, lost);
  });
};

/** @param {import('../lib/given.js').Given} told @param {Record<string, (data: any) => void>} takes */
const takeFrom = ({layout, page}, takes) => {
  const stores = storesIn([layout, page?.response._pages_content?.children]);
  for (const [id, take] of Object.entries(takes)) if (stores.has(id)) take(stores.get(id));
};

/** Dash has drawn its page. It takes over when nothing stands in its way. */
export const dashHasBegun = () => {
  if (!isOpening) isHere();
  else if (ahead.isReady()) {
    isOpening = false;
    const twinOf = ahead.takeOver();
    followTyped(twinOf);
    followBox(twinOf);
    isHere();
    ahead.passOnClicks();
  } else setTimeout(dashHasBegun, SOON);
};

const isHere = () => {
  dashIsHere();
  panel.watch();
};

const lost = () => dispatchEvent(new Event('dash-is-lost'));
