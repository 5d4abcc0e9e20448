/**
 * The app's answers without the app, for tests and for `npm run dev` in a plain browser. Holds a
 * small register in memory that behaves like the real one as far as the pages can see.
 */
import type { Commands, Kind, PersonInput, RegisterInfo, WireError } from '@/ipc/bindings';
import { type CommandName, type Result, setTransport } from '@/ipc/client';
import { codes, fieldsOf, reserves, TODAY, villages } from './fixtures';
import { dossiersAnswers } from './mockDossiers';
import { assessmentAnswers } from './mockAssessments';
import { importAnswers } from './mockImport';
import { matchingAnswers } from './mockMatching';
import { mentoringAnswers } from './mockMentoring';
import { plansAnswers } from './mockPlans';
import { reviewAnswers } from './mockReviews';
import { rosterAnswers } from './mockRoster';
import { rotationAnswers } from './mockRotations';
import { selectionAnswers } from './mockSelection';
import { settingsAnswers } from './mockSettings';
import { trainingAnswers } from './mockTraining';
import { workbenchAnswers } from './mockWorkbench';

export type Answers = { [N in CommandName]?: (params: Commands[N]['params']) => Result<N> | Promise<Result<N>> };
export interface Call {
  name: string;
  params: unknown;
}

/** An error as the app sends it. */
export function wireError(error: Partial<WireError>): WireError {
  return { family: 'refused', code: 'test', message: '', hint: '', fields: [], detail: '', ...error };
}

function outcome<T>(value: T, changes: Kind[], op: number | null = 7) {
  return { value, changes, op };
}

/** A fresh small register and its answers. */
export function mockAnswers(options: { firstRun?: boolean } = {}): Answers {
  const settings = new Map<string, string>();
  const settingsAnswered = settingsAnswers();
  const workbench = workbenchAnswers();
  let rows = structuredClone(reserves);
  let undone: (() => void) | null = null;
  let info: (RegisterInfo & { zoom: string }) | null = options.firstRun
    ? null
    : {
        owner: 'township',
        name: '青禾镇',
        sample: false,
        as_of: TODAY,
        townships: [{ id: 't1', name: '青禾镇', position: 0 }],
        villages: villages.length,
        in_pool: rows.length,
        undo: null,
        redo: null,
        last_backup_at: new Date(new Date().setHours(8, 31, 0, 0)).toISOString(),
        zoom: 'normal',
      };
  /** Keeps what undo puts back. */
  const change = (work: () => void) => {
    const before = rows;
    rows = structuredClone(rows);
    work();
    undone = () => (rows = before);
  };
  const write = (id: string, { sources, ...fields }: PersonInput) => {
    const row = rows.find((found) => found.person_id === id)!;
    Object.assign(row, fields, sources === undefined ? {} : { sources: sources.split('、').filter(Boolean) });
  };

  return {
    ...importAnswers(),
    ...rosterAnswers(),
    ...rotationAnswers(),
    ...dossiersAnswers(),
    ...workbench,
    'workbench.get': async (params) => ({ ...(await workbench['workbench.get']!(params)), in_pool: rows.length }),
    ...matchingAnswers(),
    ...mentoringAnswers(),
    ...plansAnswers(),
    ...selectionAnswers(),
    ...reviewAnswers(),
    ...assessmentAnswers(),
    ...trainingAnswers(),
    ...settingsAnswered,
    'register.get': () => info,
    'register.sample': () => {
      info = { ...(mockAnswers()['register.get']!({}) as RegisterInfo & { zoom: string }), sample: true };
      return outcome(info, []);
    },
    'register.new': ({ name, owner }) => {
      info = { ...(mockAnswers()['register.get']!({}) as RegisterInfo & { zoom: string }), name, owner };
      rows = [];
      return outcome(info, []);
    },
    'register.clear_sample': () => {
      info = null;
      return outcome(null, []);
    },
    'codes.list': () => codes,
    'villages.parse': ({ text }) => ({
      villages: text
        .split(/\s*\n\s*/)
        .filter((line) => line && line !== '村名')
        .map((line) => ({ name: line.split(',')[0]!, code: null, aliases: [], kind: null, township: null })),
      notes: text.startsWith('村名') ? ['第 1 行“村名”是表头，不算村。'] : [],
    }),
    'settings.get': ({ key }) => settings.get(key) ?? null,
    'settings.set': ({ key, value }) => {
      settings.set(key, value);
      return null;
    },
    'reserves.list': (filter) => {
      const order = codes.educations;
      const found = rows.filter(
        (row) =>
          (!filter.villages?.length || filter.villages.includes(row.village_id)) &&
          (filter.state === 'all' || row.state === (filter.state ?? 'in_pool')) &&
          (!filter.text || row.name.includes(filter.text)) &&
          (!filter.political?.length || filter.political.includes(row.political_status ?? '')) &&
          (!filter.sources?.length || filter.sources.some((source) => row.sources.includes(source))) &&
          (!filter.education_at_least ||
            order.indexOf(row.education ?? '小学') <= order.indexOf(filter.education_at_least)) &&
          (!filter.age_max || (row.age !== null && row.age <= filter.age_max)) &&
          (!filter.age_min || (row.age !== null && row.age >= filter.age_min)) &&
          (!filter.sex || row.sex === filter.sex) &&
          (!filter.missing || row.missing.length > 0),
      );
      const hidden = filter.education_at_least ? rows.filter((row) => !row.education) : [];
      return {
        as_of: filter.as_of ?? TODAY,
        rows: filter.sort?.descending ? [...found].reverse() : found,
        count: found.length,
        in_pool: rows.filter((row) => row.state === 'in_pool').length,
        uncounted: hidden.map((row) => row.person_id),
        definition: `截至2025年11月26日在库的后备干部${
          filter.age_max ? `；年龄按周岁，含${filter.age_max}岁` : ''
        }${filter.education_at_least ? `；学历${filter.education_at_least}以上，在读不算` : ''}`,
      };
    },
    'people.find': ({ text }) =>
      rows
        .filter((row) => row.name.includes(text) || row.village.includes(text) || row.phone?.endsWith(text))
        .slice(0, 20)
        .map((row) => ({ ...row, id: row.person_id, former_names: null, post: null, state: row.state === 'left' ? ('left' as const) : ('in_pool' as const) })),
    'people.get': ({ id }) => {
      const row = rows.find((found) => found.person_id === id);
      if (!row) throw wireError({ code: 'record.not_found', message: '没有找到这个人员。' });
      const { age, missing } = row;
      return {
        ...{ id, age, missing, of_several: [], twins: [], id_says: null, photo: null, posts: [], duties: [], facts: [], record: [] },
        fields: fieldsOf(row),
        spells: [{ ...row, id: row.reserve_id, destination: null, document: null, start_assumed: false }],
        history: [
          {
            ...{ id: 3, kind: 'people.add', label: '新增人员', detail: row.name, actor: 'window' },
            ...{ at: '2025-11-03T01:20:00.000Z', undone: false, undo_of: null, can_undo: true },
          },
        ],
      };
    },
    'people.reveal': () => ({ id_number: '150221199005070036', phone: '13804726630', other_phones: null }),
    'people.edit': ({ id, fields }) => {
      change(() => write(id, fields));
      return outcome(null, ['people', 'reserves']);
    },
    'people.change': ({ id, fields, ended }) => {
      change(() => write(id, { ...fields, ...Object.fromEntries((ended ?? []).map((field) => [field, ''])) }));
      return outcome(null, ['people', 'reserves']);
    },
    'people.edit_many': ({ ids }) => outcome(ids.length, ['people', 'reserves']),
    'people.add': ({ fields }) => {
      change(() => {
        rows.push({ ...rows[0]!, person_id: 'new', reserve_id: 'rnew', name: fields.name ?? '' });
      });
      return outcome('new', ['people', 'reserves']);
    },
    'people.check': () => ({ problems: [], doubts: [] }),
    'people.check_row': ({ row }) => ({
      problems: row.fields.name?.trim() ? [] : [{ field: 'name', code: 'name.missing', message: '请填写姓名' }],
      doubts: [],
    }),
    'people.grid_heads': () => null,
    'people.enter_grid': ({ rows: typed }) => outcome({ added: typed.length, updated: 0 }, ['people', 'reserves']),
    'people.remove': ({ id }) => {
      change(() => (rows = rows.filter((row) => row.person_id !== id)));
      return outcome(null, ['people', 'reserves']);
    },
    'people.set_photo': () => outcome('h1', ['people']),
    'people.photo': () => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'reserves.leave': ({ ids, left_on, reason }) => {
      change(() => {
        for (const row of rows) {
          if (ids.includes(row.reserve_id)) Object.assign(row, { state: 'left', left_on, left_reason: reason });
        }
      });
      return outcome(ids.length, ['reserves']);
    },
    'reserves.enter': () => outcome('rnew', ['reserves']),
    'reserves.move': () => outcome('rnew', ['reserves']),
    'reserves.order': ({ ids }) => {
      change(() => {
        const places = ids.map((id) => rows.findIndex((row) => row.reserve_id === id)).sort((a, b) => a - b);
        const ordered = ids.map((id) => rows.find((row) => row.reserve_id === id)!);
        places.forEach((place, at) => (rows[place] = ordered[at]!));
      });
      return outcome(null, ['reserves']);
    },
    'posts.set': () => outcome('post1', ['posts', 'people']),
    'posts.remove': () => outcome(null, ['posts', 'people']),
    'reserves.edit': () => outcome(null, ['reserves']),
    'history.undo': (params) => {
      if (!undone && params.op !== undefined) return settingsAnswered['history.undo']!(params);
      undone?.();
      undone = null;
      return outcome('退出后备', ['people', 'reserves'], 8);
    },
    'history.redo': () => outcome('退出后备', ['people', 'reserves'], 9),
    'files.pick': () => [{ token: 'f1', name: '申家营村花名册.xlsx', size: 20480 }],
    'files.paste': ({ name }) => ({ token: 'pasted', name, size: 1024 }),
    'files.save_as': () => 's1',
    'files.open': () => null,
  };
}

/** Puts the mock in the window's place; `over` replaces single answers. Returns what was called. */
export function useMock(over: Answers = {}, options: { firstRun?: boolean } = {}): Call[] {
  const calls: Call[] = [];
  const firstRun = options.firstRun ?? new URLSearchParams(location.search).has('first');
  const answers = { ...mockAnswers({ firstRun }), ...over } as Record<string, ((params: unknown) => unknown) | undefined>;
  setTransport({
    async call(name, params) {
      calls.push({ name, params });
      const answer = answers[name];
      if (!answer) throw wireError({ code: 'command.unknown', message: `没有“${name}”这个命令。` });
      return answer(params);
    },
    cancel: async () => {},
  });
  return calls;
}
