/** Pairs, duties and schemes of the invented township, as far as the pages can tell. */
import type {
  AppraisalLine, DutyChange, DutyKind, Holder, ItemCell, MentorLoad, PairRow, SchemeView, Seat, SeatOnDay, Step,
  VillageDuties, Kind,
} from '@/ipc/bindings';
import { reserves, TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: Kind[] = ['pairs', 'duties'], op: number | null = 31) => ({ value, changes, op });
const SCHEME = 'three-one';
const pairId = (scheme: string, person: string) => `pair-${scheme}-${person}`;

const seat = (scheme_id: string, position: number, label: string, over: Partial<Seat>): Seat => ({
  ...{ id: `${scheme_id}/seat-${position}`, township_id: null, scheme_id, label, task: null, fill: 'duty', duty_role: null },
  ...{ post_titles: null, mentors: 1, position, from_on: null, until_on: null, ...over },
});
const step = (scheme_id: string, position: number, label: string, due_days: number): Step => ({
  ...{ id: `${scheme_id}/step-${position}`, township_id: null, scheme_id, label, measure: '一个', due: 'days', due_days },
  ...{ due_on: null, evidence: position === 3, position, from_on: null, until_on: null },
});
const STEPS: [string, number][] = [['帮带目标', 30], ['重点工作', 60], ['现场指导', 90], ['小结点评', 110], ['成果检验', 120]];
const scheme = (id: string, name: string, seats: Seat[], over: Partial<SchemeView>): SchemeView => ({
  ...{ id, township_id: null, name, checklist: '五个一', mentees: 'reserves', everyone: false, mentees_per_mentor: 25 },
  ...{ months: 12, reports: false, position: 1, retired_on: null, seats, pairs: 0, in_use: false },
  steps: STEPS.map(([label, days], at) => step(id, at + 1, label, days)),
  ...over,
});

const SCHEMES: SchemeView[] = [
  scheme(
    SCHEME,
    '3+1 结对帮带',
    [
      seat(SCHEME, 1, '包村领导', { duty_role: '包村领导', task: '教理论、教政策' }),
      seat(SCHEME, 2, '包村干部', { duty_role: '包村干部', task: '教业务、教方法' }),
      seat(SCHEME, 3, '村党组织书记', { fill: 'village_post', post_titles: '村党组织书记', task: '教实践' }),
    ],
    { everyone: true, pairs: 52, in_use: true },
  ),
  scheme('one-one', '青蓝结对（一对一）', [seat('one-one', 1, '导师', { fill: 'hand', task: '全程帮带' })], { position: 2, mentees: 'anyone' }),
  scheme('team', '组团式师带徒', [seat('team', 1, '师傅', { fill: 'hand', mentors: 2 })], { position: 3, reports: true, mentees: 'anyone' }),
];

const POSTS: Record<string, string> = {
  ...{ 赵景明: '副镇长', 苏晓岚: '组织委员', 梁启宏: '人大主席', 秦立新: '副镇长', 韩雪: '农业站干事' },
  ...{ 白树林: '综治办干事', 孟佳: '党建办干事', 何文清: '党支部书记', 武志强: '党支部书记', 石占山: '党支部书记' },
};
const LEADERS = ['赵景明', '赵景明', '苏晓岚', '苏晓岚', '梁启宏', '梁启宏', '赵景明', '赵景明', '赵景明', '梁启宏', '赵景明', '苏晓岚'];
const CONTACTS = ['孟佳', '韩雪', '白树林', '白树林', null, '孟佳', '孟佳', '韩雪', '白树林', '孟佳', '韩雪', '白树林'];
const SECRETARIES = ['申有田', '何文清', '郭凤山', null, '武志强', '高玉田', '石占山', '梁万福', '柳春林', '孙宝成', '任志远', '秦怀德'];

const holder = (name: string | null | undefined, from_on: string, post?: string): Holder | null =>
  name
    ? { id: `d-${name}`, person_id: `m-${name}`, name, post: post ?? POSTS[name] ?? '党支部书记', from_on, until_on: null, document: '青禾党发〔2024〕8号' }
    : null;

const FIELD = { 包村领导: 'leader', 包村干部: 'contact', 驻村第一书记: 'first_secretary', 村党组织书记: 'secretary' } as const;

function startingDuties(): VillageDuties[] {
  return villages.map((village, at) => ({
    village_id: village.id,
    village: village.name,
    township: village.township,
    reserves: village.reserves,
    secretary: holder(SECRETARIES[at], '2021-03', '党支部书记'),
    leader: holder(LEADERS[at], '2024-03-01'),
    contact: holder(CONTACTS[at], '2024-03-01'),
    first_secretary: at === 6 ? holder('曹立群', '2023-05-10', '市税务局派驻') : null,
    coming: at === 5 ? [{ kind: '包村干部', name: '韩雪', from_on: '2025-12-01' }] : [],
  }));
}

/** Dates of what is done, by the place of the person in the list; the rest is due or overdue. */
function itemsOf(index: number, steps: Step[]): ItemCell[] {
  const done = index % 4 === 1 || index % 9 === 4 ? (index % 9 === 4 ? 2 : 1) : 3;
  const dues = ['2025-09-30', '2025-11-23', '2025-11-14', '2025-12-10', '2025-12-20'];
  return steps.map((one, at) => {
    const cell: ItemCell = {
      ...{ step_id: one.id, quarter: '', label: one.label, state: 'due', due_on: dues[at] ?? '2025-12-20', done_on: null },
      ...{ days: 0, item_id: null, evidence: 0, flagged: false },
    };
    if (at < done || (at === 2 && done === 1)) {
      const day = String(10 + ((index * 3 + at * 5) % 18)).padStart(2, '0');
      return { ...cell, state: 'done', done_on: `2025-${String(9 + at).padStart(2, '0')}-${day}`, item_id: `i${index}-${at}`, evidence: 1, flagged: index === 7 && at === 0 };
    }
    if (at === 1) return { ...cell, state: 'overdue', days: 3 };
    if (at === 2 && index % 3 === 0) return { ...cell, state: 'awaiting_evidence', done_on: '2025-11-10', item_id: `i${index}-2` };
    if (at === 2) return { ...cell, state: 'overdue', days: 12 };
    if (at === 3 && index === 9) return { ...cell, state: 'overdue', days: 16, due_on: '2025-11-10' };
    return cell;
  });
}

export function mentoringAnswers(): Answers {
  let duties = startingDuties();
  let schemes = structuredClone(SCHEMES);
  const own = new Map<string, { name: string; reason: string | null }>([[`p32/${SCHEME}/seat-1`, { name: '苏晓岚', reason: '亲属回避' }]]);
  const grades = new Map<string, { grade: string | null; recommended: boolean }>([['m-赵景明', { grade: '优秀', recommended: true }]]);
  const reports = new Map<string, { state: 'missing' | 'submitted' | 'returned'; on_day: string; reason: string | null; summary: string | null }>();

  const seatsOf = (person: string, village: string, view: SchemeView): SeatOnDay[] => {
    const here = duties.find((one) => one.village_id === village)!;
    return view.seats.map((one) => {
      const named = own.get(`${person}/${one.id}`);
      const role = (one.duty_role ?? (one.fill === 'village_post' ? '村党组织书记' : null)) as DutyKind | null;
      const derived = role ? here[FIELD[role]] : null;
      const mentor = named
        ? { person_id: `m-${named.name}`, name: named.name, post: POSTS[named.name] ?? null, named: `n-${person}`, reason: named.reason }
        : derived && { person_id: derived.person_id, name: derived.name, post: derived.post, named: null, reason: null };
      return { seat_id: one.id, label: one.label, mentors: mentor ? [mentor] : [], gap: mentor ? null : role ? 'vacant' : 'unnamed' };
    });
  };
  const view = (id?: string | null) => schemes.find((one) => one.id === id) ?? schemes[0]!;
  const rowsOf = (of: SchemeView): PairRow[] =>
    reserves.map((row, index) => {
      const paired = of.id === SCHEME ? index % 17 !== 16 : index % 8 === 0;
      const items = paired ? itemsOf(index, of.steps) : [];
      return {
        ...{ pair_id: paired ? pairId(of.id, row.person_id) : null, person_id: row.person_id, name: row.name, birth: row.birth },
        ...{ village_id: row.village_id, village: row.village, township: row.township, from_on: paired ? '2025-09-01' : null },
        ...{ until_on: paired ? '2026-09-01' : null, state: paired ? (index === 25 ? 'suspended' : 'active') : 'none', team: of.reports ? '第一组' : null },
        seats: seatsOf(row.person_id, row.village_id, of),
        items,
        done: items.filter((one) => one.state === 'done').length,
        steps: items.length,
      } satisfies PairRow;
    }).filter((row) => of.everyone || row.state !== 'none');

  const overdue = (row: PairRow) => row.items.filter((one) => one.state === 'overdue').length;
  const loads = (): MentorLoad[] => {
    const found = new Map<string, MentorLoad & { of: Set<string> }>();
    for (const row of rowsOf(view())) {
      for (const at of row.seats) {
        for (const mentor of at.mentors) {
          const load = found.get(mentor.person_id) ?? {
            ...{ person_id: mentor.person_id, name: mentor.name, post: mentor.post, seats: [], mentees: 0, villages: 0 },
            ...{ limit: 12, over: false, mentees_known: true, of: new Set<string>() },
          };
          const count = load.seats.find((one) => one.seat_id === at.seat_id);
          if (count) count.mentees++;
          else load.seats.push({ seat_id: at.seat_id, seat: at.label, mentees: 1 });
          load.mentees++;
          load.of.add(row.village_id!);
          found.set(mentor.person_id, load);
        }
      }
    }
    const rows = [...found.values()].map(({ of, ...load }) => ({ ...load, villages: of.size, over: load.mentees > 12 }));
    const idle: MentorLoad = { ...rows[0]!, person_id: 'm-idle', name: '秦立新', post: '副镇长', seats: [], mentees: 0, villages: 0, over: false };
    return [...rows, idle];
  };
  const change = ({ role, villages: chosen, to, on, document }: DutyChange) => {
    const name = to ? (to.name ?? to.person_id!.replace('m-', '')) : null;
    const next = name ? { ...holder(name, on, to?.post ?? undefined)!, document: document ?? null } : null;
    return { field: FIELD[role], next, touched: duties.filter((one) => chosen.includes(one.village_id)) };
  };
  const appraisalRows = (year: number): AppraisalLine[] =>
    loads().map(({ person_id, name, post, mentees }) => ({
      ...{ id: null, township_id: 't1', scheme_id: SCHEME, person_id, year, name, post, mentees, scheme: '3+1 结对帮带', remark: null },
      grade: grades.get(person_id)?.grade ?? null,
      recommended: grades.get(person_id)?.recommended ?? false,
    }));

  return {
    'schemes.list': () => schemes,
    'schemes.set': (edit) => {
      const id = edit.id ?? `s${schemes.length + 1}`;
      const made = scheme(id, edit.name, edit.seats.map((one, at) => seat(id, at + 1, one.label, { ...one, id: one.id ?? `${id}/seat-${at + 1}`, mentors: one.mentors ?? 1 } as Partial<Seat>)), { ...(edit as Partial<SchemeView>), seats: undefined as never, steps: edit.steps.map((one, at) => ({ ...step(id, at + 1, one.label, one.due_days ?? 30), ...one, id: one.id ?? `${id}/step-${at + 1}` }) as Step) });
      made.seats = edit.seats.map((one, at) => seat(id, at + 1, one.label, { ...one, id: one.id ?? `${id}/seat-${at + 1}`, mentors: one.mentors ?? 1 } as Partial<Seat>));
      schemes = edit.id ? schemes.map((one) => (one.id === id ? made : one)) : [...schemes, made];
      return outcome(id, ['schemes']);
    },
    'schemes.copy': ({ id, name }) => {
      schemes = [...schemes, { ...structuredClone(view(id)), id: `copy-${schemes.length}`, name, in_use: false, pairs: 0 }];
      return outcome(`copy-${schemes.length - 1}`, ['schemes']);
    },
    'schemes.remove': ({ id }) => {
      if (view(id).in_use) throw wireError({ code: 'scheme.in_use', message: '这个机制下已有结对，不能删除。', hint: '不再使用就停用它，历史照旧。' });
      schemes = schemes.filter((one) => one.id !== id);
      return outcome(null, ['schemes']);
    },
    'schemes.retire': ({ id, on }) => {
      schemes = schemes.map((one) => (one.id === id ? { ...one, retired_on: on ?? null } : one));
      return outcome(null, ['schemes']);
    },
    'schemes.mentors': () => [
      { ...{ id: 'pm1', township_id: 't1', scheme_id: 'one-one', person_id: 'm-孟佳', specialty: '党建', mentees: 3 }, ...{ from_on: '2025-01-01', until_on: null, name: '孟佳', post: '党建办干事', mentees_now: 1 } },
    ],
    'schemes.set_mentor': () => outcome('pm2', ['schemes']),
    'schemes.remove_mentor': () => outcome(null, ['schemes']),
    'pairs.list': (filter) => {
      const of = view(filter.scheme);
      const all = rowsOf(of).filter((row) => !filter.villages?.length || filter.villages.includes(row.village_id!));
      const rows = all.filter(
        (row) =>
          (!filter.text || row.name.includes(filter.text) || row.seats.some((one) => one.mentors.some((mentor) => mentor.name.includes(filter.text!)))) &&
          (!filter.only_gaps || row.seats.some((one) => one.gap)) &&
          (!filter.only_overdue || overdue(row) > 0),
      );
      const gaps = new Set(all.flatMap((row) => row.seats.filter((one) => one.gap).map((one) => `${row.village_id}${one.seat_id}`)));
      const sum = (of_: (row: PairRow) => number) => all.reduce((total, row) => total + of_(row), 0);
      return {
        ...{ as_of: filter.as_of ?? TODAY, scheme: of, rows, mentees: all.length, gaps: gaps.size, overdue: sum(overdue) },
        complete: all.filter((row) => row.seats.every((one) => !one.gap)).length,
        ...{ done: sum((row) => row.done), steps: sum((row) => row.steps) },
      };
    },
    'pairs.get': ({ id }) => {
      const of = schemes.find((one) => id.startsWith(`pair-${one.id}-`)) ?? view();
      const row = rowsOf(of).find((one) => one.pair_id === id);
      if (!row) throw wireError({ code: 'record.not_found', message: '没有找到这个结对。' });
      const named = own.get(`${row.person_id}/${of.seats[0]!.id}`);
      return {
        row,
        scheme: of,
        pair: {
          ...{ id, township_id: 't1', scheme_id: of.id, person_id: row.person_id, team: row.team, from_on: '2025-09-01', until_on: '2026-09-01' },
          ...{ goal: '一年内能独立主持村民代表会议', measures: '每月随包村领导入户一次', result: null, document: null },
        },
        events: [],
        items: row.items.map((cell) => ({ cell, item: null, mentor: null, evidence: [], flags: [] })),
        visits: [],
        named: named
          ? [{ ...{ id: `n-${row.person_id}`, township_id: 't1', seat_id: of.seats[0]!.id, person_id: row.person_id, mentor_id: `m-${named.name}` }, ...{ from_on: '2025-09-01', until_on: null, reason: named.reason, document: null, seat: of.seats[0]!.label, mentor: named.name, post: null } }]
          : [],
      };
    },
    'pairs.edit': () => outcome(null, ['pairs']),
    'flags.list': () => [],
    'evidence.save_all': ({ pair_ids }) => ({ files: pair_ids.length, where: '佐证' }),
    'pairs.edit_many': ({ ids }) => outcome(ids.length, ['pairs']),
    'pairs.end': ({ ids }) => outcome(ids.length, ['pairs']),
    'pairs.suspend': ({ ids }) => outcome(ids.length, ['pairs']),
    'pairs.resume': ({ ids }) => outcome(ids.length, ['pairs']),
    'pairs.extend': ({ ids }) => outcome(ids.length, ['pairs']),
    'pairs.remove': () => outcome(null, ['pairs']),
    'pairs.name_mentor': ({ person_ids, seat_id, mentor, reason }) => {
      for (const person of person_ids) {
        const name = mentor ? (mentor.name ?? mentor.person_id!.replace('m-', '')) : null;
        if (name) own.set(`${person}/${seat_id}`, { name, reason: reason ?? null });
        else own.delete(`${person}/${seat_id}`);
      }
      return outcome(person_ids.length, ['pairs']);
    },
    'pairs.preview_open': ({ scheme_id, villages: chosen, people, from_on, until_on }) => {
      const of = view(scheme_id);
      const rows = reserves
        .filter((row) => people?.includes(row.person_id) || chosen?.includes(row.village_id))
        .map((row, index) => ({
          ...{ person_id: row.person_id, name: row.name, village: row.village, seats: seatsOf(row.person_id, row.village_id, of) },
          ...{ problem: row.person_id === 'p2' ? '2025年11月1日还没有入库' : null, already: index % 3 === 0 },
        }));
      const to_open = rows.filter((row) => !row.already && !row.problem).length;
      return { rows, to_open, already: rows.filter((row) => row.already).length, refused: rows.filter((row) => row.problem).length, not_yet: 0, from_on, until_on: until_on ?? '2026-11-26' };
    },
    'pairs.open': ({ people }) => outcome((people ?? []).map((id) => `pair-${id}`), ['pairs']),
    'coverage.get': ({ scheme: id }) => {
      const of = view(id);
      const rows = rowsOf(of);
      const exceptions = rows.flatMap((row) =>
        row.seats
          .filter((one) => one.gap)
          .map((one) => ({
            ...{ person_id: row.person_id, name: row.name, village_id: row.village_id, village: row.village, township: row.township },
            ...{ seat_id: one.seat_id, seat: one.label, reason: one.gap!, text: `${row.village}没有${one.label}` },
          })),
      );
      const covered = rows.filter((row) => row.seats.every((one) => !one.gap)).length;
      return {
        ...{ as_of: TODAY, scheme: of.name, scheme_id: of.id, villages: 12, villages_covered: 10, mentees: rows.length, mentees_covered: covered },
        ...{ seats: rows.length * 3, seats_filled: rows.length * 3 - exceptions.length, mentors: loads().length },
        sentence: `未全覆盖：10 村 / 12 村，${covered} 人 / ${rows.length} 人`,
        exceptions,
        by_seat: of.seats.map((one) => ({ seat_id: one.id, seat: one.label, gaps: exceptions.filter((gap) => gap.seat_id === one.id).length })),
        townships: [{ township: '青禾镇', villages: 12, villages_covered: 10, mentees: rows.length, mentees_covered: covered }],
      };
    },
    'mentors.list': ({ text, only_over, only_idle, only_overdue }) => {
      const all = loads().map((load, index) => ({ ...load, overdue: index === 0 ? 2 : 0 }));
      const rows = all.filter(
        (row) =>
          (!text || row.name.includes(text)) && (!only_over || row.over) && (!only_idle || row.mentees === 0) && (!only_overdue || row.overdue > 0),
      );
      const count = (of: (row: (typeof all)[number]) => boolean) => all.filter(of).length;
      return { as_of: TODAY, rows, over: count((row) => row.over), idle: count((row) => row.mentees === 0), overdue: count((row) => row.overdue > 0) };
    },
    'mentors.get': ({ id }) => ({
      load: loads().find((load) => load.person_id === id)!,
      mentees: rowsOf(view()).filter((row) => row.seats.some((one) => one.mentors.some((mentor) => mentor.person_id === id))),
    }),
    'duties.list': () => duties,
    'duties.preview': (asked) => {
      const { field, next, touched } = change(asked);
      const before = new Date(`${asked.on}T00:00:00Z`);
      if (Number.isNaN(before.getTime())) throw wireError({ family: 'invalid', code: 'input.invalid', message: '有几处需要改。', fields: [{ field: 'on', code: 'date.invalid', message: '看不懂这个日期' }] });
      const the_day_before = new Date(before.getTime() - 86_400_000).toISOString().slice(0, 10);
      const kept = (id: string) =>
        reserves.filter((row) => row.village_id === id && own.has(`${row.person_id}/${SCHEME}/seat-1`)).map(({ person_id, name }) => ({ person_id, name, reason: '亲属回避' }));
      const rows = touched.map((one) => ({
        ...{ village_id: one.village_id, village: one.village, before: one[field], after: next },
        ...{ pairs: one.reserves - kept(one.village_id).length, unchanged: kept(one.village_id), note: null },
      }));
      const pairs = rows.reduce((sum, row) => sum + row.pairs, 0);
      return {
        ...{ villages: rows, pairs, unchanged: rows.reduce((sum, row) => sum + row.unchanged.length, 0), load_before: 0, load_after: pairs },
        ...{ limit: 25, over: pairs > 25, changed: rows.length, to: next && { person_id: null, name: next.name, post: next.post, post_from_on: null }, on: asked.on, the_day_before, problems: [] },
      };
    },
    'duties.change': (asked) => {
      const { field, next, touched } = change(asked);
      duties = duties.map((one) => (touched.includes(one) ? { ...one, [field]: next } : one));
      return outcome(touched.length);
    },
    'duties.set': () => outcome(null),
    'duties.remove': () => outcome(null),
    'adjustments.list': () =>
      reserves.slice(0, 9).map((row) => ({
        ...{ person_id: row.person_id, name: row.name, village: row.village, village_id: row.village_id, scheme: '3+1 结对帮带', seat: '包村领导' },
        before: { person_id: 'm-赵景明', name: '赵景明', post: '副镇长', named: null, reason: null },
        after: { person_id: 'm-秦立新', name: '秦立新', post: '副镇长', named: null, reason: null },
        ...{ why: '分工变更', document: '青禾党发〔2025〕31号' },
      })),
    'mentors.reconcile_preview': () => {
      const seats = villages.slice(0, 6).flatMap((village, at) => [
        {
          ...{ key: `village:${village.id}:包村领导`, village_id: village.id, village: village.name, role: '包村领导' as const, name: LEADERS[at]!, post: POSTS[LEADERS[at]!]! },
          ...{ person_id: null, rows: village.reserves, state: at === 2 ? ('asked' as const) : at === 3 ? ('already' as const) : ('agreed' as const) },
          choices: at === 2 ? [{ name: '苏晓岚', post: '组织委员', rows: 3, person_id: null }, { name: '梁启宏', post: '人大主席', rows: 1, person_id: null }] : [],
        },
      ]);
      return { seats, agreed: 4, already: 1, asked: 1, people_to_add: 3, suggested_on: '2024-03-01' };
    },
    'mentors.reconcile': () => outcome({ duties: 5, posts: 0, people: 3 }),
    'appraisals.list': ({ year }) => {
      const rows = appraisalRows(year);
      const count = (grade: string) => ({ grade, count: rows.filter((row) => row.grade === grade).length });
      return { rows, counts: ['优秀', '合格', '不合格'].map(count), recommended: rows.filter((row) => row.recommended).length };
    },
    'appraisals.set': ({ grades: given }) => {
      given.forEach(({ person_id, grade, recommended }) => grades.set(person_id, { grade: grade ?? null, recommended }));
      return outcome(given.length, ['pairs']);
    },
    'quarter_reports.list': () => {
      const rows = ['第一组', '第二组', '第三组'].map((team, at) => ({
        ...{ pair_id: null, team, names: reserves.slice(at * 3, at * 3 + 3).map((row) => row.name), summary: null, id: null },
        ...(reports.get(team) ?? { state: at === 1 ? ('returned' as const) : ('missing' as const), on_day: at === 1 ? '2025-10-12' : null, reason: at === 1 ? '没有写下季度安排' : null }),
      }));
      const count = (state: string) => rows.filter((row) => row.state === state).length;
      return { rows, missing: count('missing'), submitted: count('submitted'), returned: count('returned') };
    },
    'quarter_reports.set': ({ team, state, on, reason, summary }) => {
      reports.set(team!, { state, on_day: on, reason: reason ?? null, summary: summary ?? null });
      return outcome(null, ['pairs']);
    },
    'proposals.make': ({ scheme_id, seat_id }) => {
      const rows = reserves.slice(0, 8).map((row, at) => ({
        ...{ person_id: row.person_id, name: row.name, village: row.village, mentor_id: at % 2 ? 'm-孟佳' : 'm-韩雪', mentor: at % 2 ? '孟佳' : '韩雪' },
        ...{ post: at % 2 ? '党建办干事' : '农业站干事', reasons: at % 2 ? ['同村'] : ['专长相合', '去年就是这一对'], score: 9 - at, kept: at % 2 === 0 },
        alternatives: [
          { mentor_id: 'm-白树林', mentor: '白树林', why_not: '已带 3 人，到了上限' },
          { mentor_id: 'm-苏晓岚', mentor: '苏晓岚', why_not: '是他的姐姐，回避' },
        ],
      }));
      return { as_of: TODAY, scheme_id: scheme_id ?? 'one-one', seat_id: seat_id ?? 'one-one/seat-1', rows, unmatched: [{ person_id: 'p9', name: '申志远', why: '导师都到了上限' }], score: 52, kept: 4, changed: 4, over_limit: 0 };
    },
    'proposals.why_not': () => '已带 3 人，到了上限',
    'proposals.accept': ({ pairs }) => outcome(pairs.length, ['pairs']),
    'papers.preview': () => ({ preview: 90, pages: 3, labels: ['申家营村', '下河湾村', '枣园子村'], undrawable: [], cut_from: 0, rows: 52 }),
    'papers.page': ({ page, width }) =>
      `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 758 536" width="${width}"><rect width="758" height="536" fill="white"/><text x="379" y="76" font-size="20" text-anchor="middle">第 ${page + 1} 页</text></svg>`)}`,
    'papers.save': () => ({ files: 1, where: '结对花名册.pdf', token: 'w2', undrawable: [] }),
    'papers.print': () => ({ pages: 3, in_viewer: false }),
  };
}
