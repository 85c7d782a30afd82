// Runs before everything else on a page, in browsers of any age. web/scripts.py writes it into the page.
(function () {
  // A script can ask for nothing if its page's address has a name and a password in it. The browser knows both by now, so
  // the page is opened again without them.
  if (/^https?:\/\/[^/?#]*@/.test(document.baseURI)) {
    location.replace(location.protocol + '//' + location.host + location.pathname + location.search + location.hash);
    return;
  }

  // In which colours, before anything is painted: as Mantine, which comes later, does it.
  var root = document.documentElement, scheme = null;
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value');
    // Who has signed out while no server answered is signed out before anything shows (app/lib/leaving.js).
    root.hidden = Object.keys(localStorage).some(function (key) { return /^todo.*-leaves$/.test(key); });
  } catch (error) {
    // what a browser keeps cannot be read
  }
  var isDark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  root.setAttribute('data-respect-reduced-motion', 'true');

  var isTooOld = !('noModule' in document.createElement('script'));
  addEventListener('error', function (event) {
    if (event.error instanceof SyntaxError) isTooOld = true;
  });

  // By now the app's modules have run, if they can.
  addEventListener('DOMContentLoaded', function () {
    if (!window.todo) say();
  });
  addEventListener('dash-is-lost', say);

  function say() {
    if (document.querySelector('.cannot-begin')) return;
    root.hidden = false;
    var drawn = document.getElementById('ahead');
    if (drawn && !window.todo) drawn.parentNode.removeChild(drawn);
    var said = document.createElement('p');
    said.className = 'cannot-begin';
    said.setAttribute('role', 'alert');
    said.textContent = isTooOld
      ? 'This browser is too old for Dash To-Do: nothing on this page would work. Use one from 2023 or later.'
      : 'The scripts of this page did not arrive, so nothing on it works. Reload it. If that does not help, something '
        + 'between this browser and the server changes scripts: tell whoever runs the server.';
    document.body.insertBefore(said, document.body.firstChild);
  }
})();
