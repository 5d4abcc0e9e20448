// A page of the sidebar, and whether it can be used; `time.js` goes to it.
const pressed = [...document.querySelectorAll('nav a')].find((it) => it.innerText.includes(arguments[0]));
const isThere = () =>
  pressed.getAttribute('aria-current') === 'page' && document.documentElement.dataset.ready === 'true';
