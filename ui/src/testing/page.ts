/** Mounts the whole window on the mock, as a user would open it. */
import axe from 'axe-core';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createMemoryHistory, createRouter } from 'vue-router';
import { vi } from 'vitest';
import { nextTick } from 'vue';
import App from '@/app/App.vue';
import { ROUTES } from '@/app/pages';
import { mayLeave } from '@/shared/feedback/unsaved';
import { forgetKept } from '@/shared/kept';
import { type Answers, type Call, useMock } from './mock';

/** Lets pages load, answers arrive, dialogs open. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await vi.dynamicImportSettled();
    await flushPromises();
    await nextTick();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface OpenApp {
  app: VueWrapper;
  calls: Call[];
  /** Parameters of the calls of a command so far. */
  sent: (name: string) => unknown[];
}

export async function openApp(
  path = '/reserves',
  over: Answers = {},
  options: { firstRun?: boolean } = {},
): Promise<OpenApp> {
  forgetKept();
  const calls = useMock(over, { firstRun: options.firstRun ?? false });
  const router = createRouter({ history: createMemoryHistory(), routes: [...ROUTES] });
  router.beforeEach((to, from) => to.path === from.path || mayLeave());
  await router.push(path);
  const app = mount(App, { attachTo: document.body, global: { plugins: [router] } });
  await settle();
  return { app, calls, sent: (name) => calls.filter((call) => call.name === name).map((call) => call.params) };
}

/** Everything on screen, dialogs included. */
export function screen(): string {
  return document.body.textContent?.replace(/\s+/g, ' ') ?? '';
}

/** The visible button, link or tab that says `text`. */
export function button(text: string): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('button, a, [role="tab"], [role="menuitem"], label')];
  const says = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const found =
    all.filter((element) => says(element) === text).pop() ?? all.filter((element) => says(element).includes(text)).pop();
  if (!found) throw new Error(`no button says “${text}”`);
  return found;
}

export async function press(text: string): Promise<void> {
  button(text).click();
  await settle();
}

/** A key pressed where the focus is. */
export async function key(name: string, more: KeyboardEventInit & { keyCode?: number } = {}): Promise<void> {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
  if (more.keyCode) Object.defineProperty(event, 'keyCode', { value: more.keyCode });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

/** The control of a field by its label. */
export function control(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll<HTMLElement>('label, [aria-label]')]
    .filter((element) => element.getAttribute('aria-label') === label || element.textContent?.trim().startsWith(label))
    .pop();
  const id = found?.getAttribute('for');
  const element = id ? document.getElementById(id) : found;
  if (!element) throw new Error(`no field is called “${label}”`);
  return element as HTMLInputElement;
}

export async function type(label: string, text: string): Promise<void> {
  const input = control(label);
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** Files pasted where the focus is, with the text that came along. */
export async function paste(files: File[], text = ''): Promise<void> {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files, types: files.map(() => 'Files'), getData: (type: string) => (type === 'text/plain' ? text : '') } });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settle();
}

/** What axe-core finds wrong. Colours are judged by eye: happy-dom draws nothing. */
export async function accessibilityProblems(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
}
