// Freezes Object.prototype before any page script runs, so that no script can change what all
// objects inherit. A bare freeze (Tauri's `freezePrototype`) also forbids `thing.toString = …` on
// every other object, which the calendar's date library needs; accessors keep that possible.
'use strict';
for (const name of Object.getOwnPropertyNames(Object.prototype)) {
  const property = Object.getOwnPropertyDescriptor(Object.prototype, name);
  if (!('value' in property) || name === 'constructor') continue;
  Object.defineProperty(Object.prototype, name, {
    get: () => property.value,
    set(value) {
      if (this === Object.prototype) throw new TypeError(`Object.prototype.${name} is frozen`);
      Object.defineProperty(this, name, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
    enumerable: false,
    configurable: false,
  });
}
Object.freeze(Object.prototype);
