import type { Dialog } from '#core/dialog'
import type { Rules } from '#core/rules'

/** Everything `decide` goes by besides state and event: the rules, and the dialogs in the order they are asked. */
export type Playbook = Rules & { readonly dialogs: readonly Dialog[] }
