import type { Dialog } from './dialog.ts'
import type { Rules } from './rules.ts'

/** Everything `decide` goes by besides state and event: the rules, and the dialogs in the order they are asked. */
export type Playbook = Rules & { readonly dialogs: readonly Dialog[] }
