/** Plans as the window says them, and as their forms hold them: text as typed. */
import type { RouteLocationRaw } from 'vue-router';
import type {
  PlanCounted, Kind, PlanEdit, PlanMeasure, PlanStepKind, PlanStepState, PlanStepView, PlanTemplateEdit, PlanTemplateView, PlanView,
} from '@/ipc/bindings';
import { dotted, lastOf, readDate, readDay, untilOf } from '../format/dates';
import { lastAfter } from '../rotations/days';

/** Whose change makes a plan's progress another. */
export const PLAN_KINDS: readonly Kind[] = ['plans', 'people', 'reserves', 'villages', 'schemes', 'pairs', 'items', 'visits', 'sessions', 'studies', 'courses', 'rotations'];

export const STEP_KINDS: Record<PlanStepKind, string> = {
  training: '教育培训',
  rotation: '岗位锻炼',
  mentoring: '结对帮带',
  own: '自定',
};

export const STEP_STATES: Record<PlanStepState, string> = { done: '完成', due: '未到期', overdue: '逾期', missed: '期内未完成' };

/** What shows that a step was taken, in the order of the choice. */
export const MEASURES: readonly { value: PlanMeasure; label: string; unit: string }[] = [
  { value: 'hours', label: '培训学时', unit: '学时' },
  { value: 'sessions', label: '参加培训次数', unit: '次' },
  { value: 'course', label: '参加某门课程', unit: '' },
  { value: 'placement', label: '岗位锻炼一次', unit: '' },
  { value: 'months', label: '岗位锻炼时长', unit: '个月' },
  { value: 'items', label: '帮带任务项数', unit: '项' },
  { value: 'visits', label: '帮带次数', unit: '次' },
  { value: 'by_hand', label: '自己登记完成', unit: '' },
];
export const unitOf = (measure: PlanMeasure) => MEASURES.find((one) => one.value === measure)?.unit ?? '';
export const ofType = (measure: PlanMeasure) => measure === 'placement' || measure === 'months';

/** `2025.09.01 至 2026.08.31`. */
export function periodOf(plan: Pick<PlanView, 'from_on' | 'until_on'>): string {
  return `${dotted(plan.from_on)} 至 ${dotted(lastOf(plan.until_on))}`;
}

/** `逾期 12 天`, `12.20 前`, `10.08 完成`. */
export function whenOf(step: PlanStepView): string {
  if (step.state === 'done') return `${dotted(step.met_on)} 完成`;
  if (step.state === 'overdue') return `逾期 ${-step.days} 天`;
  return `${dotted(step.due_on)} 前`;
}

/** Where a counted record is looked at; a tick by hand is nowhere else. */
export function linkOf(counted: PlanCounted, person: string): RouteLocationRaw | null {
  switch (counted.kind) {
    case 'session':
      return { name: 'training', query: { session: counted.id } };
    case 'rotation':
      return { name: 'rotations', query: { rotation: counted.id } };
    case 'item':
      return { name: 'mentoring', query: { scheme: counted.scheme_id, pair: counted.id } };
    case 'study':
    case 'visit':
      return { name: 'reserves', query: { person } };
    case 'hand':
      return null;
  }
}

export interface StepForm {
  /** For the list of lines; not the register's. */
  key: number;
  id: string | null;
  label: string;
  measure: PlanMeasure;
  amount: string;
  course_id: string;
  type_id: string;
  /** Of a plan the last day; of a template 12-20. */
  due_on: string;
  due_months: string;
}

let lines = 0;
export const newStep = (over: Partial<StepForm> = {}): StepForm => ({
  ...{ key: ++lines, id: null, label: '', measure: 'by_hand', amount: '', course_id: '', type_id: '', due_on: '', due_months: '' },
  ...over,
});
const stepForm = (step: PlanView['steps'][number] | PlanTemplateView['steps'][number]): StepForm =>
  newStep({
    ...{ id: step.id, label: step.label, measure: step.measure, amount: String(step.amount ?? '') },
    ...{ course_id: step.course_id ?? '', type_id: step.type_id ?? '', due_on: step.due_on ?? '' },
    due_months: 'due_months' in step ? String(step.due_months ?? '') : '',
  });

const number = (text: string) => (text.trim() === '' ? null : Number(text.normalize('NFKC').trim()));
const whole = (text: string) => /^\d{1,4}$/.test(text.normalize('NFKC').trim());
const aimOf = (step: StepForm) => ({
  ...{ id: step.id, label: step.label.trim(), measure: step.measure },
  amount: unitOf(step.measure) ? number(step.amount) : null,
  course_id: step.measure === 'course' ? step.course_id || null : null,
  type_id: ofType(step.measure) ? step.type_id || null : null,
});

/** What of the steps can be seen to be missing before the app is asked; one sentence. */
function missingOfSteps(steps: StepForm[], due: (step: StepForm) => string): string {
  if (steps.length === 0) return '请至少列一项步骤';
  for (const [at, step] of steps.entries()) {
    const which = `第 ${at + 1} 项`;
    if (!step.label.trim()) return `${which}要写名称`;
    if (unitOf(step.measure) && !whole(step.amount)) return `${which}要写数量`;
    if (step.measure === 'course' && !step.course_id) return `${which}要选一门课程`;
    const problem = due(step);
    if (problem) return `${which}${problem}`;
  }
  return '';
}

export interface PlanForm {
  id: string | null;
  from_on: string;
  /** The last day. */
  last_on: string;
  goals: string;
  target_post: string;
  readiness: string;
  document: string;
  steps: StepForm[];
}

/** A plan to be corrected, or one of one's own from a day on for a year. */
export function planForm(plan: PlanView | null, today: string, target_post = ''): PlanForm {
  const last = plan ? lastOf(plan.until_on) : lastAfter(today, 12);
  return {
    id: plan?.id ?? null,
    from_on: plan?.from_on ?? today,
    last_on: last,
    goals: plan?.goals ?? '',
    target_post: plan ? (plan.target_post ?? '') : target_post,
    readiness: plan?.readiness ?? '',
    document: plan?.document ?? '',
    steps: plan ? plan.steps.map(stepForm) : [newStep({ due_on: last })],
  };
}

export function planEdit(form: PlanForm, person_id: string): PlanEdit {
  return {
    ...{ id: form.id, person_id, from_on: form.from_on, until_on: untilOf(form.last_on), goals: form.goals.trim() || null },
    ...{ target_post: form.target_post || null, readiness: form.readiness || null, document: form.document.trim() || null },
    steps: form.steps.map((step) => ({ ...aimOf(step), due_on: step.due_on })),
  };
}

export function missingOfPlan(form: PlanForm): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, text, what] of [['from_on', form.from_on, '从哪天起'], ['until_on', form.last_on, '到哪天']] as const) {
    const day = readDay(text);
    if ('problem' in day) found[field] = day.problem;
    else if (!day.value) found[field] = `请填写${what}`;
  }
  const steps = missingOfSteps(form.steps, (step) => {
    const day = readDate(step.due_on);
    return 'problem' in day ? `的完成时限：${day.problem}` : day.value ? '' : '要写完成时限';
  });
  if (steps) found.steps = steps;
  return found;
}

export interface TemplateForm {
  id: string | null;
  name: string;
  months: string;
  goals: string;
  readiness: string;
  steps: StepForm[];
}

export function templateForm(template: PlanTemplateView | null): TemplateForm {
  return {
    id: template?.id ?? null,
    name: template?.name ?? '',
    months: String(template?.months ?? 12),
    goals: template?.goals ?? '',
    readiness: template?.readiness ?? '',
    steps: template ? template.steps.map(stepForm) : [newStep({ due_months: '3' })],
  };
}

export function templateEdit(form: TemplateForm): PlanTemplateEdit {
  return {
    ...{ id: form.id, name: form.name.trim(), months: number(form.months) ?? 0, goals: form.goals.trim() || null },
    readiness: form.readiness || null,
    steps: form.steps.map((step) => ({
      ...aimOf(step),
      due_months: step.due_on.trim() ? null : number(step.due_months),
      due_on: step.due_on.trim() || null,
    })),
  };
}

export function missingOfTemplate(form: TemplateForm): Record<string, string> {
  const found: Record<string, string> = {};
  if (!form.name.trim()) found.name = '请填写名称';
  if (!whole(form.months)) found.months = '请写几个月';
  const steps = missingOfSteps(form.steps, (step) =>
    step.due_on.trim() || whole(step.due_months) ? '' : '要写开始后第几个月内完成，或一个固定日期，如 12-20',
  );
  if (steps) found.steps = steps;
  return found;
}
