// Runs before everything else on a page, in browsers of any age; web/scripts.py writes it into the page.
(function () {
  // A script can ask nothing of an address that is relative to one with a name and a password in it. The browser knows
  // both by now, so the page is opened again without them.
  if (/^https?:\/\/[^/?#]*@/.test(document.baseURI)) {
    location.replace(location.protocol + '//' + location.host + location.pathname + location.search + location.hash);
    return;
  }

  var isTooOld = !('noModule' in document.createElement('script'));
  addEventListener('error', function (event) {
    if (event.error instanceof SyntaxError) isTooOld = true;
  });

  // By now the app's modules have run, if they can.
  addEventListener('DOMContentLoaded', function () {
    if (window.todo) return;
    var said = document.createElement('p');
    said.className = 'cannot-begin';
    said.setAttribute('role', 'alert');
    said.textContent = isTooOld
      ? 'This browser is too old for Dash To-Do: nothing on this page would work. Use one from 2023 or later.'
      : 'The scripts of this page did not arrive, so nothing on it works. Reload it. If that does not help, something '
        + 'between this browser and the server changes scripts: tell whoever runs the server.';
    document.body.insertBefore(said, document.body.firstChild);
  });
})();
