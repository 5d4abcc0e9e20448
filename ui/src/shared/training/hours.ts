/** 学时 come from the app in tenths: 25 are 2.5. */

/** As tables show them, without a unit. */
export function hoursSaid(tenths: number): string {
  return String(tenths / 10);
}

/** As forms show them; unknown ones are empty. */
export function hoursTyped(tenths: number | null | undefined): string {
  return tenths === null || tenths === undefined ? '' : hoursSaid(tenths);
}

const UNITS = /(个学时|学时|课时|小时)$/;

/** What is wrong with hours as typed; the app reads them in the same way. */
export function hoursProblem(typed: string, { required = false, most = 200, least = 0.1 } = {}): string | null {
  const text = typed.normalize('NFKC').replace(/\s+/g, '').replace(UNITS, '');
  if (!text) return required ? '请填写学时' : null;
  if (!/^\d{1,6}(\.\d0*)?$/.test(text)) return '请写数字，最多一位小数，如 2.5';
  const hours = Number(text);
  return hours < least || hours > most ? `学时应在 ${least} 至 ${most} 之间` : null;
}
