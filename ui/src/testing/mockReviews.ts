/** A review of the invented township: 公安局 objects to the second, 税务局 has not answered about anybody. */
import type { DepartmentRow, ReplySheetPlan, ReviewGrid, ReviewRow, RevealedReply } from '@/ipc/bindings';
import { reserves, TODAY } from './fixtures';
import type { Answers } from './mock';

const outcome = <T>(value: T, op: number | null = 51) => ({ value, changes: ['reviews' as const], op });
const NAMES = ['公安局', '法院', '税务局'];
const PEOPLE = 6;

/** Written nowhere but in grounds. */
export const GROUNDS = '2023年受过治安处罚';

export function reviewAnswers(): Answers {
  let silent = new Set(['d3']);
  let departments: DepartmentRow[] = NAMES.map((name, at) => ({
    ...{ id: `d${at + 1}`, township_id: null, name, position: at + 1, retired_on: null, rounds: 1, retired: false },
  }));
  const grid = (): ReviewGrid => {
    const rows = reserves.slice(0, PEOPLE).map((row, at): ReviewRow => {
      const cells = NAMES.map((_, column) => (silent.has(`d${column + 1}`) ? '-' : 'r')).join('');
      const replied = [...cells].filter((cell) => cell === 'r').length;
      return {
        ...{ person_id: row.person_id, name: row.name, village_id: row.village_id, village: row.village, cells, replied, expired: 0 },
        ...{ valid_until: '2026-11-09', standing: at === 1 ? 'objection' : cells.includes('-') ? 'waiting' : 'clear' },
      };
    });
    const replies = rows.reduce((sum, row) => sum + row.replied, 0);
    return {
      as_of: TODAY,
      round: {
        ...{ id: 'r1', township_id: 't1', name: '2025年资格联审', purpose: null, document: null, sent_on: '2025-11-01', due_on: '2025-11-20' },
        ...{ valid_months: 12, departments: 3, people: PEOPLE, replies, wanted: 3 * PEOPLE, overdue: replies < 3 * PEOPLE },
      },
      columns: NAMES.map((name, at) => ({ id: `d${at + 1}`, name, replied: silent.has(`d${at + 1}`) ? 0 : PEOPLE })),
      rows,
    };
  };
  const replyOf = (row: ReviewRow, at: number): RevealedReply => ({
    ...{ round_id: 'r1', person_id: row.person_id, department_id: `d${at + 1}`, department: NAMES[at]!, letter: null },
    ...{ replied_on: '2025-11-10', valid_until: '2026-11-09', expired: false },
    ...(row.standing === 'objection' && at === 0 ? { result: 'objection', grounds: GROUNDS } : { result: 'no_objection', grounds: null }),
  });
  const plan = (reveal: boolean): ReplySheetPlan => ({
    ...{ round_id: 'r1', round: '2025年资格联审', departments: ['税务局'], read: 3, new: 2, changed: 0, same: 0, unanswered: 0 },
    rows: grid().rows.slice(0, 2).map((row, at) => ({
      ...{ place: `反馈 第 ${at + 4} 行`, department: '税务局', person_id: row.person_id, name: row.name, village: row.village, state: 'new' },
      ...{ result: reveal ? 'no_objection' : null, grounds: null },
    })),
    problems: [{ key: '1:6', place: '反馈 第 6 行 B 列', message: '台账里没有“周大勇”，请核对姓名', candidates: [] }],
    ...{ missing: ['李强（申家营村）'], revealed: reveal },
  });
  return {
    'departments.list': () => departments,
    'departments.set': ({ id, name, retired_on }) => {
      departments = departments.map((one) => (one.id === id ? { ...one, name, retired_on: retired_on ?? null, retired: Boolean(retired_on) } : one));
      return outcome(id ?? 'd9');
    },
    'departments.remove': () => outcome(null),
    'departments.order': () => outcome(null),
    'reviews.list': () => [grid().round],
    'reviews.get': () => grid(),
    'reviews.set': () => outcome('r1'),
    'reviews.remove': () => outcome(null),
    'reviews.of_person': ({ id }) => {
      const row = grid().rows.find((one) => one.person_id === id);
      const { round } = grid();
      return row ? [{ round, departments: 3, replied: row.replied, expired: 0, valid_until: row.valid_until, standing: row.standing }] : [];
    },
    'reviews.reveal': () => grid().rows.flatMap((row) => [...row.cells].flatMap((cell, at) => (cell === 'r' ? [replyOf(row, at)] : []))),
    'replies.set': ({ people }) => outcome(people.length),
    'replies.set_rest': ({ department_id }) => {
      silent = new Set([...silent].filter((id) => id !== department_id));
      return outcome(PEOPLE);
    },
    'replies.remove': ({ people }) => outcome(people.length),
    'replies.check_sheet': ({ options }) => plan(options.reveal === true),
    'replies.import_sheet': () => outcome(plan(false)),
  };
}
