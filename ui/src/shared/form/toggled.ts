/** Without one that was chosen, or with it when it was not. */
export const toggled = <T>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);

/** What is chosen, short enough for a button: the one name, else how many. */
export const chosenSaid = (names: readonly string[], unit = '个'): string => (names.length <= 1 ? (names[0] ?? '') : `${names.length} ${unit}`);
