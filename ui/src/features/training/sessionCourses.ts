/** What is taught in a session, as it is typed: a course of the menu by id, or other words. */
import type { SessionCourseEdit, SessionCourseRow } from '@/ipc/bindings';

export interface TypedCourse {
  /** `course:<id>`, or the title as typed. */
  what: string;
  teacher_id: string;
  hours: string;
}

const EMPTY: TypedCourse = { what: '', teacher_id: '', hours: '' };

/** Lines of the form; there is always one to type into. */
export function typedCourses(known: readonly (SessionCourseRow | string)[]): TypedCourse[] {
  const lines = known.map((one) =>
    typeof one === 'string'
      ? { ...EMPTY, what: `course:${one}` }
      : {
          what: one.course_id ? `course:${one.course_id}` : one.title,
          teacher_id: one.teacher_id ?? '',
          hours: one.hours === null ? '' : String(one.hours / 10),
        },
  );
  return lines.length ? lines : [{ ...EMPTY }];
}

export function emptyCourse(): TypedCourse {
  return { ...EMPTY };
}

/** As the app takes them; empty lines are nothing. */
export function asSent(lines: readonly TypedCourse[]): SessionCourseEdit[] {
  return lines
    .filter((line) => line.what.trim())
    .map(({ what, teacher_id, hours }) => ({
      ...(what.startsWith('course:') ? { course_id: what.slice(7) } : { title: what.trim() }),
      ...{ teacher_id: teacher_id || null, hours: hours.trim() || null },
    }));
}
