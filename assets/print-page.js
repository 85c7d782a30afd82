// On the page of a view on paper (web/print_page.py), before anything of it is shown: asks the browser to print it, when it
// opens and when asked to, but not when it opens again with or without notes.
const base = new URL(document.currentScript.src).pathname.replace('/assets/print-page.js', ''), NAME = `todo${base}`;
const root = document.documentElement, at = new URL(location.href);

// Has this person signed out, while no server answered? Then this page does so (app/lib/leaving.js).
const leaves = () => {
  try {
    const word = localStorage.getItem(`${NAME}-leaves`);
    if (JSON.parse(word)?.account !== Number(root.dataset.account)) return false;
    sessionStorage.setItem(`${NAME}-signed-out`, word);
    return true;
  } catch {
    return false;                 // what a browser keeps may be damaged, or cannot be read
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
