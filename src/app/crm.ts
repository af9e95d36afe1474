import type { CrmWebhook } from '#config/crm'
import type { Clock } from '#contracts/clock'
import type { Crm } from '#contracts/crm'
import { webhookCrm } from '#crm/index'

/** Where sales keeps its records; null where nothing is set up: then nothing is written for it. */
export const crmOf = (webhook: CrmWebhook | null, source: string, clock: Clock): Crm | null =>
  webhook && webhookCrm({ ...webhook, source, clock })
