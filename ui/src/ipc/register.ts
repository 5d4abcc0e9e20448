/** What the frame and every page know about the open register: owner, day, backup, undo, 字号. */
import { ref, shallowReadonly, shallowRef } from 'vue';
import { dayOf } from '@/shared/format/dates';
import type { Kind, RegisterInfo, WireError } from './bindings';
import { announce } from './changes';
import { asWireError, call } from './client';
import { showZoom, type Zoom } from './window';

const info = shallowRef<RegisterInfo | null>();
const error = shallowRef<WireError | null>(null);
const size = ref<Zoom>('normal');
/** Chosen while no register was there to keep it. */
let sizeToKeep: Zoom | null = null;

/** Kinds whose change alters the register's own figures. */
export const ALL_KINDS: readonly Kind[] = [
  ...(['townships', 'villages', 'people', 'reserves', 'posts', 'duties'] as const),
  ...(['schemes', 'pairs', 'items', 'visits', 'plans', 'reviews'] as const),
];

/** The open register; `undefined` while asking, `null` on the first run. */
export const register = shallowReadonly(info);
/** Why the register could not be opened. */
export const registerError = shallowReadonly(error);
/** 标准 / 大 / 特大. */
export const zoom = shallowReadonly(size);

/** Asks again. */
export async function refreshRegister(): Promise<void> {
  try {
    const before = info.value?.name;
    info.value = await call('register.get', {});
    error.value = null;
    if (info.value && info.value.name !== before) await takeZoom();
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

/** Shows a font size and keeps it; before the first register it waits for one. */
export async function setZoom(to: Zoom): Promise<void> {
  size.value = to;
  showZoom(to);
  if (info.value) await call('settings.set', { key: 'zoom', value: to });
  else sizeToKeep = to;
}

/** Follows the open register's font size, or gives it the one chosen before there was one. */
async function takeZoom(): Promise<void> {
  if (sizeToKeep) {
    const chosen = sizeToKeep;
    sizeToKeep = null;
    await setZoom(chosen);
    return;
  }
  const kept = await call('settings.get', { key: 'zoom' });
  const next: Zoom = kept === 'large' || kept === 'huge' ? kept : 'normal';
  if (next !== size.value) {
    size.value = next;
    showZoom(next);
  }
}
