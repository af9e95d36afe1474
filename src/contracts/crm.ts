import type { CrmTold } from '#core/crm-event'
import type { PersonId } from '#core/ids'
import type { Receipt } from './adapter.ts'

/**
 * Where sales keeps its records. It is written and never read: all that comes back is whether it took what it was told, and when
 * to try again (S4, I13).
 */
export type Crm = {
  /** Says one thing, once or again; whoever is told knows it by its `key`. Never throws. */
  tell(told: CrmTold, about: { readonly person: PersonId; readonly key: string }): Promise<Receipt>
}
