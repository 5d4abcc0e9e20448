/** The list of sessions: its conditions, which may come by address, and the answer. */
import { computed, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Kind, SessionFilter, TrainingLevel } from '@/ipc/bindings';
import { useQuery } from '@/ipc/useQuery';
import { useKept } from '@/shared/kept';
import { type Period, periodSaid } from './period';

/** Records of which sessions and who came to them are told. */
export const KINDS: readonly Kind[] = [
  ...(['sessions', 'schools', 'teachers', 'courses', 'requests'] as const),
  ...(['people', 'reserves', 'villages', 'posts'] as const),
];

/** A condition only other views set: sessions of one teacher, course or school. */
export interface Only {
  label: string;
  value: string;
  filter: Pick<SessionFilter, 'teacher_id' | 'course_id' | 'school_id'>;
}

const ONLY = [
  { key: 'teacher', label: '师资', field: 'teacher_id' },
  { key: 'course', label: '课程', field: 'course_id' },
  { key: 'school', label: '党校', field: 'school_id' },
] as const;

export function useSessions() {
  const route = useRoute();
  const router = useRouter();
  const text = useKept('sessions.text', () => '');
  const period = useKept<Period | null>('sessions.period', () => null);
  const form = useKept('sessions.form', () => '');
  const level = useKept<TrainingLevel | ''>('sessions.level', () => '');
  const village = useKept('sessions.village', () => '');
  const only = ref<Only | null>(null);
  /** The session the address asks for, and what a new one is held for. */
  const asked = ref<{ session?: string; add?: true; requests?: string[] }>({});

  const filter = computed<SessionFilter>(() => ({
    ...{ from: period.value?.from ?? null, to: period.value?.to ?? null, form: form.value || null, level: level.value || null },
    ...{ village_id: village.value || null, text: text.value.trim() || null },
    ...only.value?.filter,
  }));
  const list = useQuery('sessions.list', () => filter.value, KINDS);
  const rows = computed(() => list.data.value?.rows ?? []);
  const narrowed = computed(
    () => [text.value.trim(), form.value, level.value, village.value].some(Boolean) || period.value !== null || only.value !== null,
  );
  function clear(): void {
    text.value = form.value = level.value = village.value = '';
    period.value = only.value = null;
  }

  watch(
    () => route.query,
    (query) => {
      if (route.name !== 'training' || Object.keys(query).length === 0) return;
      const word = (value: unknown) => (typeof value === 'string' ? value : '');
      clear();
      if (query.from && query.to) {
        const days = { from: word(query.from), to: word(query.to) };
        period.value = { kind: 'own', ...days };
      }
      village.value = word(query.village);
      text.value = word(query.text);
      const by = ONLY.find((one) => query[one.key]);
      if (by) only.value = { label: by.label, value: word(query.name), filter: { [by.field]: word(query[by.key]) } };
      asked.value = {
        ...(query.session ? { session: word(query.session) } : {}),
        ...(query.new !== undefined ? { add: true as const } : {}),
        ...(query.requests ? { requests: word(query.requests).split(',') } : {}),
      };
      void router.replace({ name: 'training' });
    },
    { immediate: true },
  );

  const periodWord = computed(() => (period.value ? periodSaid(period.value) : ''));
  return { text, period, periodWord, form, level, village, only, asked, filter, list, rows, narrowed, clear };
}

export type Sessions = ReturnType<typeof useSessions>;
