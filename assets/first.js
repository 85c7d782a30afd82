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
    // Somebody signed out while no server answered: that is done before anything shows (app/lib/leaving.js).
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
  var modules = document.currentScript.getAttribute('data-modules'), KINDS = ['click', 'keydown', 'input'];
  var isShown = false, early = [], boxes = [], texts = [], lines = [], timer = 0, held = null;
  addEventListener('pageshow', function () { isShown = true; });
  if (modules) KINDS.forEach(function (kind) { addEventListener(kind, keep, true); });
  if (!modules) addEventListener('DOMContentLoaded', hasRun);
  else if (hasMore || !window.CSS || !CSS.supports('field-sizing', 'content')) {
    // Only a script that the parser finds runs when all of the page is there, and holds up what is seen until then.
    // (In other quotes than the addresses of files that a page names: web.ahead finds those by theirs.)
    document.write("<script type='module' blocking='render' src='" + modules + "'></" + 'script>');
    addEventListener('DOMContentLoaded', hasRun);
  } else {
    addEventListener('DOMContentLoaded', function () {
      if (isWhole()) whenSeen(load);
      else hasRun();
    });
  }
  addEventListener('dash-is-lost', say);

  function has(kind) {
    return Object.keys(localStorage).some(function (key) { return kind.test(key); });
  }

  // This element comes last: without it, a part of the page has not come.
  function isWhole() {
    return Boolean(document.getElementById('given'));
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
    clearTimeout(timer);
    removeEventListener('beforeunload', ask);
    KINDS.forEach(function (kind) { removeEventListener(kind, keep, true); });
    if (!window.todo || !isWhole()) {
      say();
      return;
    }
    tell('');
    if (isShown) dispatchEvent(new Event('pageshow'));          // which they wait for
    held = document.activeElement;
    early.forEach(function (again) { again(); });
    if (held && isBox(held) && held.isConnected) held.focus({preventScroll: true});
  }

  // What a person does meanwhile is done when they have run: clicks on buttons and boxes to tick, keys that lead through
  // rows, and what is typed. What the browser does by itself it does at once: it writes, scrolls, follows links.
  function keep(event) {
    var again = {click: clicked, keydown: pressed, input: written}[event.type](event);
    if (!again) return;
    if (!early.length) {
      addEventListener('beforeunload', ask);
      timer = setTimeout(tell, 3000, 'This page is still loading. What you do here is kept, and done when it has loaded.');
    }
    early.push(again);
    if (event.type === 'input') return;
    event.stopPropagation();
    if (isTick(event)) event.target.isEarly = true;             // screen/rows.js leaves it so until then
    else event.preventDefault();
  }

  // It shows at once.
  function isTick(event) {
    return event.type === 'click' && event.target.type === 'checkbox' && !event.shiftKey && !event.ctrlKey && !event.metaKey;
  }

  function ask(event) {
    event.preventDefault();
  }

  // A link leads away from what waits, so then it waits too.
  function clicked(event) {
    var control = event.target.closest('button, input[type=checkbox]' + (early.length ? ', a[href]' : ''));
    var isTicked = isTick(event) && control.checked;
    return control && function () {
      if (isTick(event)) control.checked = !isTicked;
      control.dispatchEvent(new MouseEvent('click', like(event)));
    };
  }

  function pressed(event) {
    var element = event.target, key = event.key, isEnter = key === 'Enter';
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
    if (isEnter && event.repeat) return function () {};
    if (isBox(element)) return isEnter && entered(element, event);
    if (isEnter) return clicked(event);
    return /^Arrow/.test(key) && element.closest('.row') && function () { press(document.activeElement, event); };
  }

  function written(event) {
    var box = event.target, at = boxes.indexOf(box);
    if (!isBox(box)) return null;
    texts[at < 0 ? boxes.push(box) - 1 : at] = box.value;
    return at < 0 && function () { write(box, texts[boxes.indexOf(box)]); };
  }

  // Bring back the text that was typed in a box, which the modules may have filled again.
  function write(box, text) {
    var isHere = box === held, place = [box.selectionStart, box.selectionEnd];
    if (box.value !== text) {
      box.value = text;
      if (isHere) box.setSelectionRange(place[0], place[1]);
    }
    box.dispatchEvent(new Event('input', {bubbles: true}));
    if (!isHere) box.dispatchEvent(new FocusEvent('focusout', {bubbles: true}));
  }

  function entered(box, event) {
    var text = box.value, isLine = box.tagName === 'INPUT';
    if (isLine) {
      lines.push(text);
      box.value = '';
      written({target: box});
    }
    return function () {
      var next = box.value;
      box.value = text;
      press(box, event);
      if (isLine) box.value = next;
      else held = null;           // it leads on from there
    };
  }

  function isBox(element) {
    return element.matches('input:not([type=checkbox]), textarea');
  }

  function press(element, event) {
    element.dispatchEvent(new KeyboardEvent('keydown', like(event)));
  }

  function like(event) {
    return {
      key: event.key, shiftKey: event.shiftKey, ctrlKey: event.ctrlKey, metaKey: event.metaKey, detail: event.detail,
      bubbles: true, cancelable: true
    };
  }

  function tell(words) {
    var said = document.querySelector('.still-loading') || document.createElement('p');
    said.className = 'still-loading cannot-begin';
    said.setAttribute('role', 'status');
    said.textContent = words;
    if (words) document.body.insertBefore(said, document.body.firstChild);
    else said.remove();
  }

  function whyNot() {
    if (isTooOld) {
      return 'This browser is too old for Dash To-Do: nothing on this page would work. Use one from 2023 or later.';
    }
    if (!isWhole()) return 'Only a part of this page arrived, so nothing on it works. Reload it.';
    return 'The scripts of this page did not arrive, so nothing on it works. Reload it. If that does not help, something '
      + 'between this browser and the server changes scripts: tell whoever runs the server.';
  }

  function say() {
    tell('');
    if (document.querySelector('.cannot-begin')) return;
    root.hidden = false;
    var drawn = document.getElementById('ahead');
    if (drawn && (!window.todo || !isWhole())) drawn.parentNode.removeChild(drawn);
    var said = document.createElement('p'), left = lines.concat(texts).filter(Boolean).join(', ');
    said.className = 'cannot-begin';
    said.setAttribute('role', 'alert');
    said.textContent = whyNot() + (left && ' You had typed: ' + left);
    document.body.insertBefore(said, document.body.firstChild);
  }
})();
