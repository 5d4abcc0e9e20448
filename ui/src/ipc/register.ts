/** What the frame and every page know about the open register: owner, day, backup, undo. */
import { shallowReadonly, shallowRef } from 'vue';
import { dayOf } from '@/shared/format/dates';
import type { Kind, RegisterInfo, WireError, Zoom } from './bindings';
import { announce } from './changes';
import { asWireError, call } from './client';
import { showZoom } from './window';

const info = shallowRef<RegisterInfo | null>();
const error = shallowRef<WireError | null>(null);

/** Kinds whose change alters the register's own figures. */
export const ALL_KINDS: readonly Kind[] = ['townships', 'villages', 'people', 'reserves', 'posts', 'duties'];

/** The open register; `undefined` while asking, `null` on the first run. */
export const register = shallowReadonly(info);
/** Why the register could not be opened. */
export const registerError = shallowReadonly(error);

/** Asks again. */
export async function refreshRegister(): Promise<void> {
  try {
    info.value = await call('register.get', {});
    error.value = null;
    if (info.value) showZoom(info.value.zoom);
  } catch (thrown) {
    error.value = asWireError(thrown);
  }
}

/** Another register is open now: everything on screen is stale. */
export async function registerReplaced(): Promise<void> {
  await refreshRegister();
  announce(ALL_KINDS);
}

/** Today as the register sees it; pages ask “截至” this day unless told otherwise. */
export function today(): string {
  return info.value?.as_of ?? dayOf();
}

/** Keeps the font size and shows it. */
export async function setZoom(zoom: Zoom): Promise<void> {
  showZoom(zoom);
  if (info.value) info.value = { ...info.value, zoom };
  await call('settings.set', { key: 'zoom', value: zoom });
}
