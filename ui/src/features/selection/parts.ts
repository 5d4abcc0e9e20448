/** The parts of 选拔联审 in their order; each gets the place of its buttons and the day. */
import type { Component } from 'vue';
import ProspectsView from './ProspectsView.vue';
import ReviewView from './review/ReviewView.vue';
import RunsView from './RunsView.vue';
import StandingsView from './StandingsView.vue';
import YearlyView from './YearlyView.vue';

export interface Part {
  part: string;
  label: string;
  view: Component;
  /** Asked as of a day. */
  dated: boolean;
}
export const PARTS: readonly Part[] = [
  { part: 'prospects', label: '储备人才', view: ProspectsView, dated: true },
  { part: 'runs', label: '选拔进度', view: RunsView, dated: true },
  { part: 'standings', label: '资格条件', view: StandingsView, dated: true },
  { part: 'review', label: '联审', view: ReviewView, dated: true },
  { part: 'yearly', label: '年度更新', view: YearlyView, dated: false },
];
