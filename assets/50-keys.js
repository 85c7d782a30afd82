// Keys and pasting. Enter while an input method composes a word belongs to the input method.
(() => {
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
    } else if ((event.key === 'Enter' || event.key === 'Escape') && saved(box) !== undefined) {
      event.preventDefault();
      if (event.key === 'Escape') type(box, saved(box));
      // Leaving the box saves it; the next Tab goes on from here.
      if (box.id === 'list-title') document.getElementById('add-task').focus();
      else todoRows.focus(todoList.at(box), 'task-done');
    }
  }, true);

  document.addEventListener('keydown', event => {
    const typing = event.target.matches('textarea, input:not([type=checkbox])');
    if (typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    dash_clientside.todo.undo();
  });

  document.addEventListener('paste', event => {
    const box = event.target, pasted = event.clipboardData.getData('text/plain');
    if (box.id !== 'add-task' || !/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    addFrom(box, box.value.slice(0, box.selectionStart) + pasted + box.value.slice(box.selectionEnd));
  }, true);
})();
