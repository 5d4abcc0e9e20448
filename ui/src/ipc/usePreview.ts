/** What a form would do, asked again while it is typed. */
import { onScopeDispose, shallowRef, watch } from 'vue';
import type { WireError } from './bindings';
import { asWireError, call, type CommandName, type Params, type Result } from './client';

/** ms between the last key and asking; where nothing is shown yet it is asked at once. */
const PAUSE = 250;

/** @param params read reactively; `null`: too little is typed to ask */
export function usePreview<N extends CommandName>(name: N, params: () => Params<N> | null) {
  const preview = shallowRef<Result<N> | null>(null);
  const failed = shallowRef<WireError | null>(null);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    const now = ++asked;
    const what = params();
    if (!what) {
      preview.value = null;
      failed.value = null;
      return;
    }
    try {
      const answer = await call(name, what);
      if (now !== asked) return;
      preview.value = answer;
      failed.value = null;
    } catch (thrown) {
      if (now !== asked) return;
      preview.value = null;
      failed.value = asWireError(thrown);
    }
  }
  watch(
    () => JSON.stringify(params()),
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), preview.value || failed.value ? PAUSE : 0);
    },
  );
  void look();
  onScopeDispose(() => clearTimeout(timer));
  return { preview, failed };
}
