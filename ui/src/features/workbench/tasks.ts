/** How a task reads and where it is done. */
import type { RouteLocationRaw } from 'vue-router';
import type { Task } from '@/ipc/bindings';
import { dottedDay, weekday } from '@/shared/format/dates';
import { textWidth } from '@/shared/table/fit';

export function keyOf(task: Task): string {
  return [task.kind, task.person_id, task.pair_id, task.step_id, task.quarter, task.rotation_id, task.plan_step_id, task.due_on].join(' ');
}

/** `今天`, `明天` or `周五`. */
export function dayWord(task: Task): string {
  return task.days === 0 ? '今天' : task.days === 1 ? '明天' : `周${weekday(task.due_on)}`;
}

export function dayOfTask(task: Task): string {
  return dottedDay(task.due_on);
}

/** What fits the columns of a row: what is to be done, and by whom. */
const ROOM = { what: 88, who: 168 };

/** Whether a task needs a second line, so that nothing of it is cut. */
export function isLong(task: Task): boolean {
  return textWidth(task.what) > ROOM.what || textWidth(task.who ?? '') > ROOM.who;
}

export interface Action {
  label: string;
  /** Where it is done; absent: here, in the form under the button. */
  to?: RouteLocationRaw;
}

const person = (task: Task, more = {}): RouteLocationRaw => ({
  name: 'reserves',
  query: { person: task.person_id, ...more },
});

/** The one action of a task. */
export function actionOf(task: Task): Action {
  switch (task.kind) {
    case 'item':
      return { label: '登记' };
    case 'birthday':
      return { label: '看影响', to: person(task) };
    case 'probation':
      return { label: '登记转正', to: person(task, { change: 'political_status' }) };
    case 'pair_end':
      return { label: '续期或结束', to: { name: 'mentoring', query: { person: task.person_id, village: task.village_id ?? '' } } };
    case 'plan_step':
      return { label: '看计划', to: { name: 'plans', query: { person: task.person_id } } };
    case 'report':
      return { label: '登记季报', to: { name: 'mentoring', query: { view: 'reports' } } };
    case 'rotation_end':
      return { label: '延长或鉴定', to: { name: 'rotations', query: { rotation: task.rotation_id } } };
    case 'appraisal':
      return { label: '写鉴定', to: { name: 'rotations', query: { rotation: task.rotation_id, act: 'appraise' } } };
    case 'tenure':
      return { label: '看年限', to: { name: 'rotations', query: { view: 'tenure', text: task.name } } };
  }
}
