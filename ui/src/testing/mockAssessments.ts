/** Scores of the invented township in November 2025, and what became of two. */
import type {
  AssessmentSheet, Indicator, IndicatorListView, OutcomeEdit, OutcomeList, OutcomeRow, OutcomeTypeRow, PeriodChoice, PersonAssessments, RankingRow,
  ScoreRow, YearRow,
} from '@/ipc/bindings';
import { reserves, TODAY } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, op: number | null = 51) => ({ value, changes: ['assessments' as const, 'outcomes' as const], op });
const choice = (value: string): PeriodChoice => ({
  value,
  label: `${value.slice(0, 4)}年${Number(value.slice(5))}月`,
  last_day: value === '2025-11' ? '2025-11-30' : value === '2025-10' ? '2025-10-31' : '2025-09-30',
});
const indicator = (label: string, full_marks: number, position: number): Indicator => ({
  ...{ id: `five-compare/${position}`, township_id: null, indicator_list_id: 'five-compare', label, guide: `${label}看什么`, full_marks },
  ...{ from_on: null, until_on: null, position },
});
const INDICATORS = [indicator('比担当', 20, 1), indicator('比能力', 20, 2), indicator('比实绩', 60, 3)];

export function assessmentAnswers(): Answers {
  let list: IndicatorListView = {
    ...{ id: 'five-compare', township_id: null, name: '五比五看', period: 'month', subject: 'people', excellent: 90, qualified: 60 },
    ...{ position: 1, retired_on: null, indicators: INDICATORS, former: [], full_marks: 100 },
    ...{ first: choice('2025-09'), last: choice('2025-10'), periods: [choice('2025-11'), choice('2025-10'), choice('2025-09')] },
  };
  const people = reserves.slice(0, 3);
  const scores = new Map<string, (number | null)[]>([
    ['p1 2025-10', [200, 180, 550]],
    ['p2 2025-10', [200, 180, 550]],
    ['p1 2025-11', [190, null, null]],
  ]);
  const subject = (at: number) => ({
    ...{ subject_id: people[at]!.person_id, name: people[at]!.name, village_id: people[at]!.village_id },
    ...{ village: people[at]!.village, township: people[at]!.township },
  });
  const of = (person: string, period: string) => scores.get(`${person} ${period}`) ?? INDICATORS.map(() => null);
  const totalOf = (points: (number | null)[]) => (points.every((one) => one !== null) ? points.reduce<number>((sum, one) => sum + one!, 0) : null);
  const standingOf = (points: (number | null)[], period: string): ScoreRow['standing'] =>
    totalOf(points) !== null ? 'scored' : points.some((one) => one !== null) ? 'incomplete' : period === '2025-11' ? 'ahead' : 'missing';
  const sheetOf = (period: string): AssessmentSheet => {
    const rows = people.map((one, at): ScoreRow => {
      const points = of(one.person_id, period);
      return { ...subject(at), standing: standingOf(points, period), scores: points, total: totalOf(points), remark: null, note: null };
    });
    const count = (...wanted: ScoreRow['standing'][]) => rows.filter((row) => wanted.includes(row.standing)).length;
    return {
      ...{ list, period: choice(period), indicators: INDICATORS, full_marks: 100, rows, expected: rows.length },
      ...{ scored: count('scored'), incomplete: count('incomplete'), missing: count('missing', 'ahead') },
    };
  };
  let types: OutcomeTypeRow[] = [
    { id: 'board', township_id: null, name: '进“两委”', level: '村', leave_reason: '已任用', counted: true, position: 1, retired_on: null, outcomes: 1 },
    { id: 'advanced', township_id: null, name: '晋升', level: '乡镇', leave_reason: null, counted: true, position: 2, retired_on: null, outcomes: 0 },
  ];
  let outcomes: OutcomeRow[] = [
    {
      ...{ id: 'o1', township_id: 't1', person_id: 'p2', outcome_type_id: 'board', on_day: '2025-08-22', level: '村', village_id: people[1]!.village_id },
      ...{ post: '村委会委员', unit: null, batch: '第一批', document: '青禾党发〔2025〕15号', remark: null, name: people[1]!.name },
      ...{ type_name: '进“两委”', counted: true, village: people[1]!.village, township: '青禾镇', in_pool: true },
    },
  ];
  const recorded = (edit: OutcomeEdit, person: string): OutcomeRow => {
    const row = reserves.find((one) => one.person_id === person)!;
    const kind = types.find((one) => one.id === edit.type_id)!;
    return {
      ...{ id: edit.id ?? `o-${person}`, township_id: 't1', person_id: person, outcome_type_id: kind.id, on_day: '2025-11-26' },
      ...{ level: edit.level ?? kind.level, village_id: row.village_id, post: edit.post ?? null, unit: edit.unit ?? null, batch: edit.batch ?? null },
      ...{ document: edit.document ?? null, remark: null, name: row.name, type_name: kind.name, counted: kind.counted, village: row.village },
      ...{ township: row.township, in_pool: !edit.leave_reason },
    };
  };

  return {
    'indicator_lists.list': () => [list],
    'indicator_lists.set': (edit) => {
      if (!edit.name.trim()) throw wireError({ family: 'invalid', code: 'input.invalid', message: '请填写名称', fields: [{ field: 'name', code: 'text.length', message: '请填写名称' }] });
      list = { ...list, name: edit.name };
      return outcome(edit.id ?? 'list-2');
    },
    'indicator_lists.remove': () => outcome(null),
    'indicator_lists.retire': ({ on }) => {
      list = { ...list, retired_on: on ?? null };
      return outcome(null);
    },
    'assessments.sheet': ({ period }) => sheetOf(period ?? '2025-11'),
    'assessments.set': ({ period, rows }) => {
      for (const row of rows) {
        scores.set(`${row.subject_id} ${period}`, INDICATORS.map((one) => {
          const typed = row.scores.find((score) => score.indicator_id === one.id)?.points.trim() ?? '';
          return typed === '' ? null : Math.round(Number(typed) * 10);
        }));
      }
      return outcome({ kept: rows.length, cleared: 0 });
    },
    'assessments.ranking': ({ period, within }) => {
      const sheet = sheetOf(period ?? '2025-10');
      const better = (total: number) => sheet.rows.filter((row) => row.total !== null && row.total > total).length;
      const rows = sheet.rows
        .map((row): RankingRow => {
          const rank = row.total === null ? null : better(row.total) + 1;
          return { ...row, rank, before: rank === null ? null : 3, moved: rank === null ? null : 3 - rank };
        })
        .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
      return {
        ...{ list, period: sheet.period, previous: choice('2025-09'), within: within ?? 'township', indicators: INDICATORS, full_marks: 100, rows },
        ...{ expected: 3, ranked: rows.filter((row) => row.rank !== null).length, mean: '93', definition: '得分相同的名次并列（1、1、3）' },
      };
    },
    'assessments.year': () => {
      const rows = people.map((_, at): YearRow => ({
        ...subject(at),
        periods: ['2025-10', '2025-11'].map((period) => ({
          ...{ period, label: `${Number(period.slice(5))}月`, standing: standingOf(of(people[at]!.person_id, period), period) },
          ...{ total: totalOf(of(people[at]!.person_id, period)), full_marks: 100 },
        })),
        ...{ present: at < 2 ? 1 : 0, expected: 1, missing: at < 2 ? '' : '10月', mean_hundredths: at < 2 ? 9300 : null, mean: at < 2 ? '93' : '' },
        ...{ rank: at < 2 ? 1 : null, suggested: at < 2 ? '优秀' : null, grade: null, changed: false },
      }));
      return {
        ...{ list, year: '2025', as_of: TODAY, within: 'township' as const, periods: [choice('2025-10'), choice('2025-11')], rows },
        ...{ graded: [0, 0, 0] as [number, number, number], lacking: 1, definition: '缺评不按零分计' },
      };
    },
    'assessments.of_person': ({ id }): PersonAssessments[] => {
      if (!people.some((one) => one.person_id === id)) return [];
      const periods = ['2025-09', '2025-10'].map((period) => ({
        ...choice(period),
        ...{ standing: standingOf(of(id, period), period), total: totalOf(of(id, period)), full_marks: 100, remark: null },
        scores: INDICATORS.map((one, at) => ({ indicator: one, points: of(id, period)[at]! })),
      }));
      return [{ list, periods, mean: '93', present: 1, missing: 1, grades: [] }];
    },
    'year_grades.set': ({ rows }) => outcome(rows.filter((row) => row.grade).length),
    'outcome_types.list': () => types,
    'outcome_types.set': (edit) => {
      const row = { ...types[0]!, ...edit, id: edit.id ?? 'type-3', leave_reason: edit.leave_reason ?? null, outcomes: 0 };
      types = [...types.filter((one) => one.id !== row.id), row];
      return outcome(row.id);
    },
    'outcome_types.remove': ({ id }) => {
      types = types.filter((one) => one.id !== id);
      return outcome(null);
    },
    'outcome_types.retire': () => outcome(null),
    'outcomes.list': (filter): OutcomeList => {
      const count = (label: string) => ({ label, type_id: null, village_id: null, level: null, outcomes: outcomes.length, people: outcomes.length, of_pool: 1, share: '2.0%', counted: true });
      return {
        ...{ from: filter.from ?? null, as_of: filter.as_of ?? TODAY, outcomes: outcomes.length, people: outcomes.length, of_pool: 1, pool: reserves.length },
        rows: filter.level === '乡镇' ? [] : outcomes,
        by_type: [{ ...count('进“两委”'), type_id: 'board' }],
        by_level: [{ ...count('村'), level: '村' }],
        by_batch: [count('第一批')],
        by_village: [{ ...count(people[1]!.village), village_id: people[1]!.village_id }],
        ...{ sentence: `${outcomes.length} 项`, definition: '按成效日期计入' },
      };
    },
    'outcomes.of_person': ({ id }) => outcomes.filter((one) => one.person_id === id),
    'outcomes.preview': (edit) => ({
      rows: (edit.people ?? []).map((person) => ({
        ...{ person_id: person, name: reserves.find((one) => one.person_id === person)?.name ?? '', village: null, warnings: [] },
        effects: edit.leave_reason ? [`退出后备库（${edit.leave_reason}）`] : [],
      })),
      problems: [],
    }),
    'outcomes.set': (edit) => {
      const rows = (edit.people ?? []).map((person) => recorded(edit, person));
      outcomes = [...rows, ...outcomes.filter((one) => !rows.some((row) => row.id === one.id))];
      return outcome(rows.map((row) => row.id));
    },
    'outcomes.remove': ({ id }) => {
      outcomes = outcomes.filter((one) => one.id !== id);
      return outcome(null);
    },
  };
}
