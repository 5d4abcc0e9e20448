// How the tests find what a clerk sees. An element counts only when it is painted, enabled, and a
// click in its middle would reach it.
const painted = (element) =>
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility !== 'hidden' &&
  !element.disabled &&
  element.getAttribute('aria-disabled') !== 'true';

const reachable = (element) => {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
};

const first = (elements, holds) =>
  [...elements].find((it) => holds(it) && painted(it) && reachable(it));

const squeezed = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

// What can be clicked and is called exactly that: by its label, a text of its own, or what
// its title says of it.
const named = (text) => {
  const clickable =
    'button, a, summary, label, td, th, [role=button], [role=tab], [role=menuitem], [role=option], [role=link], [role=radio], [role=switch], [role=checkbox]';
  const holds = (it) => [it.getAttribute('aria-label'), it.innerText, it.title].map(squeezed).includes(text);
  return (
    first(document.querySelectorAll(clickable), holds) ??
    first(document.querySelectorAll(`:is(${clickable}) *`), holds)
  );
};

const selected = (selector) => first(document.querySelectorAll(selector), () => true);

// A line of an open list of choices.
const offered = (text) =>
  first(document.querySelectorAll('[role=option]'), (it) => squeezed(it.innerText) === text);

// The field that a label, an aria-label or a placeholder names.
const labelled = (text) => {
  const names = (field) => [
    field.getAttribute('aria-label'),
    field.getAttribute('placeholder'),
    ...[...(field.labels ?? [])].map((label) => label.innerText.replace(/[*：:]/g, '')),
  ];
  const fields = document.querySelectorAll('input, textarea, select');
  const field = first(fields, (it) => names(it).map(squeezed).includes(text));
  // A list of choices is opened by its frame; the input in it is as narrow as its text.
  return field?.closest('.el-select__wrapper') ?? field;
};

const frame = () => new Promise(requestAnimationFrame);

// A click goes to where an element was when it was looked for: it must have come to rest.
const rests = async (element) => {
  const place = () => Object.values(element.getBoundingClientRect().toJSON()).join();
  const before = place();
  await frame();
  await frame();
  return element.isConnected && place() === before && reachable(element);
};

// Whether the next press comes to the element is told by `window.reached`.
const want = (element) => {
  if (window.reached === undefined) addEventListener('mousedown', notice, true);
  window.reached = false;
  return (window.wanted = element);
};

const notice = (event) => {
  window.reached ||= event.composedPath().includes(window.wanted) || event.target.contains(window.wanted);
};

const look = async (condition, given) => {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const found = condition(...given);
    if (found instanceof Element) {
      if (await rests(found)) return want(found);
    } else if (found) return found;
    if (performance.now() > deadline) return null;
    await frame();
  }
};
