/** The small fetch composable: asks, keeps the last answer, asks again when its kinds change. */
import { type ShallowRef, shallowRef, watch } from 'vue';
import type { Kind, WireError } from './bindings';
import { onChanges } from './changes';
import { asWireError, call, type CommandName, type Params, type Result } from './client';

export interface Query<T> {
  /** The last answer; kept while the next one is on its way. */
  data: ShallowRef<T | undefined>;
  error: ShallowRef<WireError | null>;
  loading: ShallowRef<boolean>;
  refetch: () => Promise<void>;
}

/**
 * @param params read reactively; `null` means: nothing to ask now
 * @param kinds records whose change makes the answer stale
 */
export function useQuery<N extends CommandName>(
  name: N,
  params: () => Params<N> | null,
  kinds: readonly Kind[] = [],
): Query<Result<N>> {
  const data = shallowRef<Result<N>>();
  const error = shallowRef<WireError | null>(null);
  const loading = shallowRef(false);
  let latest = 0;

  async function refetch(): Promise<void> {
    const asked = ++latest;
    const now = params();
    if (now === null) {
      data.value = undefined;
      loading.value = false;
      return;
    }
    loading.value = true;
    try {
      const answer = await call(name, now);
      if (asked !== latest) return;
      data.value = answer;
      error.value = null;
    } catch (thrown) {
      if (asked === latest) error.value = asWireError(thrown);
    } finally {
      if (asked === latest) loading.value = false;
    }
  }

  // A different question is recognised by its text, so that rebuilding an equal filter asks nothing.
  watch(() => JSON.stringify(params()), refetch, { immediate: true });
  onChanges(kinds, refetch);
  return { data, error, loading, refetch };
}
