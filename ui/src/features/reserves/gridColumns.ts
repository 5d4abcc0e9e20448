/** The columns of 表格录入, in the order of the county's roster. */
import type { Codes, VillageRow } from '@/ipc/bindings';
import { DATE_HINT, dotted } from '@/shared/format/dates';
import type { GridColumn } from '@/shared/grid/grid';

/** @param today what an empty 入库时间 means */
export function gridColumns(codes: Codes | undefined, villages: readonly VillageRow[], today: string): GridColumn[] {
  return [
    { key: 'village', label: '村', width: 80, required: true, sticky: true, options: villages.map((one) => one.name) },
    { key: 'name', label: '姓名', width: 72, required: true },
    { key: 'sex', label: '性别', width: 42, options: codes?.sexes },
    { key: 'ethnicity', label: '民族', width: 60, options: codes?.ethnic_groups },
    { key: 'birth', label: '出生年月', width: 72, hint: DATE_HINT },
    { key: 'education', label: '学历', width: 50, options: codes?.educations },
    { key: 'political_status', label: '政治面貌', width: 70, options: codes?.political_statuses },
    { key: 'party_joined', label: '入党时间', width: 72, hint: DATE_HINT },
    { key: 'id_number', label: '身份证号', width: 174 },
    { key: 'occupation', label: '现任职务', width: 78, typing: 240 },
    { key: 'sources', label: '人员类别', width: 76, typing: 160, options: codes?.sources, hint: '有几类就用顿号分开，第一个是主要的' },
    { key: 'target_post', label: '培养方向', width: 74, typing: 160, options: codes?.target_posts },
    { key: 'phone', label: '联系电话', width: 102 },
    { key: 'entered_on', label: '入库时间', width: 90, sticky: true, fallback: dotted(today), hint: `空着就按今天 ${dotted(today)}；${DATE_HINT}` },
  ];
}
