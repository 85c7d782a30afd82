// On the page of a view on paper (web/print_page.py): asks the browser to print it, when it has come and when it is asked to.
addEventListener('load', () => print());
document.querySelector('button').addEventListener('click', () => print());
