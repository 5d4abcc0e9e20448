/** Placements, their types and years in office in the invented township, as far as the pages can tell. */
import type {
  Kind, PersonTenure, RotationDetail, RotationFilter, RotationRow, RotationTypeRow, RotationWarning, TallyRow, Term, Transfer,
} from '@/ipc/bindings';
import { reserves, TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: Kind[] = ['rotations'], op: number | null = 51) => ({ value, changes, op });
const DAY = 86_400_000;
const days = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / DAY);
const moved = (day: string, by: number) => new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
const nameOf = (person: string) => reserves.find((row) => row.person_id === person)?.name ?? person.replace('m-', '');

const TYPES: [string, string, RotationTypeRow['category'], boolean, number | null, number | null, boolean][] = [
  ['shadowing', '跟岗历练', '跟岗', true, null, 6, false],
  ['secondment', '挂职锻炼', '挂职', true, null, 12, false],
  ['cross-village', '跨村任职', '任职', true, null, 36, true],
  ['trial', '试岗', '任职', true, 3, 3, true],
  ['exchange', '外派交流', '挂职', false, null, 3, false],
  ['mediator', '矛盾化解员', '实践岗位', true, null, 12, true],
];
const types: RotationTypeRow[] = TYPES.map(([id, name, category, front_line, least, usual, needs_village], at) => ({
  ...{ id, name, category, front_line, least_months: least, usual_months: usual, needs_village, township_id: null, position: at + 1 },
  ...{ changes_posts: id === 'cross-village', scheme_id: id === 'cross-village' ? 'cross-village' : null, retired_on: null },
  ...{ scheme: id === 'cross-village' ? '跨村任职帮带' : null, rotations: 1 },
}));

type Brief = [person: string, type: string, place: string, post: string, from: string, until: string | null, supervisor: string | null];
const BRIEFS: Brief[] = [
  ['p3', 'shadowing', '镇便民服务中心', '窗口', '2025-06-09', '2025-12-09', '孟佳'],
  ['p1', 'mediator', 'v1', '矛盾化解员', '2025-03-01', '2026-03-01', '申有田'],
  ['p1', 'trial', 'v2', '副书记', '2025-10-01', '2025-12-01', '何文清'],
  ['p10', 'secondment', '县农牧局', '科员', '2025-09-01', '2026-09-01', null],
  ['p13', 'exchange', '市委党校', '学员', '2025-05-01', '2025-08-01', null],
  ['p16', 'shadowing', '镇党建办', '干事', '2026-01-05', '2026-07-05', '孟佳'],
  ['p20', 'secondment', '镇综治办', '干事', '2025-08-15', null, '白树林'],
];

export function rotationAnswers(): Answers {
  let terms: Term[] = [{ id: 'term-1', township_id: null, name: '第十一届', from_on: '2021-01', until_on: '2026-01' }];
  let kinds = structuredClone(types);
  let tallies: TallyRow[] = [
    {
      ...{ id: 'y1', township_id: 't1', rotation_id: 'r2', from_on: '2025-09', until_on: null, measure: '调解纠纷', count: 12, unit: '件' },
      ...{ amount: null, remark: null, person_id: 'p1', name: '申海涛', type_name: '矛盾化解员', place: '申家营村', when: '2025.09', text: '12 件' },
    },
  ];
  const kindOf = (id: string) => kinds.find((one) => one.id === id)!;
  const place = (row: { village_id?: string | null; unit?: string | null }) => villages.find((one) => one.id === row.village_id)?.name ?? row.unit ?? '';

  const made = (id: string, person: string, type: string, more: Partial<RotationRow>): RotationRow => {
    const reserve = reserves.find((row) => row.person_id === person);
    return {
      ...{ id, township_id: 't1', person_id: person, type_id: type, route: null, from_on: TODAY, until_on: null, village_id: null, unit: null },
      ...{ from_village_id: null, from_unit: null, post: null, document: null, supervisor_id: null, supervisor: null, tasks: null },
      ...{ grade: null, appraisal: null, appraised_by: null, appraised_on: null, name: nameOf(person), birth: '1990-05', township: '青禾镇' },
      ...{ pool_village: reserve?.village ?? null, pool_village_id: reserve?.village_id ?? null, type_name: kindOf(type).name },
      ...{ category: kindOf(type).category, front_line: kindOf(type).front_line, place: '', from_place: null, supervisor_name: null },
      ...{ state: 'current', last_day: null, days_left: null, months: 1, unappraised: false, warnings: [], sums: [], ...more },
    };
  };
  let rows: RotationRow[] = BRIEFS.map(([person, type, where, post, from_on, until_on, supervisor], at) =>
    made(`r${at + 1}`, person, type, {
      ...{ from_on, until_on, post, supervisor, supervisor_name: supervisor, document: at < 4 ? '青禾党发〔2025〕12号' : null },
      ...(where.startsWith('v') ? { village_id: where } : { unit: where }),
    }),
  );

  /** What holds on the day, told anew. */
  const told = (row: RotationRow, asOf = TODAY): RotationRow => {
    const state = row.from_on > asOf ? 'planned' : row.until_on && row.until_on <= asOf ? 'ended' : 'current';
    const others = rows.filter((one) => one.person_id === row.person_id && one.id !== row.id);
    const clash = others.find((one) => one.from_on < (row.until_on ?? '9') && row.from_on < (one.until_on ?? '9'));
    const warnings: RotationWarning[] = clash
      ? [{ doubt: 'overlap', person_id: row.person_id, other: clash.id, text: `${row.name}同时有两项锻炼：${row.type_name}（${place(row)}）与${clash.type_name}（${place(clash)}）` }]
      : [];
    if (row.type_id === 'trial' && row.until_on && days(row.from_on, row.until_on) < 89) {
      warnings.push({ doubt: 'too_short', person_id: row.person_id, other: null, text: `${row.name}的试岗不满 3 个月` });
    }
    const own = tallies.filter((one) => one.rotation_id === row.id);
    return {
      ...row,
      ...{ state, warnings, place: place(row), last_day: row.until_on && moved(row.until_on, -1) },
      days_left: row.until_on ? days(asOf, row.until_on) - 1 : null,
      months: Math.floor(days(row.from_on, row.until_on ?? asOf) / 30),
      unappraised: state === 'ended' && !row.grade,
      sums: own.map((one) => ({ measure: one.measure, count: one.count ?? 0, unit: one.unit, amount: one.amount ?? 0, text: `${one.measure} ${one.text}` })),
    };
  };
  const asked = (row: RotationRow, filter: RotationFilter): boolean =>
    (filter.state === 'all' || row.state === (filter.state ?? 'current')) &&
    (!filter.types?.length || filter.types.includes(row.type_id)) &&
    (!filter.villages?.length || filter.villages.includes(row.village_id ?? '') || filter.villages.includes(row.pool_village_id ?? '')) &&
    (!filter.document || row.document === filter.document) &&
    (!filter.month || row.from_on.startsWith(filter.month)) &&
    (!filter.text || `${row.name}${row.place}${row.post}`.includes(filter.text)) &&
    (filter.ending_within == null || (row.days_left !== null && row.days_left <= filter.ending_within)) &&
    (!filter.only_overlaps || row.warnings.some((one) => one.doubt === 'overlap')) &&
    (!filter.only_unappraised || row.unappraised) &&
    (!filter.only_front_line || (row.front_line && row.pool_village !== null));
  const change = (ids: readonly string[], work: (row: RotationRow) => Partial<RotationRow>) => {
    rows = rows.map((row) => (ids.includes(row.id) ? { ...row, ...work(row) } : row));
    return outcome(ids.length);
  };
  const draft = (edit: Parameters<NonNullable<Answers['rotations.set']>>[0], at: number) =>
    made(edit.id ?? `r${rows.length + at + 1}`, edit.people[at]!, edit.type_id, {
      ...{ from_on: edit.from_on, until_on: edit.until_on ?? null, village_id: edit.village_id ?? null, unit: edit.unit ?? null },
      ...{ post: edit.post ?? null, document: edit.document ?? null, supervisor_name: edit.supervisor ?? null },
    });

  const spell = (village: string, from_on: string, until_on: string | null, text: string) => ({
    ...{ post_id: `${village}${from_on}`, village_id: village, village: villages.find((one) => one.id === village)!.name, title: '党支部书记' },
    ...{ from_on, until_on, length: { months: 0, days: 0 }, length_text: text },
  });
  const served = (text: string, months: number, on: string | null) => ({
    ...{ length: { months, days: 0 }, text, reached: months >= 60, reaches_on: on },
  });
  const secretary = (name: string, more: Partial<PersonTenure>): PersonTenure => ({
    ...{ person_id: `m-${name}`, name, birth: '1975-03', township: '青禾镇', in_office: true, village: '申家营村', village_id: 'v1' },
    ...{ title: '党支部书记', spells: [], continuous: served('', 0, null), cumulative: served('', 0, null), terms: [], ...more },
  });
  const TENURES: PersonTenure[] = [
    secretary('申有田', {
      spells: [spell('v5', '2020-04-01', '2023-06-01', '3年2个月'), spell('v1', '2023-10-01', null, '2年1个月')],
      ...{ continuous: served('2年1个月', 25, '2028-10-01'), cumulative: served('5年3个月', 63, '2025-08-01') },
      terms: [{ term: '第十一届', length: { months: 55, days: 0 }, length_text: '4年7个月' }],
    }),
    secretary('何文清', {
      ...{ village: '下河湾村', village_id: 'v2', spells: [spell('v2', '2021-03-01', null, '4年8个月')] },
      ...{ continuous: served('4年8个月', 56, '2026-03-01'), cumulative: served('4年8个月', 56, '2026-03-01') },
    }),
  ];

  const problemsOf = (transfer: Transfer) =>
    transfer.route === '平行交流' && !transfer.person_id.startsWith('m-') ? [`${nameOf(transfer.person_id)}在2025年11月26日不是村党组织书记，不能平行交流`] : [];
  const seat = (label: string, name: string | null) => ({
    ...{ seat_id: `cross/${label}`, label, gap: name ? null : ('vacant' as const) },
    mentors: name ? [{ person_id: `m-${name}`, name, post: null, named: null, reason: null }] : [],
  });

  return {
    'rotation_types.list': () => kinds,
    'rotation_types.set': ({ id, ...edit }) => {
      const kept = kinds.find((one) => one.id === id);
      const next = { ...(kept ?? types[0]!), ...edit, id: id ?? 'new-type', position: kept?.position ?? 99 } as RotationTypeRow;
      kinds = kept ? kinds.map((one) => (one.id === id ? next : one)) : [...kinds, { ...next, rotations: 0 }];
      return outcome(next.id);
    },
    'rotation_types.retire': ({ id, on }) => {
      kinds = kinds.map((one) => (one.id === id ? { ...one, retired_on: on ?? null } : one));
      return outcome(null);
    },
    'rotation_types.remove': ({ id }) => {
      kinds = kinds.filter((one) => one.id !== id);
      return outcome(null);
    },
    'rotation_types.order': ({ ids }) => {
      kinds = ids.map((id) => kindOf(id));
      return outcome(null);
    },
    'rotations.list': (filter) => {
      const asOf = filter.as_of ?? TODAY;
      const all = rows.map((row) => told(row, asOf));
      const current = all.filter((row) => row.state === 'current');
      return {
        as_of: asOf,
        rows: all.filter((row) => asked(row, filter)),
        current: current.length,
        people: new Set(current.map((row) => row.person_id)).size,
        ending: current.filter((row) => row.days_left !== null && row.days_left <= 30).length,
        overlaps: current.filter((row) => row.warnings.some((one) => one.doubt === 'overlap')).length,
        unappraised: all.filter((row) => row.unappraised).length,
        types: kinds.map((kind) => {
          const own = all.filter((row) => row.type_id === kind.id);
          const now = own.filter((row) => row.state === 'current').length;
          return { type_id: kind.id, type_name: kind.name, category: kind.category, current: now, people: now, begun: own.filter((row) => row.state !== 'planned').length };
        }),
        batches: [
          { document: '青禾党发〔2025〕12号', month: '2025-09', begun: 1, current: 1, types: [{ type_name: '挂职锻炼', begun: 1 }] },
          { document: null, month: '2025-05', begun: 1, current: 0, types: [{ type_name: '外派交流', begun: 1 }] },
        ],
        front_line: { in_pool: 52, people: 4, permille: 77, sentence: '52 名后备干部中 4 名在一线锻炼，占 7.7%' },
      };
    },
    'rotations.get': ({ id, as_of }) => {
      const row = rows.find((one) => one.id === id);
      if (!row) throw wireError({ code: 'record.not_found', message: '没有找到这项锻炼。' });
      return { row: told(row, as_of ?? TODAY), events: [], tallies: tallies.filter((one) => one.rotation_id === id) } satisfies RotationDetail;
    },
    'rotations.of_person': ({ id }) => {
      const own = rows.filter((row) => row.person_id === id).map((row) => told(row));
      return { rows: own, sums: own.flatMap((row) => row.sums), tenure: TENURES.find((one) => one.person_id === id) ?? null };
    },
    'rotations.preview': (edit) => {
      const drafts = edit.people.map((_, at) => told(draft({ ...edit, id: edit.id ?? 'draft' }, at)));
      const usual = kindOf(edit.type_id).usual_months;
      return { people: drafts.length, usual_until: usual ? moved(edit.from_on, usual * 30) : null, warnings: drafts.flatMap((one) => one.warnings) };
    },
    'rotations.set': (edit) => {
      const drafts = edit.people.map((_, at) => draft(edit, at));
      rows = [...rows.filter((row) => row.id !== edit.id), ...drafts];
      return outcome({ ids: drafts.map((one) => one.id), warnings: [] });
    },
    'rotations.remove': ({ id }) => {
      rows = rows.filter((row) => row.id !== id);
      return outcome(null);
    },
    'rotations.end': ({ ids, on }) => change(ids, () => ({ until_on: on })),
    'rotations.extend': ({ ids, until_on }) => change(ids, () => ({ until_on })),
    'rotations.appraise': ({ ids, grade, appraisal }) => change(ids, () => ({ grade: grade ?? null, appraisal: appraisal ?? null })),
    'rotations.preview_transfer': (transfer) => {
      const village = villages.find((one) => one.id === transfer.village_id)!;
      const name = nameOf(transfer.person_id);
      const lateral = transfer.route === '平行交流';
      const holder = { id: 'd', person_id: 'm', name: '石占山', post: '党支部书记', from_on: '2021-03', until_on: null, document: null };
      const change = (id: string, before: string | null, after: string | null) => ({
        ...{ village_id: id, village: villages.find((one) => one.id === id)!.name, pairs: 3, unchanged: [], note: null },
        before: before ? { ...holder, name: before } : null,
        after: after ? { person_id: null, name: after, post: '党支部书记', from_on: transfer.on, until_on: null, document: null } : null,
      });
      return {
        ...{ person_id: transfer.person_id, name, on: transfer.on, from_village: '申家营村', village: village.name, statuses: village.statuses },
        arrival: change(village.id, '石占山', name),
        departure: lateral ? change('v1', name, transfer.successor?.name ?? null) : null,
        ends: [],
        ...{ stays_in_pool: lateral ? null : '申家营村', scheme: '跨村任职帮带', warnings: [], problems: problemsOf(transfer) },
        mentors: [seat('乡镇党委书记', '赵景明'), seat('包村领导', '苏晓岚'), seat('驻村第一书记', null)],
      };
    },
    'rotations.transfer': (transfer) => {
      const row = made('r-transfer', transfer.person_id, 'cross-village', { from_on: transfer.on, village_id: transfer.village_id, route: transfer.route });
      rows = [...rows, row];
      return outcome({ rotation_id: row.id, ended: 1, paired: true, warnings: [] }, ['rotations', 'posts', 'pairs']);
    },
    'tallies.list': ({ rotation_id }) => {
      const own = tallies.filter((one) => !rotation_id || one.rotation_id === rotation_id);
      const total = own.map((one) => ({ measure: one.measure, count: one.count ?? 0, unit: one.unit, amount: one.amount ?? 0, text: `${one.measure} ${one.text}` }));
      return { rows: own, groups: [], total, amount: 0, amount_text: '0 元', measures: [...new Set(own.map((one) => one.measure))] };
    },
    'tallies.set': (edit) => {
      const row = rows.find((one) => one.id === edit.rotation_id)!;
      const id = edit.id ?? `y${tallies.length + 1}`;
      const text = [edit.count && `${edit.count} ${edit.unit ?? '次'}`, edit.amount && `${edit.amount} 元`].filter(Boolean).join(' ');
      tallies = [
        ...tallies.filter((one) => one.id !== id),
        {
          ...{ id, township_id: 't1', rotation_id: row.id, from_on: edit.from_on, until_on: null, measure: edit.measure, count: Number(edit.count) || null },
          ...{ unit: edit.unit ?? '次', amount: null, remark: edit.remark ?? null, person_id: row.person_id, name: row.name, type_name: row.type_name },
          ...{ place: place(row), when: edit.from_on.replaceAll('-', '.'), text },
        },
      ];
      return outcome(id);
    },
    'tallies.remove': ({ id }) => {
      tallies = tallies.filter((one) => one.id !== id);
      return outcome(null);
    },
    'tenure.list': (filter) => {
      const served = (one: PersonTenure) => (filter.basis === 'continuous' ? one.continuous : one.cumulative);
      const all = TENURES.filter((one) => !filter.text || one.name.includes(filter.text));
      return {
        ...{ as_of: filter.as_of ?? TODAY, basis: filter.basis ?? 'cumulative', years: filter.years ?? 5, in_office: 2 },
        rows: all.filter((one) => !filter.only_eligible || served(one).reached),
        eligible: TENURES.filter((one) => served(one).reached).length,
        soon: TENURES.filter((one) => !served(one).reached && (served(one).reaches_on ?? '9') <= '2026-11-26').length,
        definition: '口径：任村党组织书记的时间按月日计算；同时任几个村只算一次；满 5 年以上',
      };
    },
    'terms.list': () => terms,
    'terms.set': ({ id, name, from_on, until_on }) => {
      const term: Term = { id: id ?? `term-${terms.length + 1}`, township_id: null, name, from_on, until_on: until_on ?? null };
      terms = [...terms.filter((one) => one.id !== term.id), term];
      return outcome(term.id, ['posts']);
    },
    'terms.remove': ({ id }) => {
      terms = terms.filter((one) => one.id !== id);
      return outcome(null, ['posts']);
    },
  };
}
