/** A person as pickers hand them on. */
import type { NewMentor } from '@/ipc/bindings';

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
