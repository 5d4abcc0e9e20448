/**
 * The state of the person form: what was, what is typed, what differs. Input that is not saved is
 * kept as a draft on this computer until it is saved or thrown away.
 */
import { computed, reactive, ref, watch } from 'vue';
import type { Field, Mentor, PersonDetail, PersonInput, Spell } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { readDate } from '@/shared/format/dates';
import { FIELDS } from './fields';

export interface PoolInput {
  village_id: string;
  entered_on: string;
  remark: string;
  mentors: Mentor[];
}
interface Draft {
  fields: Record<string, string>;
  pool: PoolInput;
}

const SEATS = ['包村领导', '包村干部', '村党组织书记'];
const SECRET: readonly string[] = FIELDS.filter((spec) => spec.secret).map((spec) => spec.key);

export function usePersonForm(personId: string | null, asOf: string) {
  const key = `qinglan.draft.person.${personId ?? 'new'}`;
  const fields = reactive<Record<string, string>>({});
  const pool = reactive<PoolInput>({ village_id: '', entered_on: '', remark: '', mentors: [] });
  const before = ref<Draft>(snapshot());
  const restored = ref(false);
  /** Full numbers are in the inputs; until then the masked ones are shown and not sent. */
  const revealed = ref(personId === null);
  const spell = ref<Spell | null>(null);

  function snapshot(): Draft {
    return JSON.parse(JSON.stringify({ fields, pool })) as Draft;
  }

  const changedFields = computed<PersonInput>(() => {
    const changed: PersonInput = {};
    for (const { key: name } of FIELDS) {
      if (SECRET.includes(name) && !revealed.value) continue;
      const now = (fields[name] ?? '').trim();
      if (now !== (before.value.fields[name] ?? '').trim()) changed[name] = now;
    }
    return changed;
  });
  const poolChanged = computed(() => JSON.stringify(pool) !== JSON.stringify(before.value.pool));
  const dirty = computed(() => Object.keys(changedFields.value).length > 0 || poolChanged.value);

  /** Fills the form: nothing typed yet. */
  function fill(person: PersonDetail | null, of: Spell | null, start: Partial<PoolInput> = {}): void {
    for (const { key: name } of FIELDS) fields[name] = person?.fields[name] ?? '';
    spell.value = of;
    const stated = of?.stated_mentors ?? [];
    const seats = [...stated.map((mentor) => mentor.seat), ...SEATS.filter((seat) => !stated.some((m) => m.seat === seat))];
    Object.assign(pool, {
      village_id: of?.village_id ?? start.village_id ?? '',
      entered_on: of?.entered_on ?? start.entered_on ?? '',
      remark: of?.remark ?? '',
      mentors: seats.map((seat) => ({ seat, name: '', post: '', ...stated.find((mentor) => mentor.seat === seat) })),
    });
    before.value = snapshot();
  }

  /** What was typed the last time and not saved comes back. */
  function restoreDraft(): void {
    const kept = localStorage.getItem(key);
    if (!kept) return;
    try {
      const draft = JSON.parse(kept) as Draft;
      Object.assign(fields, draft.fields);
      Object.assign(pool, draft.pool);
      restored.value = dirty.value;
    } catch {
      localStorage.removeItem(key);
    }
  }

  function dropDraft(): void {
    localStorage.removeItem(key);
    restored.value = false;
  }

  /** Back to what is saved. */
  function reset(): void {
    Object.assign(fields, before.value.fields);
    Object.assign(pool, JSON.parse(JSON.stringify(before.value.pool)) as PoolInput);
    dropDraft();
  }

  /** Shows the full numbers, which is journaled, and lets them be edited. */
  async function reveal(): Promise<void> {
    if (personId === null) return;
    const full = await call('people.reveal', { id: personId, field: 'both', as_of: asOf });
    for (const name of SECRET as readonly (keyof typeof full)[]) {
      fields[name] = full[name] ?? '';
      before.value.fields[name] = full[name] ?? '';
    }
    revealed.value = true;
  }

  watch(
    [fields, pool],
    () => {
      if (!dirty.value) return;
      const draft = snapshot();
      // A masked number is no input, and a revealed one is not left lying about.
      for (const name of SECRET) if (personId !== null) delete draft.fields[name];
      localStorage.setItem(key, JSON.stringify(draft));
    },
    { deep: true },
  );

  /** What can be seen to be wrong before asking the app. */
  function visibleProblems(): Record<string, string> {
    const found: Record<string, string> = {};
    if (!fields.name?.trim()) found.name = '请填写姓名';
    for (const spec of FIELDS) {
      if (spec.kind !== 'date') continue;
      const read = readDate(fields[spec.key] ?? '');
      if ('problem' in read) found[spec.key] = read.problem;
    }
    const entered = readDate(pool.entered_on);
    if ('problem' in entered) found.entered_on = entered.problem;
    if (personId === null) {
      if (!pool.village_id) found.village_id = '请选择所在村';
      if ('value' in entered && !entered.value) found.entered_on = '请填写入库时间';
    }
    return found;
  }

  return {
    ...{ fields, pool, spell, revealed, restored, dirty, changedFields, poolChanged },
    ...{ fill, reset, reveal, restoreDraft, dropDraft, visibleProblems },
    input: (): PersonInput =>
      Object.fromEntries(FIELDS.map(({ key: name }) => [name, (fields[name] ?? '').trim()]).filter(([, v]) => v)) as {
        [K in Field]?: string;
      },
    mentors: (): Mentor[] =>
      pool.mentors
        .filter((mentor) => mentor.name.trim())
        .map((mentor) => ({ seat: mentor.seat, name: mentor.name.trim(), post: mentor.post?.trim() || null })),
  };
}
