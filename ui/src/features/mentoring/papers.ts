/** The papers of the page, as its menu names them. */
import type { PaperKind, PaperRequest } from '@/ipc/bindings';

/** What is to be printed, as far as whoever asks for it knows. */
export type Paper = Pick<PaperRequest, 'paper' | 'from' | 'to' | 'villages' | 'pairs' | 'people'>;

export const TITLES: Record<PaperKind, string> = {
  pairs: '结对花名册',
  commitment: '结对责任书',
  items: '任务纪实表',
  visits: '帮带记录表',
  adjustments: '调整清单',
  load: '帮带人负担表',
  coverage: '全覆盖情况表',
  workbench: '待办清单',
  proposal: '建议结对表',
  sign_in: '签到表',
  sessions: '培训台账',
  training_stats: '参训统计表',
  training_record: '个人培训记录',
  menu: '点单汇总表',
  rotations: '岗位锻炼台账',
  appraisal: '岗位锻炼鉴定表',
  tenure: '五年任职名单',
  plans: '培养计划表',
  contacts: '储备人才联系台账',
  qualification: '资格审查表',
  yearly_update: '年度滚动更新表',
  dossier: '一人一档',
  freshness: '档案更新情况表',
  review_names: '送审名单',
  review_reply: '征求意见反馈表',
  review_summary: '联审情况汇总表',
  matches: '择村匹配建议表',
  match_results: '择村结果表',
  secretaries: '村党组织书记台账',
  score_sheet: '考核评分表',
  ranking: '考核排名通报',
  assessment_year: '年度考核汇总表',
  outcomes: '使用成效台账',
  outcome_stats: '使用成效统计表',
};

/** In the order of the menu; those of a pair each can be one file or many. */
export const MENU: readonly PaperKind[] = ['pairs', 'commitment', 'items', 'visits', 'load', 'coverage', 'adjustments'];
export const PER_PAIR: readonly PaperKind[] = ['commitment', 'items', 'visits'];
