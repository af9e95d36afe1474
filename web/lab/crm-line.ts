import { keyOf } from '#core/crm'
import type { CrmTold } from '#core/crm-event'
import type { EventLine } from './line.ts'

/** What the CRM is told, in one line: the how-manieth, whose field, and of what. */
export const crmLine = ({ sequence, entry }: CrmTold): EventLine => ({
  what: 'told the CRM',
  detail: [`#${sequence}`, entry.role, entry.field, keyOf(entry)].filter(Boolean).join(' '),
  weight: 'quiet',
})
