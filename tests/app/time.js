// Presses `pressed` and hands `done` the milliseconds until `isThere` and that is painted.
const start = performance.now();
const watch = () =>
  isThere()
    ? requestAnimationFrame(() => done(performance.now() - start))
    : requestAnimationFrame(watch);
pressed.click();
requestAnimationFrame(watch);
