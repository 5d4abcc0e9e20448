/** A scheme as its editor holds it: text as typed, turned into what the app takes. */
import type { Due, DutyRole, Fill, Mentees, SchemeEdit, SchemeView } from '@/ipc/bindings';

export interface SeatForm {
  id: string | null;
  label: string;
  task: string;
  fill: Fill;
  duty_role: DutyRole;
  post_titles: string;
  mentors: string;
}
export interface StepForm {
  id: string | null;
  measure: string;
  label: string;
  due: Due;
  due_days: string;
  due_on: string;
  evidence: boolean;
}
export interface SchemeForm {
  id: string | null;
  name: string;
  checklist: string;
  mentees: Mentees;
  everyone: boolean;
  mentees_per_mentor: string;
  months: string;
  reports: boolean;
  seats: SeatForm[];
  steps: StepForm[];
}

export const MENTEES: readonly { value: Mentees; label: string }[] = [
  { value: 'reserves', label: '在库的后备干部' },
  { value: 'civil_servants', label: '新录用公务员' },
  { value: 'cross_village', label: '跨村任职的书记' },
  { value: 'anyone', label: '台账里的任何人' },
];
export const FILLS: readonly { value: Fill; label: string }[] = [
  { value: 'duty', label: '随包村分工' },
  { value: 'village_post', label: '随本村任职' },
  { value: 'township_post', label: '随乡镇任职' },
  { value: 'hand', label: '逐人指定' },
];
export const DUES: readonly { value: Due; label: string }[] = [
  { value: 'days', label: '结对后几天' },
  { value: 'quarterly', label: '每季度一次' },
  { value: 'on', label: '固定一天' },
  { value: 'end', label: '结对到期前' },
];
export const DUTY_ROLES: readonly DutyRole[] = ['包村领导', '包村干部', '驻村第一书记'];

export const newSeat = (): SeatForm => ({
  ...{ id: null, label: '', task: '', fill: 'hand' as const, duty_role: '包村领导' as const, post_titles: '', mentors: '1' },
});
export const newStep = (): StepForm => ({
  ...{ id: null, measure: '', label: '', due: 'days' as const, due_days: '30', due_on: '', evidence: false },
});

export function formOf(scheme: SchemeView | null): SchemeForm {
  return {
    id: scheme?.id ?? null,
    name: scheme?.name ?? '',
    checklist: scheme?.checklist ?? '五个一',
    mentees: scheme?.mentees ?? 'reserves',
    everyone: scheme?.everyone ?? false,
    mentees_per_mentor: String(scheme?.mentees_per_mentor ?? ''),
    months: String(scheme?.months ?? ''),
    reports: scheme?.reports ?? false,
    seats: scheme
      ? scheme.seats.map((seat) => ({
          ...{ id: seat.id, label: seat.label, task: seat.task ?? '', fill: seat.fill, duty_role: seat.duty_role ?? '包村领导' },
          ...{ post_titles: seat.post_titles ?? '', mentors: String(seat.mentors) },
        }))
      : [newSeat()],
    steps: scheme
      ? scheme.steps.map((step) => ({
          ...{ id: step.id, measure: step.measure ?? '', label: step.label, due: step.due, due_days: String(step.due_days ?? '') },
          ...{ due_on: step.due_on ?? '', evidence: step.evidence },
        }))
      : [newStep()],
  };
}

const number = (text: string) => (text.trim() === '' ? null : Number(text.normalize('NFKC').trim()));

/** `from_on` absent: a correction in place. */
export function editOf(form: SchemeForm, from_on?: string): SchemeEdit {
  return {
    ...{ id: form.id, name: form.name.trim(), checklist: form.checklist.trim(), mentees: form.mentees, everyone: form.everyone },
    ...{ mentees_per_mentor: number(form.mentees_per_mentor), months: number(form.months), reports: form.reports },
    seats: form.seats.map((seat) => ({
      ...{ id: seat.id, label: seat.label.trim(), task: seat.task.trim() || null, fill: seat.fill },
      duty_role: seat.fill === 'duty' ? seat.duty_role : null,
      post_titles: seat.fill === 'village_post' || seat.fill === 'township_post' ? seat.post_titles.trim() || null : null,
      mentors: seat.fill === 'hand' ? (number(seat.mentors) ?? 1) : 1,
    })),
    steps: form.steps.map((step) => ({
      ...{ id: step.id, label: step.label.trim(), measure: step.measure.trim() || null, due: step.due, evidence: step.evidence },
      due_days: step.due === 'days' ? number(step.due_days) : null,
      due_on: step.due === 'on' ? step.due_on.trim() || null : null,
    })),
    from_on: from_on ?? null,
  };
}

/** What can be seen to be missing before the app is asked. */
export function missingOf(form: SchemeForm): Record<string, string> {
  const found: Record<string, string> = {};
  const whole = (text: string) => text.trim() === '' || /^\d{1,4}$/.test(text.normalize('NFKC').trim());
  if (!form.name.trim()) found.name = '请填写名称';
  if (!form.checklist.trim()) found.checklist = '请填写任务清单叫什么，例如 五个一';
  if (!whole(form.mentees_per_mentor)) found.mentees_per_mentor = '请写数字';
  if (!whole(form.months)) found.months = '请写几个月';
  if (form.seats.length === 0) found.seats = '至少要有一个席位';
  else if (form.seats.some((seat) => !seat.label.trim())) found.seats = '每个席位都要有名称';
  else if (form.seats.some((seat) => seat.fill.endsWith('_post') && !seat.post_titles.trim())) found.seats = '随任职的席位要写职务';
  if (form.steps.some((step) => !step.label.trim())) found.steps = '每项任务都要有名称';
  else if (form.steps.some((step) => step.due === 'days' && !/^\d{1,4}$/.test(step.due_days.trim()))) found.steps = '要写结对后第几天到期';
  else if (form.steps.some((step) => step.due === 'on' && !step.due_on.trim())) found.steps = '要写固定的到期日，例如 12-20';
  return found;
}
