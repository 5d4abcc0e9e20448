/** Training of the invented township: sessions, who came, what is asked for, and the figures of it. */
import type {
  AttendanceCounts, AttendanceRow, AttendanceState, CourseRow, Kind, PersonTraining, RequestRow, SchoolRow, SessionDetail,
  SessionRow, SignInLine, StudyRow, Tally, TeacherRow, TrainingOptions,
} from '@/ipc/bindings';
import { reserves, TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: Kind[] = ['sessions'], op: number | null = 51) => ({ value, changes, op });

const OPTIONS: TrainingOptions = {
  forms: ['集中培训', '学习观摩', '研讨交流', '现场教学', '网络'],
  levels: ['省', '市', '县', '乡', '村'],
  study_kinds: ['进修', '外出培训', '学历提升', '网络学习'],
  minimum: { hours: 320 },
};

const school = (id: string, name: string, place: string, sessions: number): SchoolRow => ({
  ...{ id, township_id: 't1', name, place, remark: null, retired_on: null, sessions },
});
const teacher = (id: string, name: string, unit: string, over: Partial<TeacherRow>): TeacherRow => ({
  ...{ id, township_id: 't1', person_id: null, name, unit, title: null, subject: null, phone: null, level: null },
  ...{ remark: null, retired_on: null, sessions: 0, hours: 0, last_on: null, ...over },
});
const course = (id: string, title: string, subject: string, hours: number, over: Partial<CourseRow> = {}): CourseRow => ({
  ...{ id, township_id: 't1', title, subject, hours, level: '乡', remark: null, retired_on: null, sessions: 0, unmet: 0, ...over },
});
const request = (id: string, what: string, over: Partial<RequestRow>): RequestRow => ({
  ...{ id, township_id: 't1', village_id: null, person_id: null, course_id: null, topic: what, on_day: '2025-11-03', people: null },
  ...{ remark: null, what, village: null, person: null, state: 'unmet', session: null, session_title: null, met_on: null, ...over },
});

function attendance(session: string, index: number, state: AttendanceState, hours: number): AttendanceRow {
  const row = reserves[index]!;
  return {
    ...{ id: `${session}-${row.person_id}`, township_id: 't1', session_id: session, person_id: row.person_id, guest: null },
    ...{ guest_unit: null, state, hours: null, result: null, remark: null, name: row.name },
    ...{ village_id: row.village_id, village: row.village, unit: null, standing: 'reserve', counted: state === 'present' ? hours : 0 },
  };
}

interface Kept {
  session: SessionRow;
  list: AttendanceRow[];
}

function kept(id: string, title: string, day: string, over: Partial<SessionRow>, list: AttendanceRow[] = []): Kept {
  return {
    session: {
      ...{ id, township_id: 't1', title, begins_on: day, ends_on: day, days: null, hours: 80, school_id: 's1', village_id: null },
      ...{ place: null, form: '集中培训', level: '乡', organizer: '镇党委组织办', content: null, document: null },
      ...{ held_on: [day], held_at: '青禾镇党校', courses: [], requests: [], counts: countsOf(list), ...over },
    },
    list,
  };
}

function countsOf(list: readonly AttendanceRow[]): AttendanceCounts {
  const of = (state: AttendanceState) => list.filter((row) => row.state === state).length;
  const present = list.filter((row) => row.state === 'present');
  return {
    ...{ expected: list.length, present: of('present'), leave: of('leave'), absent: of('absent') },
    ...{ reserves: present.filter((row) => row.standing === 'reserve').length, guests: present.filter((row) => row.guest).length },
  };
}

function starting(): Kept[] {
  const many = (id: string, from: number, count: number, came: number, hours = 80) =>
    Array.from({ length: count }, (_, i) => attendance(id, from + i, i < came ? 'present' : came && i === came ? 'leave' : 'expected', hours));
  return [
    kept('n4', '冬季法治宣传骨干班', '2025-12-03', { form: '现场教学', hours: 40 }, many('n4', 0, 4, 0)),
    kept('n3', '后备干部培训班第三期', '2025-11-20', { courses: [{ course_id: 'c1', title: '农村集体资金管理', teacher_id: 'k1', teacher: '王志平', hours: 40 }] }, many('n3', 0, 9, 3)),
    kept('n2', '下河湾村送学上门', '2025-09-12', { school_id: null, village_id: 'v2', held_at: '下河湾村', level: '村', hours: 20 }, many('n2', 9, 4, 4, 20)),
    kept('n1', '后备干部培训班第二期', '2024-10-16', { ends_on: '2024-10-17', held_on: ['2024-10-16', '2024-10-17'], hours: 160 }, many('n1', 0, 20, 18, 160)),
  ];
}

/** A line of a pasted list, matched by the name on it as far as the invented people go. */
function line(number: number, text: string, before: ReadonlyMap<string, number>): SignInLine {
  const [name = '', ...rest] = text.trim().split(/\s+/);
  const said = rest.includes('请假') ? ('leave' as const) : ('present' as const);
  const unit = rest.filter((word) => word !== '请假').join(' ') || null;
  const alike: Record<string, string> = { 王燕: '王艳' };
  const same = reserves.filter((row) => row.name === (alike[name] ?? name));
  const candidates = same.map((row) => ({
    ...{ person_id: row.person_id, name: row.name, village: row.village, unit: null, phone: row.phone, birth: row.birth, standing: 'reserve' as const },
  }));
  const earlier = before.get(name) ?? null;
  const found = earlier ? 'duplicate' : alike[name] ? 'homophone' : same.length === 1 ? 'matched' : same.length ? 'ambiguous' : 'stranger';
  const why = { duplicate: `与第 ${earlier} 行是同一个人`, homophone: `台账里没有“${name}”，有同音的人`, matched: '', ambiguous: `台账里有 ${same.length} 个“${name}”`, stranger: `台账里没有“${name}”` };
  return { line: number, text, name, village: null, unit, state: said, found, candidates, same_as: earlier, why: why[found] };
}

export function trainingAnswers(): Answers {
  let sessions = starting();
  let minimum = OPTIONS.minimum.hours;
  const schools = [school('s1', '青禾镇党校', '镇政府二楼会议室', 3), school('s2', '北梁实训基地', '北梁村', 0)];
  let teachers = [
    teacher('k1', '王志平', '县委党校', { title: '讲师', subject: '党建', phone: '13947220011', level: '县', sessions: 1, hours: 40, last_on: '2025-11-20' }),
    teacher('k2', '李海霞', '县司法局', { subject: '法律', level: '县' }),
  ];
  const courses = [course('c1', '农村集体资金管理', '党建', 40, { sessions: 1 }), course('c2', '民法典', '法律', 20, { unmet: 2 })];
  let requests = [
    request('q1', '民法典', { village_id: 'v1', village: '申家营村', course_id: 'c2', topic: null, people: 30 }),
    request('q2', '民法典', { village_id: 'v5', village: '红旗村', course_id: 'c2', topic: null, people: 12, on_day: '2025-10-20' }),
    request('q3', '短视频带货', { village_id: 'v2', village: '下河湾村', person_id: 'p10', person: '何建军' }),
    request('q4', '农村集体资金管理', { village_id: 'v4', village: '南泉子村', course_id: 'c1', topic: null, state: 'met', session: 'n3', session_title: '后备干部培训班第三期', met_on: '2025-11-20' }),
  ];
  let studies: StudyRow[] = [
    {
      ...{ id: 'u1', township_id: 't1', person_id: 'p1', kind: '进修', title: '全市村干部学历提升班', institution: '市委党校', level: '市' },
      ...{ begins_on: '2025-03', ends_on: '2025-06', hours: 400, certificate: '结业证', result: '结业', document: null, remark: null },
      ...{ name: '申海涛', village: '申家营村', under_way: false },
    },
  ];
  const find = (id: string | null | undefined): Kept => {
    const found = sessions.find((one) => one.session.id === id);
    if (!found) throw wireError({ code: 'record.not_found', message: '没有找到这个班次。' });
    return found;
  };
  const detail = ({ session, list }: Kept): SessionDetail => ({ ...session, counts: countsOf(list), attendances: list });
  const change = (id: string, list: AttendanceRow[]) => {
    sessions = sessions.map((one) => (one.session.id === id ? { session: { ...one.session, counts: countsOf(list) }, list } : one));
  };

  function tally(of: readonly Kept[]): Tally {
    const rows = of.flatMap((one) => one.list);
    const came = rows.filter((row) => row.state === 'present');
    const people = new Set(came.flatMap((row) => row.person_id ?? []));
    const guests = came.filter((row) => row.guest);
    const reserve = came.filter((row) => row.standing === 'reserve');
    return {
      ...{ sessions: of.length, session_hours: of.reduce((sum, one) => sum + one.session.hours, 0), expected: rows.length },
      ...{ attendances: came.length, people: people.size, reserve_attendances: reserve.length, guests: guests.length },
      ...{ reserve_people: new Set(reserve.map((row) => row.person_id)).size, guest_attendances: guests.length },
      hours: came.reduce((sum, row) => sum + row.counted, 0),
    };
  }

  return {
    'training.options': () => ({ ...OPTIONS, minimum: { hours: minimum } }),
    'training.set_minimum': ({ hours }) => ({ hours: (minimum = hours) }),
    'schools.list': () => schools,
    'schools.set': () => outcome('s9', ['schools']),
    'schools.remove': () => outcome(null, ['schools']),
    'teachers.list': ({ text }) => teachers.filter((row) => !text || [row.name, row.unit, row.subject].some((one) => one?.includes(text))),
    'teachers.set': ({ id, name, unit }) => {
      const made = teacher(id ?? `k${teachers.length + 1}`, name ?? '', unit ?? '', {});
      teachers = [...teachers.filter((row) => row.id !== made.id), made];
      return outcome(made.id, ['teachers']);
    },
    'teachers.remove': ({ id }) => {
      if (teachers.find((row) => row.id === id)?.sessions) {
        throw wireError({ code: 'record.still_referenced', message: '王志平还有 1 次授课，不能删除。', hint: '不再聘请的，填写“不再聘请”的时间。' });
      }
      teachers = teachers.filter((row) => row.id !== id);
      return outcome(null, ['teachers']);
    },
    'courses.list': () => courses,
    'courses.set': () => outcome('c9', ['courses']),
    'courses.remove': () => outcome(null, ['courses']),
    'requests.list': ({ state, text, village_id, person_id }) => {
      const rows = requests.filter(
        (row) =>
          (!state || row.state === state) && (!text || row.what.includes(text)) && (!village_id || row.village_id === village_id) && (!person_id || row.person_id === person_id),
      );
      const unmet = rows.filter((row) => row.state === 'unmet');
      const menu = [...new Set(unmet.map((row) => row.what))].map((what) => {
        const asked = unmet.filter((row) => row.what === what);
        return {
          ...{ course_id: asked[0]!.course_id, what, requests: asked.length, people: asked.reduce((sum, row) => sum + (row.people ?? 1), 0) },
          ...{ villages: asked.flatMap((row) => row.village ?? []), since: asked.at(-1)!.on_day, ids: asked.map((row) => row.id) },
        };
      });
      return { as_of: TODAY, rows, menu };
    },
    'requests.set': (edit) => {
      const what = courses.find((one) => one.id === edit.course_id)?.title ?? edit.topic ?? '';
      const made = request(edit.id ?? `q${requests.length + 1}`, what, {
        ...{ village_id: edit.village_id ?? null, person_id: edit.person_id ?? null, on_day: edit.on_day ?? TODAY },
        village: villages.find((one) => one.id === edit.village_id)?.name ?? null,
      });
      requests = [made, ...requests.filter((row) => row.id !== made.id)];
      return outcome(made.id, ['requests']);
    },
    'requests.remove': ({ id }) => {
      requests = requests.filter((row) => row.id !== id);
      return outcome(null, ['requests']);
    },
    'sessions.list': ({ from, to, form, level, village_id, text, teacher_id, school_id, course_id }) => {
      const rows = sessions
        .map((one) => one.session)
        .filter(
          (one) =>
            (!from || one.begins_on >= from) && (!to || one.begins_on <= to) && (!form || one.form === form) && (!level || one.level === level) &&
            (!village_id || one.village_id === village_id) && (!school_id || one.school_id === school_id) &&
            (!teacher_id || one.courses.some((line) => line.teacher_id === teacher_id)) &&
            (!course_id || one.courses.some((line) => line.course_id === course_id)) &&
            (!text || one.title.includes(text) || one.held_at.includes(text)),
        );
      const sum = countsOf(sessions.filter((one) => rows.includes(one.session)).flatMap((one) => one.list));
      return { rows, counts: sum };
    },
    'sessions.get': ({ id }) => detail(find(id)),
    'sessions.set': (edit) => {
      const id = edit.id ?? `n${sessions.length + 1}`;
      const day = edit.begins_on ?? TODAY;
      const old = sessions.find((one) => one.session.id === id);
      const made = kept(id, edit.title ?? '', day, { ...old?.session, title: edit.title ?? '', begins_on: day, requests: edit.requests ?? [] }, old?.list);
        sessions = [...sessions.filter((one) => one !== old), made].sort((a, b) => b.session.begins_on.localeCompare(a.session.begins_on));
      requests = requests.map((row) => (edit.requests?.includes(row.id) ? { ...row, state: 'planned', session: id, session_title: made.session.title } : row));
      return outcome(id, ['sessions', 'requests']);
    },
    'sessions.copy': ({ id, begins_on }) => {
      const old = find(id ?? sessions[0]!.session.id);
      const made = kept(`n${sessions.length + 1}`, '后备干部培训班第四期', begins_on, {}, old.list.map((row) => ({ ...row, id: `x-${row.id}`, state: 'expected', counted: 0 })));
        sessions = [made, ...sessions];
      return outcome(made.session.id);
    },
    'sessions.remove': ({ id }) => {
        sessions = sessions.filter((one) => one.session.id !== id);
      return outcome(null);
    },
    'attendances.suggest': ({ session_id }) => {
      const { list } = find(session_id);
      return reserves.map((row) => ({
        ...{ person_id: row.person_id, name: row.name, village_id: row.village_id, village: row.village, phone: row.phone },
        state: list.find((one) => one.person_id === row.person_id)?.state ?? null,
      }));
    },
    'attendances.match': ({ text }) => {
      const seen = new Map<string, number>();
      const lines = text.split('\n').flatMap((one, at) => {
        if (!one.trim()) return [];
        const read = line(at + 1, one, seen);
        if (!seen.has(read.name)) seen.set(read.name, at + 1);
        return [read];
      });
      const count = (...found: string[]) => lines.filter((one) => found.includes(one.found)).length;
      return { lines, matched: count('matched'), asked: count('ambiguous', 'homophone', 'partial', 'stranger'), duplicates: count('duplicate'), skipped: count('skipped') };
    },
    'attendances.set': ({ session_id, rows }) => {
      const { session, list } = find(session_id);
      if (session.begins_on > TODAY && rows.some((row) => row.state === 'present')) {
        const message = `“${session.title}”2025年12月3日才开班，还不能登记实到；可以先列为应到`;
        throw wireError({ family: 'invalid', message, fields: [{ field: 'rows[0].state', code: 'attendance.future', message }] });
      }
      let next = list;
      for (const { id, person_id, guest, guest_unit, state } of rows) {
        const old = next.find((one) => (id ? one.id === id : person_id ? one.person_id === person_id : one.guest === guest));
        const at = reserves.findIndex((one) => one.person_id === person_id);
        const fresh = at >= 0 ? attendance(session.id, at, 'expected', session.hours) : { ...attendance(session.id, 0, 'expected', session.hours), id: `g-${guest}`, person_id: null, guest: guest ?? '', guest_unit: guest_unit ?? null, name: guest ?? '', village: null, village_id: null, unit: guest_unit ?? null, standing: 'guest' as const };
        const row = { ...(old ?? fresh), state: state ?? old?.state ?? 'expected' };
        next = [...next.filter((one) => one !== old), { ...row, counted: row.state === 'present' ? session.hours : 0 }];
        if (old) next = list.map((one) => next.find((other) => other.id === one.id) ?? one).concat(next.filter((one) => !list.some((other) => other.id === one.id)));
      }
      change(session.id, next);
      return outcome({ saved: rows.length, removed: 0, outside: [] });
    },
    'attendances.remove': ({ ids }) => {
      for (const one of sessions) {
        const left = one.list.filter((row) => !ids.includes(row.id));
        if (left.length < one.list.length) change(one.session.id, left);
      }
      return outcome(ids.length);
    },
    'studies.list': ({ person_id }) => {
      const rows = studies.filter((row) => !person_id || row.person_id === person_id);
      return { as_of: TODAY, rows, studies: rows.length, people: new Set(rows.map((row) => row.person_id)).size, kinds: [] };
    },
    'studies.set': ({ id, people, ...edit }) => {
      const [person_id = 'p1'] = people ?? [];
      const name = reserves.find((row) => row.person_id === person_id)?.name ?? '';
      const made = { ...studies[0]!, ...edit, id: id ?? `u${studies.length + 1}`, person_id, name, hours: edit.hours ? Number(edit.hours) * 10 : null } as StudyRow;
      studies = [made, ...studies.filter((row) => row.id !== made.id)];
      return outcome([made.id], ['studies']);
    },
    'studies.remove': ({ id }) => {
      studies = studies.filter((row) => row.id !== id);
      return outcome(null, ['studies']);
    },
    'training.of_person': ({ person_id }) => {
      const row = reserves.find((one) => one.person_id === person_id);
      const own = studies.filter((one) => one.person_id === person_id);
      const came = sessions.flatMap(({ session, list }) => {
        const found = list.find((one) => one.person_id === person_id);
        return found ? [{ session, attendance: found }] : [];
      });
      const years = [2025, 2024].flatMap((year) => {
        const held = came.filter((one) => one.attendance.state === 'present' && one.session.begins_on.startsWith(String(year)));
        const hours = held.reduce((sum, one) => sum + one.attendance.counted, 0);
        const study_hours = own.filter((one) => one.ends_on?.startsWith(String(year))).reduce((sum, one) => sum + (one.hours ?? 0), 0);
        return hours + study_hours ? [{ year, attendances: held.length, hours, study_hours, below_minimum: hours + study_hours < minimum }] : [];
      });
      return {
        ...{ as_of: TODAY, person_id, name: row?.name ?? '', village_id: row?.village_id ?? null, village: row?.village ?? null },
        ...{ sessions: came, studies: own, years, minimum },
      };
    },
    'training.stats': ({ from, to, villages: asked }) => {
      const first = from ?? '2025-01-01';
      const last = to && to < TODAY ? to : TODAY;
      const held = sessions.filter((one) => one.session.begins_on >= first && one.session.begins_on <= last);
      const rows = held.flatMap((one) => one.list);
      const people = reserves
        .filter((row) => !asked?.length || asked.includes(row.village_id))
        .map((row): PersonTraining => {
          const own = rows.filter((one) => one.person_id === row.person_id);
          const of = (state: AttendanceState) => own.filter((one) => one.state === state).length;
          const hours = own.reduce((sum, one) => sum + one.counted, 0);
          return {
            ...{ person_id: row.person_id, name: row.name, village_id: row.village_id, village: row.village, expected: own.length },
            ...{ attendances: of('present'), outside: 0, leave: of('leave'), absent: of('absent'), hours, studies: 0, study_hours: 0 },
            ...{ year_hours: hours, last_on: of('present') ? held[0]!.session.begins_on : null, never_trained: of('present') === 0, below_minimum: hours < minimum },
          };
        });
      const lines = villages
        .filter((one) => !asked?.length || asked.includes(one.id))
        .map((one) => {
          const own = people.filter((row) => row.village_id === one.id);
          const sum = (of: (row: PersonTraining) => number) => own.reduce((total, row) => total + of(row), 0);
          return {
            ...{ village_id: one.id, village: one.name, reserves: own.length, brought: held.filter((it) => it.session.village_id === one.id).length },
            ...{ sessions: own.some((row) => row.attendances) ? 1 : 0, expected: sum((row) => row.expected), attendances: sum((row) => row.attendances) },
            ...{ people: own.filter((row) => row.attendances).length, hours: sum((row) => row.hours), never_trained: own.filter((row) => row.never_trained).length },
            below_minimum: own.filter((row) => row.below_minimum).length,
          };
        });
      return {
        ...{ as_of: TODAY, from: first, to: last, in_pool: people.length, total: tally(held), months: [], forms: [], levels: [], villages: lines },
        ...{ people, others: [], never_trained: people.filter((row) => row.never_trained).length, year: Number(last.slice(0, 4)), minimum },
        ...{ below_minimum: people.filter((row) => row.below_minimum).length, studies: 1, students: 1 },
        definition: '班次按开班日期计；人次为实到人次，人数为实到的不同的人。',
      };
    },
  };
}
