/** What proves an item or a visit, as forms hold it before it is sent. */
import type { EvidenceKind, EvidenceRow, NewEvidence } from '@/ipc/bindings';

/** New evidence with the name of its file; a paper has none. */
export interface AddedEvidence {
  kind: EvidenceKind;
  label: string;
  copies: number;
  token: string | null;
  file: string | null;
}

const IMAGE = /\.(jpe?g|png)$/i;
export const KIND_NAMES: Readonly<Record<EvidenceKind, string>> = {
  photo: '照片',
  scan: '扫描件',
  document: '文档',
  paper: '纸质',
};

/** A chosen file as evidence: pictures are photos, everything else keeps its own name. */
export function fromFile(file: { token: string; name: string }): AddedEvidence {
  const image = IMAGE.test(file.name);
  const label = image ? '照片' : file.name.replace(/\.[^.]+$/, '').slice(0, 40);
  return { kind: image ? 'photo' : 'document', label, copies: 1, token: file.token, file: file.name };
}

/** Whether the stored file is a picture the window can show. */
export function isPicture(row: EvidenceRow): boolean {
  return row.media_type?.startsWith('image/') ?? false;
}

/** As the app takes it. */
export function asSent(added: readonly AddedEvidence[]): NewEvidence[] {
  return added.map(({ kind, label, copies, token }) => ({
    kind,
    label: label.trim() || KIND_NAMES[kind],
    copies,
    ...(token ? { token } : {}),
  }));
}
