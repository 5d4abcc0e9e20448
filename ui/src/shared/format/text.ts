/** Small ways of saying things, shared by the pages. */

/** `59.6%`; nothing when there is no whole. */
export function share(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '';
}

/** `1.2 MB`, for files and backups. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `150221********0017`; anything that is not a full number stays as it is. */
export function maskId(id: string): string {
  return /^\d{17}[\dX]$/i.test(id) ? `${id.slice(0, 6)}********${id.slice(-4)}` : id;
}

/** `138****5678`. */
export function maskPhone(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone;
}
