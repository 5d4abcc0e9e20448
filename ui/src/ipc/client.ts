/**
 * The one door to the app's commands. Every call goes through the single Tauri command `call`;
 * in tests and in a plain browser another transport is put in its place.
 */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Commands, Outcome, Progress, WireError } from './bindings';
import { announce } from './changes';

export type CommandName = keyof Commands;
/** What may be null may be left out. */
type Loose<T> = { [K in keyof T as null extends T[K] ? K : never]?: T[K] } & {
  [K in keyof T as null extends T[K] ? never : K]: T[K];
};
export type Params<N extends CommandName> = Loose<Commands[N]['params']>;
export type Result<N extends CommandName> = Commands[N]['result'];

/** Carries a call to whoever answers it. */
export interface Transport {
  call(name: string, params: unknown, onProgress?: (progress: Progress) => void): Promise<unknown>;
  cancel(task: number): Promise<void>;
}

const tauri: Transport = {
  call(name, params, onProgress) {
    const channel = new Channel<Progress>();
    channel.onmessage = (progress) => onProgress?.(progress);
    return invoke('call', { name, params, onProgress: channel });
  },
  cancel: (task) => invoke('cancel', { task }),
};

let transport: Transport = tauri;

/** Puts another answerer in the window's place (tests, `npm run dev` in a browser). */
export function setTransport(other: Transport): void {
  transport = other;
}

/** Whether the page runs in the app's own window. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

/**
 * Calls a command. A change tells its kinds to everyone who shows them before the caller goes on.
 * @throws {WireError} always in this form, whatever went wrong.
 */
export async function call<N extends CommandName>(
  name: N,
  params: Params<N>,
  onProgress?: (progress: Progress) => void,
): Promise<Result<N>> {
  try {
    const answer = await transport.call(name, params, onProgress);
    if (isOutcome(answer)) announce(answer.changes);
    return answer as Result<N>;
  } catch (error) {
    throw asWireError(error);
  }
}

/** Asks a running task to stop; its call then fails with `task.cancelled`. */
export function cancel(task: number): Promise<void> {
  return transport.cancel(task);
}

function isOutcome(answer: unknown): answer is Outcome<unknown> {
  return (
    typeof answer === 'object' && answer !== null && 'changes' in answer && Array.isArray(answer.changes)
  );
}

/** Any thrown thing as the error the feedback parts can show. */
export function asWireError(error: unknown): WireError {
  if (typeof error === 'object' && error !== null && 'family' in error) return error as WireError;
  return {
    family: 'fault',
    code: 'fault.unexpected',
    message: '没有做成，程序内部出了问题。',
    hint: '已有的数据没有变化。请再试一次；还不行就重新打开程序。',
    fields: [],
    detail: error instanceof Error ? error.message : String(error),
  };
}
