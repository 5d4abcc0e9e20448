/** The papers of the page, as its menu names them. */
import type { PaperKind, PaperRequest } from '@/ipc/bindings';

export type TrainingPaperKind = Extract<PaperKind, 'sign_in' | 'sessions' | 'training_stats' | 'training_record' | 'menu'>;
/** What is to be printed, as far as whoever asks for it knows. */
export type Paper = Pick<PaperRequest, 'session' | 'as_of' | 'from' | 'to' | 'villages' | 'people'> & { paper: TrainingPaperKind };

/** In the order of the menu. */
export const TITLES: Record<TrainingPaperKind, string> = {
  sign_in: '签到表',
  sessions: '培训台账',
  training_stats: '参训统计表',
  training_record: '个人培训记录',
  menu: '点单汇总表',
};
