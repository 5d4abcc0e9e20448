/** What the forms of placements hold as typed, and how it is handed to the app. */
import type { RotationEdit, RotationRow, RotationTypeRow, Route } from '@/ipc/bindings';
import { today } from '@/ipc/register';
import { lastOf, readDate, typedUntil, type PartialDate, type ReadDate } from '../format/dates';
import type { PersonChoice } from '../mentoring/people';

export interface Place {
  inVillage: boolean;
  village: string;
  unit: string;
}
export interface RotationForm {
  type_id: string;
  people: PersonChoice[];
  place: Place;
  post: string;
  from: string;
  /** The last day, as people say it. */
  last: string;
  document: string;
  supervisor: PersonChoice | null;
  tasks: string;
  from_place: Place;
  route: Route | '';
}

const placeOf = (village: string | null, unit: string | null, inVillage: boolean): Place => ({
  inVillage: village !== null || (unit === null && inVillage),
  village: village ?? '',
  unit: unit ?? '',
});

/** The form of a new placement, or of one to correct. */
export function formOf(row: RotationRow | null, start: { type?: string; people?: readonly PersonChoice[] } = {}): RotationForm {
  return {
    type_id: row?.type_id ?? start.type ?? '',
    people: row ? [{ person_id: row.person_id, name: row.name, more: row.pool_village ?? '' }] : [...(start.people ?? [])],
    place: placeOf(row?.village_id ?? null, row?.unit ?? null, true),
    post: row?.post ?? '',
    from: row?.from_on ?? today(),
    last: lastOf(row?.until_on),
    document: row?.document ?? '',
    supervisor: row?.supervisor_name ? { person_id: row.supervisor_id, name: row.supervisor_name, more: '' } : null,
    tasks: row?.tasks ?? '',
    from_place: placeOf(row?.from_village_id ?? null, row?.from_unit ?? null, true),
    route: row?.route ?? '',
  };
}

/** Who looks after it: a person of the register, or a name in words. */
export function supervisorOf(choice: PersonChoice | null): { supervisor_id: string | null; supervisor: string | null } {
  return { supervisor_id: choice?.person_id ?? null, supervisor: choice && !choice.person_id ? choice.name : null };
}

export function editOf(form: RotationForm, id: string | null, kind: RotationTypeRow | undefined): RotationEdit {
  const filled = (text: string) => text.trim() || null;
  const of = (place: Place) => (place.inVillage ? [place.village || null, null] : [null, filled(place.unit)]);
  const [village_id, unit] = of(form.place) as [string | null, string | null];
  const [from_village_id, from_unit] = of(form.from_place) as [string | null, string | null];
  return {
    ...{ id, people: form.people.flatMap((one) => one.person_id ?? []), type_id: form.type_id },
    ...{ from_on: form.from, until_on: typedUntil(form.last), village_id, unit, from_village_id, from_unit },
    ...{ post: filled(form.post), document: filled(form.document), tasks: filled(form.tasks) },
    ...supervisorOf(form.supervisor),
    route: kind?.changes_posts && form.route ? form.route : null,
  };
}

/** A typed date that must be there. */
function wanted(text: string, missing: string): { problem: string } | { value: PartialDate } {
  const read: ReadDate = readDate(text);
  if ('problem' in read) return read;
  return read.value ? { value: read.value } : { problem: missing };
}

/** What can be seen to be missing before the app is asked. */
export function missingOf(form: RotationForm): Record<string, string> {
  const found: Record<string, string> = {};
  if (!form.type_id) found.type_id = '请选择锻炼类型';
  if (form.people.length === 0) found.people = '请选择人员';
  if (form.place.inVillage ? !form.place.village : !form.place.unit.trim()) {
    found[form.place.inVillage ? 'village_id' : 'unit'] = form.place.inVillage ? '请选择村' : '请填写单位';
  }
  const from = wanted(form.from, '请填写从哪天起');
  if ('problem' in from) found.from_on = from.problem;
  const last = readDate(form.last);
  if ('problem' in last) found.until_on = last.problem;
  else if (last.value && 'value' in from && last.value < from.value) found.until_on = '最后一天不能早于第一天';
  return found;
}
