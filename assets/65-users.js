// What the server has to say to an admin.
window.dash_clientside.todo.said = said => { if (said) dash_clientside.todo.say(said.text); };
