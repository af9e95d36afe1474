import type { Address } from './address.ts'
import type { MessageId } from './ids.ts'
import type { Expecting } from './reading.ts'

/** A question about the matter, not about who they are, and where it was put; with the report that it put to them (M4, M5). */
export type StoodAt = { readonly about: Expecting; readonly to: Address; readonly report?: MessageId }
