// On the page of a view on paper (web/print_page.py), before anything of it is shown: asks the browser to print it, when it
// opens and when asked to, but not when it opens again with or without notes.
const base = new URL(document.currentScript.src).pathname.replace('/assets/print-page.js', ''), NAME = `todo${base}`;
const root = document.documentElement, at = new URL(location.href);

// Has this person signed out, while no server answered? Then this page does so (app/lib/leaving.js).
const leaves = () => {
  try {
    const key = `${NAME}-leaves`, text = localStorage.getItem(key), own = Number(root.dataset.account);
    if (text === null) return false;
    const said = accountIn(text), word = said === undefined ? JSON.stringify({account: own, remove: false}) : text;
    if (said !== undefined && said !== own) return false;
    localStorage.setItem(key, word);
    sessionStorage.setItem(`${NAME}-signed-out`, word);
    return true;
  } catch {
    return false;                 // what a browser keeps cannot be read
  }
};
const accountIn = text => {
  try {
    const {account} = JSON.parse(text);
    return typeof account === 'number' ? account : undefined;
  } catch {
    return undefined;             // damaged: it counts for whoever is here
  }
};

if (leaves()) {
  root.hidden = true;
  location.replace(`${base}/signed-out`);
} else {
  if (!at.searchParams.has('notes')) addEventListener('load', () => print());
  addEventListener('DOMContentLoaded', () => {
    document.querySelector('button').addEventListener('click', () => print());
    document.querySelector('input').addEventListener('change', ({target}) => {
      at.searchParams.set('notes', target.checked ? 'yes' : 'no');
      location.replace(at);
    });
  });
}
