/** A person as pickers hand them on. */
import type { NewMentor, SeatOnDay } from '@/ipc/bindings';

export interface PersonChoice {
  /** `null`: not in the register yet. */
  person_id: string | null;
  name: string;
  /** Village, post or whatever tells namesakes apart; of a new person the post. */
  more: string;
}

/** As the app takes a mentor. */
export function asMentor(choice: PersonChoice): NewMentor {
  if (choice.person_id !== null) return { person_id: choice.person_id };
  return { name: choice.name, post: choice.more.trim() || null };
}

/** Whoever may have done a step: the holder of a seat; a vacant seat is named and has no id. */
export interface MentorChoice {
  id: string;
  name: string;
  seat: string;
}
/** Chosen instead of a mentor's id: somebody who holds no seat. */
export const OTHER = 'other';

/** Each mentor once, with every seat they hold; then whoever is registered and holds none now. */
export function mentorChoices(
  seats: readonly SeatOnDay[],
  registered: { id: string; name: string } | null,
): MentorChoice[] {
  const found = new Map<string, MentorChoice>();
  for (const seat of seats) {
    if (seat.mentors.length === 0) found.set(`gap ${seat.seat_id}`, { id: '', name: '缺位', seat: seat.label });
    for (const { person_id: id, name } of seat.mentors) {
      const known = found.get(id);
      found.set(id, { id, name, seat: known ? `${known.seat}、${seat.label}` : seat.label });
    }
  }
  if (registered && !found.has(registered.id)) found.set(registered.id, { ...registered, seat: '原登记' });
  return [...found.values()];
}
