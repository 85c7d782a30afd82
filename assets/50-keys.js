// Keys, pasting and typing. Enter while an input method composes a word belongs to the input method.
window.todoTyped = (() => {
  const type = todoRows.type;
  const composing = event => event.isComposing || event.keyCode === 229;

  // What is refused stays in the box as it is.
  const addFrom = (box, text) => { if (dash_clientside.todo.addTasks(text)) type(box, ''); };

  // What a box held before the person began, or undefined if it is none of ours.
  const saved = box => box.id === 'list-title' ? todoList.now()?.title
    : box.matches('.task-title textarea, textarea.task-title') ? todoList.at(box)?.title : undefined;

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

  // A text box that was typed in since it was entered, or emptied by Enter, undoes its own text.
  let typedIn = null, account = null;
  document.addEventListener('input', ({target, isTrusted}) => {
    if (isTrusted) typedIn = target;
    if (target.id === 'add-task' && account) keepTyped(target.value);
  }, true);
  document.addEventListener('focusout', () => { typedIn = null; }, true);

  document.addEventListener('keydown', event => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !['z', 'y'].includes(key) || event.target === typedIn) return;
    if (document.querySelector('dialog[open]') || !todoList.now()) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) dash_clientside.todo.redo();
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

  return {open};
})();
