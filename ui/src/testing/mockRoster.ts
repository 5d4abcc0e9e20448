/** A roster of invented people: the pages are drawn as far as looking at the frame needs. */
import type { Layout, RosterColumn, RosterRequest } from '@/ipc/bindings';
import { reserves, villages } from './fixtures';
import type { Answers } from './mock';

const WIDTHS: [string, string, number, boolean?][] = [
  ['number', '序号', 8.5], ['village', '村', 17.2], ['name', '姓名', 16.5], ['sex', '性别', 8.5], ['ethnicity', '民族', 9.5],
  ['birth', '出生年月', 15.3], ['education', '学历', 11.5], ['political_status', '政治面貌', 11.5], ['party_joined', '入党时间', 15.3],
  ['id_number', '身份证号', 20.8, false], ['occupation', '现任职务或从事职业', 25.8], ['sources', '人员类别', 20.8],
  ['target_post', '培养方向', 24.2], ['mentors', '帮带人（姓名、职务）', 36], ['phone', '联系电话', 22.4], ['remark', '备注', 13.2],
  ['native_place', '籍贯', 18, false], ['entered_on', '入库时间', 15.3, false],
];
const columns: RosterColumn[] = WIDTHS.map(([key, label, width_mm, usual = true]) => ({ key, label, width_mm, default: usual }));
const PER_PAGE = 9;

function drawn(label: string, page: number, pages: number, width: number): string {
  const rows = Array.from({ length: PER_PAGE + 1 }, (_, i) => `<path d="M26 ${115 + i * 37}H733"/>`).join('');
  const stripes = Array.from({ length: 16 }, (_, i) => `<path d="M${26 + i * 47} 115V448"/>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 758 536" width="${width}"><rect width="758" height="536" fill="white"/><text x="26" y="46" font-size="14">附件1</text><text x="379" y="76" font-size="20" font-weight="bold" text-anchor="middle">青禾镇村级后备力量花名册</text><text x="26" y="105" font-size="11">填报单位（盖章）：青禾镇${label}党支部</text><g fill="none" stroke="black" stroke-width=".7">${rows}${stripes}</g><text x="733" y="502" font-size="11" text-anchor="end">第 ${page + 1} 页 共 ${pages} 页</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function rosterAnswers(): Answers {
  let layouts: Layout[] = [
    { name: '县委组织部版式', columns: columns.slice(0, 16).map(({ key }) => ({ key, width_mm: null, label: null })), paper: null },
  ];
  let labels: string[] = [];
  const last: RosterRequest = {
    ...{ villages: [], people: null, as_of: null, columns: layouts[0]!.columns, sort: 'own', paper: 'a4_landscape', one_file: true },
    ...{ new_page_per_village: true, numbering: 'per_village', attachment: '附件1', spread_names: true, full_ids: false },
    ...{ title: null, unit_line: null },
  };
  let previews = 0;
  return {
    'rosters.options': () => ({ columns, layouts, last, printers: ['办公室打印机', 'HP-1020'] }),
    'rosters.preview': (request) => {
      const chosen = villages.filter((village) => !request.villages.length || request.villages.includes(village.id));
      labels = chosen.flatMap((village) => Array<string>(Math.ceil(village.reserves / PER_PAGE) || 0).fill(village.name));
      return {
        ...{ pages: labels.length, villages: chosen.length, labels, preview: ++previews, undrawable: [], cut_from: 0, empty: [] },
        people: reserves.filter((row) => chosen.some((village) => village.id === row.village_id)).length,
      };
    },
    'rosters.page': ({ page, width }) => drawn(labels[page] ?? '', page, labels.length, width),
    'rosters.save': ({ request }) => ({ files: request.one_file ? 1 : labels.length, where: '青禾镇花名册.pdf', token: 'w1', undrawable: [] }),
    'rosters.print': () => ({ pages: labels.length, in_viewer: false }),
    'layouts.save': (layout) => (layouts = [...layouts.filter((one) => one.name !== layout.name), layout]),
    'layouts.remove': ({ name }) => (layouts = layouts.filter((one) => one.name !== name)),
  };
}
