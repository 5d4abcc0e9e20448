/** The properties of a person as the forms show them, once: label, kind of control, tab. */
import type { Codes, Field, ReserveDraft } from '@/ipc/bindings';

export type Tab = 'basic' | 'party' | 'pool' | 'resume';

export interface FieldSpec {
  key: Field;
  label: string;
  tab: Tab;
  kind: 'text' | 'choice' | 'date' | 'area' | 'many';
  options?: keyof Codes;
  /** Text outside the list is fine too. */
  free?: boolean;
  required?: boolean;
  /** May have another value from a day on (登记变化); anything else is only corrected. */
  dated?: boolean;
  /** Shown masked until revealed. */
  secret?: boolean;
  /** Takes both columns. */
  wide?: boolean;
  rows?: number;
  /** 整理: what reads the text into lines. */
  tidy?: 'people.read_resume' | 'people.read_family';
  hint?: string;
}

export const TABS: readonly { key: Tab; label: string }[] = [
  { key: 'basic', label: '基本' },
  { key: 'party', label: '党员与学历' },
  { key: 'pool', label: '在库与帮带' },
  { key: 'resume', label: '履历' },
];

export const FIELDS: readonly FieldSpec[] = [
  { key: 'name', label: '姓名', tab: 'basic', kind: 'text', required: true, dated: true },
  { key: 'sex', label: '性别', tab: 'basic', kind: 'choice', options: 'sexes' },
  { key: 'id_number', label: '身份证号', tab: 'basic', kind: 'text', secret: true },
  { key: 'birth', label: '出生年月', tab: 'basic', kind: 'date' },
  { key: 'ethnicity', label: '民族', tab: 'basic', kind: 'choice', options: 'ethnic_groups' },
  { key: 'native_place', label: '籍贯', tab: 'basic', kind: 'text' },
  { key: 'phone', label: '联系电话', tab: 'basic', kind: 'text', secret: true, dated: true },
  { key: 'other_phones', label: '其他电话', tab: 'basic', kind: 'text', secret: true, dated: true },
  { key: 'birthplace', label: '出生地', tab: 'resume', kind: 'text' },
  { key: 'health', label: '健康状况', tab: 'basic', kind: 'choice', options: 'health', dated: true },
  { key: 'address', label: '住址', tab: 'basic', kind: 'text', wide: true, dated: true },

  { key: 'political_status', label: '政治面貌', tab: 'party', kind: 'choice', options: 'political_statuses', dated: true, wide: true },
  { key: 'party_joined', label: '入党时间', tab: 'party', kind: 'date' },
  { key: 'party_confirmed', label: '转正时间', tab: 'party', kind: 'date' },
  { key: 'work_started', label: '参加工作', tab: 'party', kind: 'date' },
  { key: 'education', label: '学历', tab: 'party', kind: 'choice', options: 'educations', dated: true },
  { key: 'degree', label: '学位', tab: 'party', kind: 'choice', options: 'degrees', free: true, dated: true },
  { key: 'title', label: '专业职称', tab: 'party', kind: 'choice', options: 'titles', free: true, dated: true },
  { key: 'school_major', label: '院校及专业', tab: 'party', kind: 'text', wide: true, dated: true },
  { key: 'full_time_education', label: '全日制学历', tab: 'party', kind: 'choice', options: 'educations', dated: true },
  { key: 'full_time_school', label: '全日制院校', tab: 'party', kind: 'text', dated: true },
  { key: 'in_service_education', label: '在职学历', tab: 'party', kind: 'choice', options: 'educations', dated: true },
  { key: 'in_service_school', label: '在职院校', tab: 'party', kind: 'text', dated: true },

  { key: 'occupation', label: '现任职务', tab: 'pool', kind: 'text', wide: true, dated: true },
  { key: 'sources', label: '人员类别', tab: 'pool', kind: 'many', options: 'sources', wide: true, dated: true },
  { key: 'target_post', label: '培养方向', tab: 'pool', kind: 'choice', options: 'target_posts', free: true, dated: true },
  { key: 'readiness', label: '成熟度', tab: 'pool', kind: 'choice', options: 'readiness', dated: true },

  { key: 'resume', label: '简历', tab: 'resume', kind: 'area', wide: true, rows: 5, tidy: 'people.read_resume', dated: true },
  { key: 'awards', label: '奖惩', tab: 'resume', kind: 'area', wide: true, rows: 2, dated: true },
  { key: 'family', label: '家庭成员', tab: 'resume', kind: 'area', wide: true, rows: 3, tidy: 'people.read_family', dated: true },
  { key: 'skills', label: '特长', tab: 'resume', kind: 'text', wide: true, dated: true },
  { key: 'remark', label: '备注', tab: 'resume', kind: 'text', wide: true, dated: true },
];

/** Labels of everything a form may be told about. */
export const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FIELDS.map((field) => [field.key, field.label])),
  village_id: '所在村',
  village: '村',
  entered_on: '入库时间',
  left_on: '退出时间',
  reason: '退出原因',
  left_reason: '退出原因',
  destination: '去向',
  on: '从哪天起',
  override_reason: '书面理由',
  document: '文号',
  value: '改成',
  photo: '照片',
};

/** A spell of which nothing is said yet. */
export const NO_SPELL: ReserveDraft = {
  village_id: null,
  entered_on: '',
  left_on: null,
  left_reason: null,
  destination: null,
  document: null,
  remark: null,
  stated_mentors: null,
};

/** On which tab a field is; for a new person the spell's own are asked first of all. */
export function tabOf(field: string, isNew: boolean): Tab {
  return FIELDS.find((spec) => spec.key === field)?.tab ?? (isNew ? 'basic' : 'pool');
}

/** Problems in the order in which the form asks: by tab, the spell first of its tab. */
export function inFormOrder(problems: Record<string, string>, isNew: boolean): Record<string, string> {
  const tabs = TABS.map((tab) => tab.key);
  const place = (field: string) => {
    const at = FIELDS.findIndex((spec) => spec.key === field);
    return tabs.indexOf(tabOf(field, isNew)) * (FIELDS.length + 1) + at + 1;
  };
  return Object.fromEntries(Object.entries(problems).sort(([one], [other]) => place(one) - place(other)));
}

/** `高校毕业生、退役军人` as a list; the first is the primary one. */
export function splitSources(text: string): string[] {
  return text.split('、').filter(Boolean);
}
