// What the server has to say to an admin, and the question before an account is deleted.
Object.assign(window.dash_clientside.todo, (() => {
  const dialog = () => document.getElementById('remove-dialog');
  return {
    said: said => { if (said) dash_clientside.todo.say(said.text); },
    askToRemove: () => dialog().showModal(),
    closeRemoval: () => dialog().close(),
  };
})());
