// Runs before everything else on a page, in browsers of any age. web/scripts.py writes it into the page.
(function () {
  // A script can ask for nothing if its page's address has a name and a password in it. The browser knows both by now, so
  // the page is opened again without them.
  if (/^https?:\/\/[^/?#]*@/.test(document.baseURI)) {
    location.replace(location.protocol + '//' + location.host + location.pathname + location.search + location.hash);
    return;
  }

  // In which colours, before anything is painted: as Mantine, which comes later, does it.
  var root = document.documentElement, scheme = null, hasMore = false;
  try {
    scheme = localStorage.getItem('mantine-color-scheme-value');
    // Who has signed out while no server answered is signed out before anything shows (app/lib/leaving.js).
    root.hidden = has(/^todo.*-leaves$/);
    hasMore = has(/^todo.*-outbox:/);
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

  // Where the server has filled the page (web/filled.py), the app's modules run when it has been seen. They have to come
  // before if this browser knows more than the server, or cannot make boxes as high as their text.
  var modules = document.currentScript.getAttribute('data-modules'), KINDS = ['click', 'keydown'];
  var isShown = false, early = [];
  addEventListener('pageshow', function () { isShown = true; });
  if (!modules) addEventListener('DOMContentLoaded', hasRun);
  else if (hasMore || !window.CSS || !CSS.supports('field-sizing', 'content')) {
    // Only a script that the parser finds runs when all of the page is there, and holds up what is seen until then.
    // (In other quotes than the addresses of files that a page names: web.ahead finds those by theirs.)
    document.write("<script type='module' blocking='render' src='" + modules + "'></" + 'script>');
    addEventListener('DOMContentLoaded', hasRun);
  } else addEventListener('DOMContentLoaded', function () { whenSeen(load); });
  addEventListener('dash-is-lost', say);

  function has(kind) {
    return Object.keys(localStorage).some(function (key) { return kind.test(key); });
  }

  function whenSeen(act) {
    var isOver = false;
    function once() {
      if (!isOver) act();
      isOver = true;
    }
    if (document.hidden) once();
    requestAnimationFrame(function () { setTimeout(once); });
    setTimeout(once, 1000);
  }

  function load() {
    var script = document.createElement('script');
    script.type = 'module';
    script.src = modules;
    script.addEventListener('error', hasRun);
    script.addEventListener('load', hasRun);
    document.head.appendChild(script);
  }

  // By now the app's modules have run, if they can.
  function hasRun() {
    KINDS.forEach(function (kind) { removeEventListener(kind, keep, true); });
    if (!window.todo) say();
    else {
      if (isShown) dispatchEvent(new Event('pageshow'));        // which they wait for
      early.forEach(function (again) { again(); });
    }
  }

  // What is done meanwhile is done when they have run: clicks on buttons and boxes to tick, keys, and what is entered in a
  // box. What the browser does by itself it does at once: it types, scrolls by a finger, follows links, goes on by Tab.
  if (modules) KINDS.forEach(function (kind) { addEventListener(kind, keep, true); });
  function keep(event) {
    var again = event.type === 'click' ? clicked(event.target) : pressed(event);
    if (!again) return;
    event.preventDefault();
    event.stopPropagation();
    early.push(again);
  }

  function clicked(element) {
    var control = element.closest('button, input[type=checkbox]');
    return control && function () { control.click(); };
  }

  function pressed(event) {
    var box = event.target.closest('input:not([type=checkbox]), textarea'), key = event.key;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
    if (box) return key === 'Enter' && enter(box);
    var isOurs = key !== ' ' && (key.length === 1 || /^(Enter|Arrow.*)$/.test(key));
    return isOurs && function () { press(document.activeElement, key); };
  }

  function press(element, key) {
    if (key === 'Enter' && element.tagName === 'BUTTON') element.click();
    else element.dispatchEvent(new KeyboardEvent('keydown', {key: key, bubbles: true, cancelable: true}));
  }

  function enter(box) {
    var text = box.value;
    if (box.tagName === 'INPUT') box.value = '';
    return function () {
      var next = box.value;
      box.value = text;
      press(box, 'Enter');
      if (box.tagName === 'INPUT') box.value = next;
    };
  }

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
