/** Dossiers of the invented township: attachments, a timeline, and texts read into lines. */
import type { AttachmentRow, TimelineEntry, TimelineKind } from '@/ipc/bindings';
import { TODAY } from './fixtures';
import { type Answers, wireError } from './mock';

const outcome = <T>(value: T, op: number | null = 61) => ({ value, changes: ['attachments' as const], op });
const entry = (on_day: string, kind: TimelineKind, text: string, record = 'p1'): TimelineEntry => ({
  ...{ on_day, until_on: null, kind, text, detail: null, record, step: null, scheme: null },
});

export function dossiersAnswers(): Answers {
  let attachments: AttachmentRow[] = [
    {
      ...{ id: 'a1', township_id: 't1', person_id: 'p1', kind: '学历证书', title: '大专毕业证', on_day: '2013-07', pages: 1 },
      ...{ hash: 'h1', original_hash: 'o1', original_name: '大专毕业证.jpg', original_size: 20480, media_type: 'image/jpeg' },
    },
  ];
  return {
    'attachments.list': ({ person_id }) => attachments.filter((one) => one.person_id === person_id),
    'attachments.add': ({ person_id, attachments: added }) => {
      const wrong = added.findIndex((one) => !one.title.trim() && !one.token);
      if (wrong >= 0) {
        const field = `attachments[${wrong}].title`;
        throw wireError({ family: 'invalid', code: 'input.invalid', message: '请填写附件名称', fields: [{ field, code: 'attachment.title', message: '请填写附件名称' }] });
      }
      const rows = added.map((one, at): AttachmentRow => ({
        ...{ id: `new${at}`, township_id: 't1', person_id, kind: one.kind || '其他', title: one.title, on_day: null, pages: one.pages ?? 1 },
        ...{ hash: one.token ?? null, original_hash: one.token ?? null, original_name: null, original_size: null, media_type: null },
      }));
      attachments = [...attachments, ...rows];
      return outcome(rows.map((row) => row.id));
    },
    'attachments.edit': ({ id, title }) => {
      attachments = attachments.map((one) => (one.id === id ? { ...one, title } : one));
      return outcome(null);
    },
    'attachments.remove': ({ id }) => {
      attachments = attachments.filter((one) => one.id !== id);
      return outcome(null);
    },
    'attachments.show': () => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'attachments.save': () => '申海涛-大专毕业证.jpg',
    'timeline.of_person': ({ id, as_of }) => ({
      person_id: id,
      as_of: as_of ?? TODAY,
      entries: [
        entry('1990-05', 'fact', '出生', id),
        entry('2024-03-01', 'spell', '列为申家营村后备干部', id),
        entry('2025-09-01', 'pair', '结对：3+1', 'pair1'),
        entry('2025-10-20', 'training', '参训：青禾镇党校秋季班', 's1'),
      ],
    }),
    'dossiers.list': ({ as_of }) => ({
      ...{ as_of: as_of ?? TODAY, since: '2025-08-26', dossiers: 52, fresh: 51, stale: 1, definition: '' },
      rows: [
        {
          ...{ person_id: 'p2', name: '申玉梅', village_id: 'v1', village: '申家营村', township: '青禾镇', last_on: '2025-03-01' },
          ...{ last_what: '修改人员', days: 270, stale: true, lacks: ['照片'], attachments: 0 },
        },
      ],
    }),
    'people.read_resume': ({ text }) => ({
      lines: text.split('\n').map((line) => {
        const read = /^(\d{4})\.(\d+)\D+(\d{4})\.(\d+)\s+(.*)$/.exec(line);
        const month = (year: string, number: string) => `${year}-${number.padStart(2, '0')}`;
        return read
          ? { from_on: month(read[1]!, read[2]!), until_on: month(read[3]!, read[4]!), open: false, during: false, text: read[5]!, problem: null }
          : { from_on: null, until_on: null, open: false, during: false, text: line, problem: 'no_date' as const };
      }),
      remarks: /^\D/.test(text) ? [`第 1 行没有起止年月，按原样保留：${text}`] : [],
      text: text.replace(/^(\d{4})\.(\d)—(\d{4})\.(\d+)\s+/gm, '$1.0$2--$3.$4  '),
    }),
    'people.read_family': ({ text }) => ({
      members: text ? [{ relation: '妻子', name: '李芳', birth: '1986-03', political_status: '群众', unit: '村民' }] : [],
      remarks: [],
      text,
    }),
  };
}
