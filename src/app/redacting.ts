import type { Adapter } from '#contracts/adapter'
import { redactActivity } from '#language/redact/activity'

/** The adapter, but for secrets that people type: they are gone before the rest of the program sees the message (M9). */
export const redacting = (adapter: Adapter): Adapter => ({
  ...adapter,
  parse: async (request) => {
    const parsed = await adapter.parse(request)
    if (parsed.kind !== 'activities') return parsed
    return {
      ...parsed,
      activities: parsed.activities.map((one) => ({ ...one, activity: redactActivity(one.activity) })),
    }
  },
})
