/** Plans of the invented township: one is late, one is well on its way, the others have none. */
import type {
  ApplyPreviewRow, PlanMeasure, PlanRow, PlanStepKind, PlanStepState, PlanStepView, PlanTemplateStepView, PlanTemplateView, PlanView,
} from '@/ipc/bindings';
import { reserves, TODAY } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, op: number | null = 41) => ({ value, changes: ['plans' as const], op });
const kindOf = (measure: PlanMeasure): PlanStepKind =>
  measure === 'by_hand' ? 'own' : measure === 'items' || measure === 'visits' ? 'mentoring' : measure === 'placement' || measure === 'months' ? 'rotation' : 'training';

type Step = [label: string, measure: PlanMeasure, amount: number | null, asks: string, due: string];
const STEPS: Step[] = [
  ['列席村“两委”会议', 'by_hand', null, '按要求完成', '2025-11-01'],
  ['岗位业务培训', 'hours', 24, '培训 24 学时', '2026-03-01'],
  ['帮带人谈心指导', 'visits', 2, '帮带 2 次', '2026-08-31'],
];

function stepOf([label, measure, amount, asks, due_on]: Step, position: number, plan_id: string, finished: ReadonlyMap<string, string>): PlanStepView {
  const id = `${plan_id}/step-${position}`;
  const done_on = finished.get(id) ?? null;
  const visits = measure === 'visits';
  const late = !done_on && !visits && due_on < TODAY;
  const state: PlanStepState = done_on || visits ? 'done' : late ? 'overdue' : 'due';
  const want = (amount ?? 1) * 10;
  return {
    ...{ id, township_id: 't1', plan_id, label, measure, amount, course_id: null, type_id: null, due_on, done_on, note: null, position },
    ...{ kind: kindOf(measure), asks, state, days: late ? -25 : 95, met_on: done_on ?? (visits ? '2025-10-08' : null) },
    ...{ want, have: state === 'done' ? want : measure === 'hours' ? 80 : 0 },
    progress: measure === 'hours' ? '8/24 学时' : visits ? '2/2 次' : state === 'done' ? '已完成' : '未完成',
    counted: visits
      ? [{ kind: 'visit', id: 'v1', scheme_id: null, on_day: '2025-10-08', what: '苏晓岚 谈心谈话', amount: '' }]
      : measure === 'hours'
        ? [{ kind: 'session', id: 's1', scheme_id: null, on_day: '2025-10-20', what: '青禾镇党校秋季班', amount: '8 学时' }]
        : [],
  };
}

const templateStep = ([label, measure, amount, asks]: Step, position: number): PlanTemplateStepView => ({
  ...{ id: `near-term/step-${position}`, township_id: null, template_id: 'near-term', label, measure, amount, course_id: null, type_id: null },
  ...{ due_months: position * 2, due_on: null, position, kind: kindOf(measure), asks },
});

export function plansAnswers(): Answers {
  const finished = new Map<string, string>();
  let people = ['p1', 'p2'];
  let templates: PlanTemplateView[] = [
    {
      ...{ id: 'near-term', township_id: null, name: '近期可用型', months: 12, readiness: null, position: 1 },
      goals: '一年内能够胜任{培养方向}',
      steps: STEPS.map((step, at) => templateStep(step, at + 1)),
    },
  ];
  const planOf = (person_id: string): PlanView => {
    const id = `plan-${person_id}`;
    const steps = STEPS.map((step, at) => stepOf(step, at + 1, id, finished));
    const count = (state: PlanStepState) => steps.filter((step) => step.state === state).length;
    return {
      ...{ id, township_id: 't1', person_id, from_on: '2025-09-01', until_on: '2026-09-01', goals: '一年内能够胜任村文书' },
      ...{ target_post: '村文书', readiness: null, template: '近期可用型', document: null, state: 'active' },
      ...{ steps, done: count('done'), overdue: count('overdue') },
    };
  };
  const pool = () => reserves.filter((row) => row.state === 'in_pool');
  const rowsOf = (): PlanRow[] =>
    pool().map((row) => ({
      ...{ person_id: row.person_id, name: row.name, village_id: row.village_id, village: row.village, township: row.township },
      ...{ target_post: row.target_post, readiness: row.readiness, plan: people.includes(row.person_id) ? planOf(row.person_id) : null },
    }));
  return {
    'plans.list': ({ which, text, villages, readiness }) => {
      const all = rowsOf();
      const plans = all.flatMap((row) => row.plan ?? []);
      const rows = all.filter(
        (row) =>
          (!text || row.name.includes(text)) &&
          (!villages?.length || villages.includes(row.village_id)) &&
          (!readiness?.length || readiness.includes(row.readiness ?? '')) &&
          (which === 'with' ? row.plan : which === 'without' ? !row.plan : which === 'overdue' ? row.plan?.overdue : true),
      );
      return {
        ...{ as_of: TODAY, rows, reserves: all.length, with_plan: plans.length, behind: plans.filter((plan) => plan.overdue).length },
        overdue: plans.reduce((sum, plan) => sum + plan.overdue, 0),
        done: plans.reduce((sum, plan) => sum + plan.done, 0),
        steps: plans.reduce((sum, plan) => sum + plan.steps.length, 0),
      };
    },
    'plans.of_person': ({ id }) => (people.includes(id) ? [planOf(id)] : []),
    'plans.set': ({ person_id }) => {
      people = [...people, person_id];
      return outcome(`plan-${person_id}`);
    },
    'plans.remove': ({ id }) => {
      people = people.filter((one) => `plan-${one}` !== id);
      return outcome(null);
    },
    'plans.preview_apply': ({ people: asked, villages, replace, from_on }) => {
      const meant = pool().filter((row) => asked?.includes(row.person_id) || villages?.includes(row.village_id));
      if (!meant.length) throw wireError({ family: 'invalid', code: 'input.invalid', message: '请选择要制定计划的人' });
      const rows = meant.map((row): ApplyPreviewRow => {
        const has = people.includes(row.person_id);
        return {
          ...{ person_id: row.person_id, name: row.name, village: row.village, readiness: row.readiness, target_post: row.target_post },
          fate: !has ? 'new' : replace ? 'replace' : 'skip',
          there: has ? '近期可用型 2025.09.01 至 2026.08.31' : null,
        };
      });
      const count = (fate: ApplyPreviewRow['fate']) => rows.filter((row) => row.fate === fate).length;
      return {
        ...{ rows, to_make: count('new') + count('replace'), replaced: count('replace'), skipped: count('skip'), outside: 0 },
        steps: STEPS.map(([label, measure, , asks, due_on]) => ({ label, kind: kindOf(measure), asks, due_on })),
        ...{ from_on, until_on: '2026-11-26' },
      };
    },
    'plans.apply': ({ people: asked, villages }) => {
      const made = pool().filter((row) => (asked?.includes(row.person_id) || villages?.includes(row.village_id)) && !people.includes(row.person_id));
      people = [...people, ...made.map((row) => row.person_id)];
      return outcome(made.length);
    },
    'plan_steps.finish': ({ id, done_on }) => {
      if (done_on) finished.set(id, done_on);
      else finished.delete(id);
      return outcome(null);
    },
    'plan_templates.list': () => templates,
    'plan_templates.set': (edit) => {
      const id = edit.id ?? 'own';
      const kept = templates.find((one) => one.id === id);
      const saved = { ...(kept ?? templates[0]!), id, name: edit.name, months: edit.months };
      templates = kept ? templates.map((one) => (one.id === id ? saved : one)) : [...templates, saved];
      return outcome(id);
    },
    'plan_templates.remove': ({ id }) => {
      templates = templates.filter((one) => one.id !== id);
      return outcome(null);
    },
  };
}
