// Shows the print button, which needs a script. Without it, people print from the browser's menu.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
