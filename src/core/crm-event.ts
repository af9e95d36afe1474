import type { CRM_TOOLS, CrmEntry } from './crm.ts'
import type { Level } from './policy.ts'
import type { Instant } from './time.ts'

/**
 * Something was written for the CRM, and passed the gate (A2, S4): all that ever leaves for it stands in the journal word for word,
 * so what a CRM was told of a person can be listed, and taken back, from there.
 */
export type CrmTold = {
  readonly kind: 'crm-told'
  readonly at: Instant
  /** Counts what was told of this person, from 1, without a gap. */
  readonly sequence: number
  /** Which event of the journal it follows from, counted from 1. */
  readonly cause: number
  readonly tool: CrmTool
  readonly level: Level
  readonly policy: string
  readonly entry: CrmEntry
}

/** A role's tool for writing there. */
export type CrmTool = (typeof CRM_TOOLS)[keyof typeof CRM_TOOLS]['tool']
