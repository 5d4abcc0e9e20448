/** A pasted sign-in list: what the clerk answered, and what is registered in the end. */
import type { AttendanceEdit, Candidate, Found, SignInLine } from '@/ipc/bindings';
import { dottedMonth } from '@/shared/format/dates';

/** Who stands on a line, in the clerk's words; absent: not decided yet. */
export type Answer = { who: 'person'; person_id: string; name: string } | { who: 'guest' } | { who: 'nobody' };
export type Answers = ReadonlyMap<number, Answer>;

/** What a line is called until it is answered; those that are clear need no word. */
const FOUND: Record<Found, string> = {
  matched: '认出',
  ambiguous: '重名',
  homophone: '同音',
  partial: '相近',
  duplicate: '重复',
  stranger: '查无此人',
  skipped: '不是人名',
};
/** One of a name who the line says is of another village is no namesake. */
export const wordOf = (line: SignInLine): string => (line.found === 'ambiguous' && line.candidates.length === 1 ? '村不同' : FOUND[line.found]);
const ASKED: readonly Found[] = ['ambiguous', 'homophone', 'partial', 'stranger'];

/** Whether somebody has to say who is meant. */
export const isAsked = (line: SignInLine): boolean => ASKED.includes(line.found);

/** `申家营村　1985.06 生　138****6630`, and why the attendance will not count as a reserve's. */
export function candidateSaid(one: Candidate): string {
  const outside = { not_yet: '当天还没入库', left: '当天已退出', reserve: '', other: '', guest: '' }[one.standing];
  return [one.village, one.unit, one.birth && `${dottedMonth(one.birth)} 生`, one.phone, outside].filter(Boolean).join('　');
}

/** What stands for a line: the answer, or what needs none. */
export function answerOf(line: SignInLine, at: number, answers: Answers): Answer | null {
  const given = answers.get(at);
  if (given) return given;
  const only = line.candidates[0];
  if (line.found === 'matched' && only) return { who: 'person', person_id: only.person_id, name: only.name };
  return line.found === 'duplicate' || line.found === 'skipped' ? { who: 'nobody' } : null;
}

export interface Settled {
  /** What is registered, each person once. */
  edits: AttendanceEdit[];
  /** Lines nobody decided about. */
  open: number;
  /** Lines by place that mean somebody an earlier line means already, with that line's number. */
  twice: ReadonlyMap<number, number>;
}

/**
 * What the list comes to with the answers so far.
 * @param ahead the session has not begun: who is on the list is expected, nobody has come
 */
export function settle(lines: readonly SignInLine[], answers: Answers, ahead: boolean): Settled {
  const edits: AttendanceEdit[] = [];
  const seen = new Map<string, number>();
  const twice = new Map<number, number>();
  let open = 0;
  lines.forEach((line, at) => {
    const answer = answerOf(line, at, answers);
    if (!answer) open += 1;
    if (!answer || answer.who === 'nobody') return;
    const key = answer.who === 'person' ? answer.person_id : `${line.name} ${line.unit ?? ''}`;
    const before = seen.get(key);
    if (before !== undefined) {
      twice.set(at, before);
      return;
    }
    seen.set(key, line.line);
    const state = ahead && line.state === 'present' ? 'expected' : line.state;
    edits.push(answer.who === 'person' ? { person_id: answer.person_id, state } : { guest: line.name, guest_unit: line.unit ?? line.village, state });
  });
  return { edits, open, twice };
}
