/**
 * The pages of the window in the order of the sidebar. A page stands here once it works; its digit
 * is its own for good (Alt+1…8), so that hands can learn it.
 */
import type { RouteRecordRaw } from 'vue-router';
import type { IconName } from '@/shared/icons/paths';

export interface Page {
  name: string;
  label: string;
  digit: number;
  icon: IconName;
  /** Pages of a group stand together between two lines. */
  group: 1 | 2 | 3;
}

export const PAGES: readonly Page[] = [
  { name: 'workbench', label: '工作台', digit: 1, icon: 'grid', group: 1 },
  { name: 'reserves', label: '后备干部', digit: 2, icon: 'people', group: 1 },
  { name: 'mentoring', label: '结对帮带', digit: 3, icon: 'rings', group: 1 },
  { name: 'training', label: '教育培训', digit: 4, icon: 'book', group: 1 },
  { name: 'rotations', label: '岗位锻炼', digit: 5, icon: 'repeat', group: 1 },
  { name: 'rosters', label: '花名册打印', digit: 6, icon: 'printer', group: 2 },
  { name: 'settings', label: '数据与设置', digit: 8, icon: 'database', group: 3 },
];

/**
 * `page` of a route names the page that is lit in the sidebar. Children of a page are its views, in
 * the order of its segments, each called by `view`; a view may live in a feature of its own.
 */
export const ROUTES: readonly RouteRecordRaw[] = [
  { path: '/', redirect: { name: 'workbench' } },
  {
    path: '/workbench',
    name: 'workbench',
    meta: { page: 'workbench', title: '工作台' },
    component: () => import('@/features/workbench/WorkbenchPage.vue'),
  },
  {
    path: '/reserves',
    meta: { page: 'reserves', title: '后备干部' },
    component: () => import('@/shared/ViewsPage.vue'),
    children: [
      {
        path: '',
        name: 'reserves',
        meta: { view: '名单' },
        component: () => import('@/features/reserves/ReservesView.vue'),
      },
      {
        path: 'selection',
        name: 'selection',
        meta: { view: '选拔联审' },
        component: () => import('@/features/selection/SelectionView.vue'),
      },
      {
        path: 'matching',
        name: 'matching',
        meta: { view: '择村' },
        component: () => import('@/features/matching/MatchingView.vue'),
      },
      {
        path: 'secretaries',
        name: 'secretaries',
        meta: { view: '书记' },
        component: () => import('@/features/secretaries/SecretariesView.vue'),
      },
      {
        path: 'assessments',
        name: 'assessments',
        meta: { view: '考核使用' },
        component: () => import('@/features/assessments/AssessmentsView.vue'),
      },
    ],
  },
  {
    path: '/reserves/grid',
    name: 'reserves-grid',
    meta: { page: 'reserves', title: '表格录入' },
    component: () => import('@/features/reserves/GridPage.vue'),
  },
  {
    path: '/mentoring',
    name: 'mentoring',
    meta: { page: 'mentoring', title: '结对帮带' },
    component: () => import('@/features/mentoring/MentoringPage.vue'),
  },
  {
    path: '/training',
    meta: { page: 'training', title: '教育培训' },
    component: () => import('@/shared/ViewsPage.vue'),
    children: [
      {
        path: '',
        name: 'training',
        meta: { view: '班次' },
        component: () => import('@/features/training/SessionsView.vue'),
      },
      {
        path: 'stats',
        name: 'training-stats',
        meta: { view: '统计' },
        component: () => import('@/features/training/StatsView.vue'),
      },
      {
        path: 'teachers',
        name: 'training-teachers',
        meta: { view: '师资与党校' },
        component: () => import('@/features/training/TeachersView.vue'),
      },
      {
        path: 'courses',
        name: 'training-courses',
        meta: { view: '课程与点单' },
        component: () => import('@/features/training/CoursesView.vue'),
      },
      {
        path: 'plans',
        name: 'plans',
        meta: { view: '培养计划' },
        component: () => import('@/features/plans/PlansView.vue'),
      },
    ],
  },
  {
    path: '/rotations',
    name: 'rotations',
    meta: { page: 'rotations', title: '岗位锻炼' },
    component: () => import('@/features/rotations/RotationsPage.vue'),
  },
  {
    path: '/rosters',
    name: 'rosters',
    meta: { page: 'rosters', title: '花名册打印' },
    component: () => import('@/features/rosters/RosterPage.vue'),
  },
  {
    path: '/settings',
    name: 'settings',
    meta: { page: 'settings', title: '数据与设置' },
    component: () => import('@/features/settings/SettingsPage.vue'),
  },
  {
    path: '/import',
    name: 'import',
    meta: { page: 'settings', title: '导入' },
    component: () => import('@/features/import/ImportPage.vue'),
  },
];
