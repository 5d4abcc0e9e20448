/** The invented township of the visual target: 青禾镇, 12 villages, 52 people. */
import type { Codes, PersonInput, ReserveRow, VillageRow, VillageStatus } from '@/ipc/bindings';

export const TODAY = '2025-11-26';

const VILLAGES: readonly [string, number][] = [
  ['申家营村', 9],
  ['下河湾村', 4],
  ['枣园子村', 4],
  ['南泉子村', 3],
  ['红旗村', 5],
  ['大榆树村', 4],
  ['石槽村', 5],
  ['北梁村', 4],
  ['柳树湾村', 4],
  ['三道河村', 3],
  ['新民村', 4],
  ['东胜村', 3],
];

/** Those shown in the pictures: name, sex, birth, education, political status, source, phone. */
const SHOWN: readonly (string | null)[][] = [
  ['申海涛', '男', '1990-05', '大学', '中共党员', '高校毕业生', '138****6630'],
  ['申玉梅', '女', '1988-11', '大专', '中共党员', '致富能手', '139****8842'],
  ['张磊', '男', '1993-02', '大学', '中共党员', '退役军人', '158****3107'],
  ['乌云其木格', '女', '1991-08', '大学', '中共党员', '返乡大学生', '136****1029'],
  ['李强', '男', '1985-10', '大专', '中共党员', '致富能手', '139****5518'],
  ['王艳', '女', '1995-04', '大学', '预备党员', '高校毕业生', '138****2741'],
  ['郝建国', '男', '1986-12', '大专', '中共党员', '退役军人', '150****4466'],
  ['赵慧', '女', '1996-09', '大学', '共青团员', '返乡大学生', null],
  ['申志远', '男', '1989-07', '大专', '中共党员', '务工经商返乡', '136****3358'],
  ['何建军', '男', '1987-06', '大专', '中共党员', '致富能手', '138****5190'],
  ['刘志鹏', '男', '1992-12', '大专', '中共党员', '高校毕业生', '151****7821'],
  ['韩梅', '女', '1990-03', '大专', '中共党员', '返乡大学生', '139****9935'],
  ['郭丽娜', '女', '1994-01', '大学', '中共党员', '高校毕业生', '158****9914'],
  ['郭永强', '男', '1986-05', '大专', '中共党员', null, '139****6670'],
  ['孙涛', '男', '1991-10', '大专', '群众', '务工经商返乡', '138****0082'],
  ['马俊', '男', '1993-07', '大专', '中共党员', '退役军人', '150****5517'],
];

const SURNAMES = '贾武石高杜白吕段秦任';
const GIVEN = ['文斌', '晓燕', '秀英', '志刚', '美玲', '永胜', '海霞', '建华', '丽', '鹏'];
const EDUCATIONS = ['大学', '大专', '高中', '大专', '中专'];
const SOURCES = ['致富能手', '高校毕业生', '退役军人', '务工经商返乡', '其他'];

const STATUS: VillageStatus = {
  ...{ id: 's1', township_id: 't1', village_id: 'v7', status: '软弱涣散' },
  ...{ from_on: '2025-03', until_on: null, document: null },
};

export const villages: VillageRow[] = VILLAGES.map(([name, reserves], index) => ({
  id: `v${index + 1}`,
  township_id: 't1',
  township: '青禾镇',
  name,
  code: null,
  kind: '村',
  aliases: [],
  position: index,
  reserves,
  statuses: index === 6 ? [STATUS] : [],
  former: [],
  began_on: null,
  began_document: null,
  ended_on: null,
  ended_into: null,
  ended_document: null,
}));

function ageOn(birth: string, day: string): number {
  const [year, month, date = '01'] = birth.split('-');
  return Number(day.slice(0, 4)) - Number(year) - (day.slice(5) < `${month}-${date}` ? 1 : 0);
}

function person(index: number, village: VillageRow, position: number): ReserveRow {
  const shown = SHOWN[index];
  const [name, sex, birth, education, political, source, phone] = shown ?? [
    SURNAMES[index % 10]! + GIVEN[(index * 7 + Math.floor(index / 10)) % 10]!,
    index % 3 === 0 ? '女' : '男',
    `${1980 + (index % 18)}-${String(1 + (index % 12)).padStart(2, '0')}`,
    EDUCATIONS[index % 5]!,
    index % 6 === 0 ? '群众' : '中共党员',
    SOURCES[index % 5]!,
    `139****${String(1000 + index * 37)}`,
  ];
  return {
    person_id: `p${index + 1}`,
    reserve_id: `r${index + 1}`,
    village_id: village.id,
    village: village.name,
    township: village.township,
    name: name!,
    sex: sex!,
    ethnicity: name === '乌云其木格' ? '蒙古族' : '汉族',
    birth: birth!,
    age: ageOn(birth!, TODAY),
    education: education!,
    school_major: null,
    political_status: political!,
    party_joined: political === '中共党员' ? '2014-06' : null,
    occupation: index % 2 ? '村委会委员' : '村委会委员、网格员',
    sources: source ? [source] : [],
    target_post: '村党组织书记',
    readiness: '近期可用',
    phone: phone!,
    id_number: `150221********${String(36 + index).padStart(4, '0')}`,
    entered_on: '2024-03',
    left_on: null,
    left_reason: null,
    state: 'in_pool',
    position,
    missing: phone ? [] : ['phone'],
    stated_mentors: [
      { seat: '包村领导', name: '赵景明', post: '副镇长' },
      { seat: '包村干部', name: '孟佳', post: '党建办干事' },
      { seat: '村党组织书记', name: '申有田', post: '党支部书记' },
    ],
    remark: null,
  };
}

export const reserves: ReserveRow[] = villages.flatMap((village, at) => {
  const before = VILLAGES.slice(0, at).reduce((sum, [, count]) => sum + count, 0);
  return Array.from({ length: village.reserves }, (_, i) => person(before + i, village, i));
});

/** The person's full record as the detail panel asks for it. */
export function fieldsOf(row: ReserveRow): PersonInput {
  const { name, sex, ethnicity, birth, id_number, phone, education, school_major, political_status } = row;
  const { party_joined, occupation, target_post, readiness, remark } = row;
  const known = {
    ...{ name, sex, ethnicity, birth, id_number, phone, education, school_major, political_status },
    ...{ party_joined, occupation, target_post, readiness, remark },
    sources: row.sources.join('、') || null,
    party_confirmed: party_joined ? '2015-06' : null,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as PersonInput;
}

export const codes: Codes = {
  sexes: ['男', '女'],
  ethnic_groups: ['汉族', '蒙古族', '回族', '藏族', '维吾尔族', '苗族', '彝族', '壮族', '布依族', '朝鲜族', '满族'],
  educations: ['研究生', '大学', '大专', '中专', '中技', '高中', '职高', '初中', '小学'],
  degrees: ['博士', '硕士', '学士'],
  political_statuses: ['中共党员', '预备党员', '共青团员', '群众'],
  sources: ['致富能手', '务工经商返乡', '高校毕业生', '退役军人', '返乡大学生', '其他'],
  target_posts: [
    '村党组织书记',
    '村委会主任',
    '村党组织副书记',
    '村委会副主任',
    '村“两委”委员',
    '村文书',
    '妇联主席',
    '团支部书记',
    '村监委会主任',
    '民兵连长',
  ],
  readiness: ['近期可用', '中期培养', '长期储备'],
  leave_reasons: ['已任用', '本人申请', '长期外出', '考核不合格', '触碰负面清单', '超龄', '户籍迁出', '去世'],
  health: ['健康', '一般', '较差'],
  village_kinds: ['村', '社区', '嘎查', '牧委会'],
  village_statuses: ['软弱涣散', '后进'],
  visit_methods: ['谈心谈话', '现场指导', '入户走访', '座谈交流', '政策宣讲', '工作示范'],
  appraisal_grades: ['优秀', '合格', '不合格'],
  kinship_relations: ['配偶', '父母', '子女', '兄弟姐妹', '其他'],
  evidence_labels: ['现场照片', '责任书', '帮带计划'],
  contact_methods: ['电话', '微信', '见面', '走访家属', '座谈'],
  prospect_end_reasons: ['无意回村', '已在外地定居', '失去联系', '不符合条件'],
  attachment_kinds: ['学历证书', '获奖证书', '其他'],
  titles: [],
};
