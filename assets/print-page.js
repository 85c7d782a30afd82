// On the page of a view on paper (web/print_page.py): asks the browser to print it, when it opens and when asked to, but not
// when it opens again with or without notes.
const at = new URL(location.href);
if (!at.searchParams.has('notes')) addEventListener('load', () => print());
document.querySelector('button').addEventListener('click', () => print());
document.querySelector('input').addEventListener('change', ({target}) => {
  at.searchParams.set('notes', target.checked ? 'yes' : 'no');
  location.replace(at);
});
