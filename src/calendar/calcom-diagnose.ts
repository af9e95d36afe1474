import { z } from 'zod'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { type Milliseconds, minutes } from '#core/time'
import { type CalcomCall, type CalcomOptions, calcomCalls } from './calcom-calls.ts'
import { FOLLOWED } from './calcom-hook.ts'

/** Whether the key works, the event type is there and as long as the business says, and changes there are told to us (S6). */
export const diagnoseCalcom = async (
  options: CalcomOptions,
  publicUrl: string,
): Promise<readonly Finding[]> => {
  const { call } = calcomCalls({ ...options })
  const [me, type] = await Promise.all([
    call('GET', '/v2/me', ACCOUNT),
    call('GET', `/v2/event-types/${options.eventTypeId}`, EVENT_TYPES),
  ])
  if (me.kind !== 'ok') return [troubleWith(me, 'Copy a key from Settings, Developer, API keys.')]
  const bell = await call('GET', '/v2/webhooks', ACCOUNT)
  return [
    fine('Cal.com accepts the key.'),
    typeFinding(type, options),
    ...hookFindings(bell, options.webhookSecret, `${publicUrl}/webhooks/calcom`),
  ]
}

/** The version that a page names, where it names one (docs: "cal-api-version"). */
const EVENT_TYPES = '2024-06-14'
const ACCOUNT = '2024-08-13'

const Type = z.object({ data: z.object({ lengthInMinutes: z.number().positive() }) })
const Hooks = z.object({
  data: z.array(
    z.object({ subscriberUrl: z.string(), active: z.boolean(), triggers: z.array(z.string()).default([]) }),
  ),
})

const troubleWith = (said: Exclude<CalcomCall, { kind: 'ok' }>, mend: string): Finding =>
  said.kind === 'later'
    ? unknown(said.reason, 'Look whether this machine reaches Cal.com, and ask again.')
    : wrong(said.reason, mend)

const typeFinding = (said: CalcomCall, { eventTypeId, length }: CalcomOptions): Finding => {
  if (said.kind !== 'ok')
    return troubleWith(
      said,
      'CALCOM_EVENT_TYPE_ID is the number in the address of the event type at Cal.com.',
    )
  const type = Type.safeParse(said.body)
  if (!type.success) return unknown(`What Cal.com says of event type ${eventTypeId} could not be read.`)
  const there = type.data.data.lengthInMinutes
  return minutes(there) === length
    ? fine(`Event type ${eventTypeId} is there, and takes ${there} minutes as in the business file.`)
    : wrong(
        `Event type ${eventTypeId} takes ${there} minutes, and ${inMinutes(length)} in the business file.`,
        `Write length: '${there} minutes' under calendar, or change it at Cal.com.`,
      )
}

const inMinutes = (length: Milliseconds): number => length / minutes(1)

const hookFindings = (said: CalcomCall, secret: string | null, url: string): readonly Finding[] => {
  const add = `Settings, Developer, Webhooks: ${url} with ${FOLLOWED.join(', ')} and a secret, which goes into CALCOM_WEBHOOK_SECRET.`
  if (secret === null)
    return [
      unknown('What is moved or called off at Cal.com is not heard of here.', `To hear it, add under ${add}`),
    ]
  if (said.kind !== 'ok') return [troubleWith(said, `Look under ${add}`)]
  const hooks = Hooks.safeParse(said.body)
  if (!hooks.success)
    return [unknown('What Cal.com says of webhooks could not be read.', `Look under ${add}`)]
  const ours = hooks.data.data.find(({ subscriberUrl }) => subscriberUrl === url)
  // A webhook of one event type, or of a team, is not among those of the account.
  if (!ours)
    return [
      unknown(
        `No webhook of this account leads to ${url}.`,
        `Unless the event type has one, add under ${add}`,
      ),
    ]
  if (!ours.active) return [wrong(`The webhook to ${url} is switched off.`, 'Switch it on again.')]
  const missing = FOLLOWED.filter((trigger) => !ours.triggers.includes(trigger))
  return missing.length === 0
    ? [fine(`Cal.com tells ${url} of changes.`), SECRET]
    : [wrong(`Cal.com does not tell ${url} of ${missing.join(', ')}.`, `Set under ${add}`)]
}

/** It is not shown again. */
const SECRET = unknown(
  'Whether CALCOM_WEBHOOK_SECRET is that of this webhook cannot be read from here.',
  'Send a ping test from its page: 200 means yes, 403 no.',
)
