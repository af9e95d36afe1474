import type { CrmTold } from '#core/crm-event'
import type { PersonId } from '#core/ids'
import type { Instant } from '#core/time'
import type { Receipt } from './adapter.ts'

/**
 * Where sales keeps its records. It is written and never read: all that comes back is whether it took what it was told, and when
 * to try again (S4, I13).
 */
export type Crm = {
  /** Says one thing, once or again; whoever is told knows it by its `key`. Never throws. */
  tell(told: CrmTold, about: { readonly person: PersonId; readonly key: string }): Promise<Receipt>
  /** Says that a person was erased here, as the last word of them: whoever listens is to erase them too (M9). Never throws. */
  forget(gone: Gone): Promise<Receipt>
}

/** Who is gone: a subject that it was told of, when, and the number that comes after all that it was told. */
export type Gone = { readonly person: PersonId; readonly at: Instant; readonly sequence: number }
