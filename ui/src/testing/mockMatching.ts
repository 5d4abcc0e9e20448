/** 择村 and 书记 of the invented township, as far as the pages can tell. */
import type {
  CandidateRow, MatchReason, MatchResultRow, MatchRow, MatchWeights, SecretaryRow, SecretaryTypeRow, SoughtRow, Specialty, TypedRow, VillageNeedRow,
} from '@/ipc/bindings';
import { TODAY, villages } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, changes: ('matches' | 'secretaries' | 'reserves')[], op: number | null = 61) => ({ value, changes, op });

type Graduate = [name: string, sex: string, age: number, education: string, major: string, native: string, village: string, score: number, reason: string];
const GRADUATES: Graduate[] = [
  ['邢雨桐', '女', 24, '大学', '动物医学', '青禾镇申家营村', 'v1', 90, '对口产业：养殖'],
  ['杭嘉诚', '男', 25, '大学', '会计学', '青禾镇大榆树村', 'v6', 60, '村里需要：财务'],
  ['葛小兰', '女', 33, '大专', '会计学', '青禾镇下河湾村', 'v6', 50, '村里需要：财务'],
];
/** Who of them is in the pool of which village. */
const POOLS: Readonly<Record<string, string>> = { 葛小兰: '申家营村' };

export function matchingAnswers(): Answers {
  let weights: MatchWeights = {
    ...{ same_village: 40, same_township: 25, same_county: 10, industry: 30, need: 20, empty: 20, college: 15, woman: 10, younger: 3, county: '' },
  };
  let needs: VillageNeedRow[] = villages.map((one) => ({
    ...{ village_id: one.id, village: one.name, township: one.township, industry: null, majors: null, wishes: null, problem: null },
  }));
  let words: Specialty[] = [{ id: 'breeding', township_id: null, name: '养殖', words: '养殖、畜牧、养羊', position: 1 }];
  let results: MatchResultRow[] = [];
  const free = () => GRADUATES.filter(([name]) => !results.some((row) => row.name === name));
  const person = ([name, sex, age, education, major, native_place]: Graduate): CandidateRow => ({
    ...{ person_id: `g-${name}`, name, sex, age, education, major, native_place, skills: null, standing: null },
    ...{ pool: POOLS[name] ?? null, graduate: true, prospect: false, left: false, busy: false },
  });
  const leader: CandidateRow = {
    ...{ person_id: 'm-赵景明', name: '赵景明', sex: '男', age: 41, education: '大学', major: null, native_place: null, skills: null },
    ...{ standing: '副镇长', pool: null, graduate: false, prospect: false, left: false, busy: true },
  };
  const sought = (): SoughtRow[] =>
    villages.map((one, at) => ({
      ...{ village_id: one.id, village: one.name, township: one.township, reserves: at === 0 ? 0 : one.reserves },
      ...{ lacks: at === 0 ? ['无后备干部'] : at === 5 ? ['无女性'] : [], needs: null, board: 1, mean_age: '57.0' },
    }));
  const placed = (people: readonly string[], all: readonly string[], oneEach: boolean): MatchRow[] => {
    const asked = free().filter(([name]) => people.includes(`g-${name}`));
    const taken = new Map<string, number>();
    return asked.flatMap(([name, sex, age, education, major, native_place, home, score, text]) => {
      const village_id = all.includes(home) ? home : all[0];
      if (!village_id) return [];
      const round = (taken.get(village_id) ?? 0) + 1;
      if (oneEach && round > 1) return [];
      taken.set(village_id, round);
      const reasons: MatchReason[] = [{ text: `籍贯${villages.find((one) => one.id === home)!.name}`, points: weights.same_village ?? 0 }, { text, points: 20 }];
      const other = villages.find((one) => one.id !== village_id)!;
      return [
        {
          ...{ person_id: `g-${name}`, name, sex, age, education, major, native_place, village_id, round, score, reasons },
          ...{ village: villages.find((one) => one.id === village_id)!.name, township: '青禾镇', pool: POOLS[name] ?? null },
          alternatives: [{ village_id: other.id, village: other.name, score: 30, why_not: `少 ${score - 30} 分：籍贯没有那么近` }],
        },
      ];
    });
  };

  let types: SecretaryTypeRow[] = ['引领型', '成长型', '潜力型'].map((name, at) => ({
    ...{ id: `type-${at + 1}`, township_id: null, name, meaning: `${name}的说明`, position: at + 1, uses: at === 0 ? 1 : 0 },
  }));
  const typed = (person_id: string, type: string, from_on: string, reason: string): TypedRow => ({
    ...{ id: `${person_id}-${from_on}`, township_id: 't1', person_id, secretary_type_id: type, from_on, reason, document: null },
    type_name: types.find((one) => one.id === type)!.name,
  });
  let histories: Record<string, TypedRow[]> = { 's-申有田': [typed('s-申有田', 'type-1', '2025-01-01', '村集体收入过五十万元')] };
  const secretary = (name: string, village: string, age: number): SecretaryRow => {
    const of = villages.find((one) => one.id === village)!;
    const person_id = `s-${name}`;
    const history = histories[person_id] ?? [];
    return {
      ...{ person_id, name, sex: '男', birth: '1968-04', age, education: '大专', village_id: village, village: of.name, township: of.township },
      ...{ title: '党支部书记', from_on: '2021-01-01', term: '第十一届', age_at_election: age + 1, continuous: '4年10个月', cumulative: '9年8个月' },
      ...{ typed: history[0] ?? null, history },
      successors: village === 'v1' ? [{ person_id: 'p1', name: '申海涛', age: 35, readiness: '近期可用' }] : [],
    };
  };
  const secretaries = () => [secretary('申有田', 'v1', 57), secretary('何文清', 'v2', 53)];

  return {
    'matches.candidates': () => ({ as_of: TODAY, people: [...free().map(person), leader], villages: sought() }),
    'matches.make': ({ people, villages: all, one_each }) => {
      const rows = placed(people ?? [], all ?? [], one_each ?? false);
      const asked = free().filter(([name]) => people?.includes(`g-${name}`));
      const nowhere = asked.filter(([name]) => !rows.some((row) => row.name === name));
      const empty = (all ?? []).filter((id) => !rows.some((row) => row.village_id === id));
      return {
        ...{ as_of: TODAY, rows, score: rows.reduce((sum, row) => sum + row.score, 0), covered: (all ?? []).length - empty.length, weights },
        unplaced: nowhere.map(([name]) => ({ person_id: `g-${name}`, name, why: `${all?.length} 个村各已有一人，不排第二轮` })),
        uncovered: empty.map((id) => ({ village_id: id, village: villages.find((one) => one.id === id)!.name })),
        ...{ without_board: 0, without_need: needs.filter((one) => all?.includes(one.village_id!) && !one.industry).length },
        sentence: `${rows.length} 人去 ${new Set(rows.map((row) => row.village_id)).size} 个村；其中大学以上 ${rows.length} 人，占 100.0%，平均年龄 24.5 岁`,
      };
    },
    'matches.why_not': () => '若去枣园子村，总分会少 40 分，杭嘉诚也要换村',
    'matches.accept': (accept) => {
      if (accept.post === '党支部书记') throw wireError({ code: 'duty.overlap', message: '申家营村的村党组织书记自2021年1月1日起是申有田，同一天不能再登记一个。' });
      results = [
        ...results,
        ...accept.matches.map((one, at): MatchResultRow => {
          const [name, sex, age, education, major] = GRADUATES.find(([known]) => `g-${known}` === one.person_id)!;
          return {
            ...{ id: `match-${at}`, person_id: one.person_id, name, sex, birth: '2001-07', age, education, major, village_id: one.village_id },
            ...{ village: villages.find((known) => known.id === one.village_id)!.name, township: '青禾镇', from_on: accept.from_on, holds: true },
            ...{ placed_as: accept.post ?? '后备干部', score: 90, reasons: '籍贯申家营村', document: accept.document ?? null },
          };
        }),
      ];
      return outcome(accept.matches.length, ['matches', 'reserves']);
    },
    'matches.results': () => ({
      ...{ as_of: TODAY, rows: results, people: results.length, villages: results.length, degree: results.length, mean_age: 245 },
      sentence: `${results.length} 人去 ${results.length} 个村；其中大学以上 ${results.length} 人，占 100.0%，平均年龄 24.5 岁`,
    }),
    'matches.weights': () => weights,
    'matches.set_weights': (next) => (weights = { ...weights, ...next }),
    'village_needs.list': () => needs,
    'village_needs.read': ({ text }) =>
      text.split('\n').map((line): VillageNeedRow => {
        const [name, industry, majors, wishes] = line.split('\t');
        const of = villages.find((one) => one.name === name);
        return {
          ...{ village_id: of?.id ?? null, village: name!, township: null, industry: industry || null, majors: majors || null, wishes: wishes || null },
          problem: of ? null : '没有这个村',
        };
      }),
    'village_needs.set': ({ rows }) => {
      needs = needs.map((one) => ({ ...one, ...rows.find((row) => row.village_id === one.village_id) }));
      return outcome(rows.filter((row) => row.industry).length, ['matches']);
    },
    'specialties.list': () => words,
    'specialties.set': ({ id, name, words: typedWords }) => {
      const one = { id: id ?? name, township_id: null, name, words: `${name}、${typedWords}`, position: words.length + 1 };
      words = id ? words.map((known) => (known.id === id ? one : known)) : [...words, one];
      return outcome(one.id, ['matches']);
    },
    'specialties.remove': ({ id }) => {
      words = words.filter((one) => one.id !== id);
      return outcome(null, ['matches']);
    },
    'secretaries.list': (filter) => {
      const all = secretaries();
      const rows = all.filter(
        (row) =>
          (!filter.types?.length || filter.types.includes(row.typed?.secretary_type_id ?? '')) &&
          (!filter.only_undecided || !row.typed) &&
          (!filter.text || `${row.name}${row.village}`.includes(filter.text)),
      );
      const count = (id: string) => all.filter((row) => row.typed?.secretary_type_id === id).length;
      const undecided = all.filter((row) => !row.typed).length;
      return {
        ...{ as_of: TODAY, rows, secretaries: all.length, undecided, election_on: '2026-01-01' },
        types: types.map((one) => ({ secretary_type_id: one.id, name: one.name, people: count(one.id) })),
        vacant: [{ village_id: 'v4', village: '南泉子村' }],
        sentence: `${all.length} 名书记：${types.map((one) => `${one.name} ${count(one.id)} 人`).join('、')}、未定 ${undecided} 人`,
      };
    },
    'secretaries.set_type': ({ id, people, secretary_type_id, from_on, reason }) => {
      for (const person of people) {
        const kept = (histories[person] ?? []).filter((one) => one.id !== id && one.from_on !== from_on);
        histories = { ...histories, [person]: [typed(person, secretary_type_id, from_on, reason), ...kept] };
      }
      return outcome(people.length, ['secretaries']);
    },
    'secretaries.remove_type': ({ id }) => {
      histories = Object.fromEntries(Object.entries(histories).map(([person, all]) => [person, all.filter((one) => one.id !== id)]));
      return outcome(null, ['secretaries']);
    },
    'secretary_types.list': () => types,
    'secretary_types.set': ({ id, name, meaning }) => {
      const kind = { id: id ?? name, township_id: null, name, meaning: meaning ?? null, position: types.length + 1, uses: 0 };
      types = id ? types.map((one) => (one.id === id ? { ...one, name, meaning: meaning ?? null } : one)) : [...types, kind];
      return outcome(kind.id, ['secretaries']);
    },
    'secretary_types.remove': ({ id }) => {
      const kind = types.find((one) => one.id === id)!;
      if (kind.uses) throw wireError({ code: 'record.still_referenced', message: `“${kind.name}”已有 ${kind.uses} 条书记类型记录，不能删除。` });
      types = types.filter((one) => one.id !== id);
      return outcome(null, ['secretaries']);
    },
  };
}
