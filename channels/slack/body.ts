import { z } from 'zod'
import type { IncomingRequest } from '#contracts/adapter'
import { jsonOf } from '#core/json'
import { jsonIn } from '../shared/json.ts'
import { formFields } from '../shared/signature.ts'

/** Whether Slack only probes our certificate: such a post is unsigned, and nothing else in it counts (docs: "Slash commands"). */
export const isSslCheck = (request: IncomingRequest): boolean =>
  isForm(request) && formFields(request.body).ssl_check === '1'

/** Types: JSON for events, a form with `payload` for what is tapped, a plain form for commands. */
const isForm = ({ headers }: IncomingRequest): boolean =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded'

const Body = z.union([
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string().max(1_000) }),
  z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ type: z.literal('block_actions'), actions: z.array(z.looseObject({})).min(1) }),
  z.looseObject({
    type: z
      .string()
      .min(1)
      .refine((type) => !NEEDED.has(type)),
  }),
  z.looseObject({ command: z.string().min(1), team_id: z.string() }),
])

/** Types that mean nothing without what the others above ask of them. */
const NEEDED: ReadonlySet<string> = new Set(['url_verification', 'event_callback', 'block_actions'])

/** What Slack posted, whichever way. */
export type SlackBody = z.infer<typeof Body>

/** Reads a request; a text instead says why it is none of Slack's. */
export const readBody = (request: IncomingRequest): SlackBody | string => {
  const body = Body.safeParse(contentOf(request))
  return body.success
    ? body.data
    : `This is no event, action or command of Slack's. ${z.prettifyError(body.error)}`
}

const contentOf = (request: IncomingRequest): unknown => {
  if (!isForm(request)) return jsonIn(request.body)
  const fields = formFields(request.body)
  return fields.payload === undefined ? fields : jsonOf(String(fields.payload))
}
