// Keys, pasting and typing. Enter while an input method composes a word belongs to the input method.
window.todoTyped = (() => {
  const PAUSE = 2_000;            // ms after which somebody has stopped typing
  const type = todoRows.type;
  const composing = event => event.isComposing || event.keyCode === 229;

  // What is refused stays in the box as it is.
  const addFrom = (box, text) => { if (dash_clientside.todo.addTasks(text)) type(box, ''); };

  // What a box held before the person began, or undefined if it is none of ours.
  const saved = box => box.id === 'list-title' ? todoList.now()?.title
    : box.matches('.task-title textarea, textarea.task-title') ? todoList.at(box)?.title : undefined;

  // A key that is held down does once what it does: a browser clicks at each repeat of Enter, wherever the focus is by then.
  addEventListener('keydown', event => {
    if (!event.repeat || composing(event) || !(event.key === 'Enter' || isUndo(event))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener('keydown', event => {
    const box = event.target;
    if (composing(event) || !(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
    if (box.id === 'add-task') {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      addFrom(box, box.value);
      typedIn = null;
    } else if ((event.key === 'Enter' || event.key === 'Escape') && saved(box) !== undefined) {
      event.preventDefault();
      if (event.key === 'Escape') type(box, saved(box));
      else if (box.id === 'list-title') dash_clientside.todo.renameList(box.value);
      // Leaving the box saves it; the next Tab goes on from here.
      if (box.id === 'list-title') document.getElementById('add-task').focus();
      else todoRows.focus(todoList.at(box), 'task-done');
    }
  }, true);

  // A text box that was typed in since it was entered, and not emptied by Enter, undoes its own text.
  let typedIn = null, typedAt = 0, account = null;
  const isText = element => typeof element.selectionStart === 'number';    // a checkbox has none
  document.addEventListener('input', ({target, isTrusted}) => {
    if (isTrusted && isText(target)) [typedIn, typedAt] = [target, Date.now()];
    if (target.id === 'add-task' && account) keepTyped(target.value);
  }, true);
  document.addEventListener('focusout', () => { typedIn = null; }, true);

  const isUndo = ({key, ctrlKey, metaKey, altKey, target}) =>
    (ctrlKey || metaKey) && !altKey && ['z', 'y'].includes(key.toLowerCase()) && target !== typedIn;
  document.addEventListener('keydown', event => {
    if (!isUndo(event) || document.querySelector('dialog[open]') || !todoList.now()) return;
    event.preventDefault();
    if (event.key.toLowerCase() === 'y' || event.shiftKey) dash_clientside.todo.redo();
    else dash_clientside.todo.undo();
  });

  // What is in the add box survives a reload.
  const keepTyped = text => {
    try {
      sessionStorage.setItem(`todo-typed:${account}`, text);
    } catch {
      // full: it is still in the box
    }
  };
  const open = to => {
    if (account) return;
    account = to;
    const box = document.getElementById('add-task'), text = sessionStorage.getItem(`todo-typed:${account}`);
    if (text && !box.value) type(box, text);
  };

  document.addEventListener('paste', event => {
    const box = event.target, pasted = event.clipboardData.getData('text/plain');
    if (box.id !== 'add-task' || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    addFrom(box, box.value.slice(0, box.selectionStart) + pasted + box.value.slice(box.selectionEnd));
    typedIn = null;
  }, true);

  const isTyping = () => typedIn?.closest('#workspace') && Date.now() - typedAt < PAUSE;

  return {open, isTyping};
})();
