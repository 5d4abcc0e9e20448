/** The short forms of schools, teachers and courses, and how each is kept. */
import type { CourseRow, SchoolRow, TeacherRow, TrainingLevel } from '@/ipc/bindings';
import { call } from '@/ipc/client';
import { toastDone } from '@/shared/feedback/toasts';
import { hoursTyped } from '@/shared/training/hours';

export interface FieldSpec {
  key: string;
  label: string;
  kind?: 'hours' | 'date' | 'free';
  required?: boolean;
  hint?: string;
  placeholder?: string;
  /** Longest text. */
  most?: number;
  options?: readonly { value: string; label: string }[];
}
/** What `RecordDialog` is given. */
export interface RecordForm {
  title: string;
  fields: readonly FieldSpec[];
  values: Record<string, string>;
  save: (typed: Record<string, string>) => Promise<void>;
  remove?: () => Promise<void>;
}
type Typed = Record<string, string>;

const LEVELS = (['省', '市', '县', '乡', '村'] as const).map((one) => ({ value: one, label: `${one}级` }));
const level = (text: string | undefined) => (text || null) as TrainingLevel | null;
const text = (typed: Typed, key: string) => typed[key]?.trim() || null;
/** The texts of a record, empty where it has none. */
function texts<T extends object>(row: T | null, keys: readonly (keyof T & string)[]): Typed {
  return Object.fromEntries(keys.map((key) => [key, String(row?.[key] ?? '')]));
}
const REMARK: FieldSpec = { key: 'remark', label: '备注', most: 500 };

export function schoolForm(row: SchoolRow | null): RecordForm {
  return {
    title: row ? '修改党校' : '新增党校',
    fields: [
      { key: 'name', label: '名称', required: true, most: 60, placeholder: '如 青禾镇党校' },
      { key: 'place', label: '地址', placeholder: '如 镇政府二楼会议室' },
      REMARK,
      { key: 'retired_on', label: '停用时间', kind: 'date', hint: '还在用就空着；停用后新建班次时不再列出' },
    ],
    values: texts(row, ['name', 'place', 'remark', 'retired_on']),
    async save(typed) {
      const outcome = await call('schools.set', {
        ...{ id: row?.id ?? null, name: typed.name!.trim(), place: text(typed, 'place') },
        ...{ remark: text(typed, 'remark'), retired_on: text(typed, 'retired_on') },
      });
      toastDone(`已登记${typed.name!.trim()}`, outcome);
    },
    ...(row && { remove: async () => toastDone(`已删除${row.name}`, await call('schools.remove', { id: row.id })) }),
  };
}

export function teacherForm(row: TeacherRow | null): RecordForm {
  return {
    title: row ? '修改师资' : '新增师资',
    fields: [
      { key: 'name', label: '姓名', required: true, most: 80 },
      { key: 'unit', label: '单位', placeholder: '如 县委党校' },
      { key: 'title', label: '职务职称', placeholder: '如 讲师' },
      { key: 'subject', label: '专业领域', placeholder: '如 党建、法律、设施农业' },
      { key: 'phone', label: '电话', most: 20 },
      { key: 'level', label: '级别', options: LEVELS },
      REMARK,
      { key: 'retired_on', label: '不再聘请', kind: 'date', hint: '还请就空着；讲过的课仍算在内' },
    ],
    values: texts(row, ['name', 'unit', 'title', 'subject', 'phone', 'level', 'remark', 'retired_on']),
    async save(typed) {
      const outcome = await call('teachers.set', {
        ...{ id: row?.id ?? null, person_id: row?.person_id ?? null, name: typed.name!.trim(), unit: text(typed, 'unit') },
        ...{ title: text(typed, 'title'), subject: text(typed, 'subject'), phone: text(typed, 'phone'), level: level(typed.level) },
        ...{ remark: text(typed, 'remark'), retired_on: text(typed, 'retired_on') },
      });
      toastDone(`已登记师资${typed.name!.trim()}`, outcome);
    },
    ...(row && { remove: async () => toastDone(`已删除师资${row.name}`, await call('teachers.remove', { id: row.id })) }),
  };
}

export function courseForm(row: CourseRow | null): RecordForm {
  return {
    title: row ? '修改课程' : '新增课程',
    fields: [
      { key: 'title', label: '课程名称', required: true, placeholder: '如 农村集体资金管理' },
      { key: 'subject', label: '类别', placeholder: '如 党建、法律、产业' },
      { key: 'hours', label: '学时', kind: 'hours', hint: '一般讲多少学时，可以空着', most: 10 },
      { key: 'level', label: '级别', options: LEVELS },
      REMARK,
      { key: 'retired_on', label: '停开时间', kind: 'date', hint: '还在开就空着；停开后不再列入课程单' },
    ],
    values: { ...texts(row, ['title', 'subject', 'level', 'remark', 'retired_on']), hours: hoursTyped(row?.hours) },
    async save(typed) {
      const outcome = await call('courses.set', {
        ...{ id: row?.id ?? null, title: typed.title!.trim(), subject: text(typed, 'subject'), hours: text(typed, 'hours') },
        ...{ level: level(typed.level), remark: text(typed, 'remark'), retired_on: text(typed, 'retired_on') },
      });
      toastDone(`已登记课程“${typed.title!.trim()}”`, outcome);
    },
    ...(row && { remove: async () => toastDone(`已删除课程“${row.title}”`, await call('courses.remove', { id: row.id })) }),
  };
}
