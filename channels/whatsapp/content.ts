import type { Log } from '#contracts/log'
import { after, type Instant, minutes } from '#core/time'
import { withoutEnd } from '../shared/signature.ts'
import type { TwilioCalls } from '../shared/twilio-account.ts'
import { sentenceOf } from '../shared/twilio-errors.ts'
import type { Tappable } from './payload.ts'

/** The Contents of the account that our buttons are made of (W3). */
export type Contents = {
  /** The `HX…` for a payload; null: not to be had now, so that numbers must do. */
  sidFor(payload: Tappable): Promise<string | null>
  /** Twilio did not take it: somebody may have deleted it. */
  forget(payload: Tappable): void
}

/** How long buttons are not asked for again once Twilio has refused them. */
const REST = minutes(5)

/**
 * Each is made once, under a name that says its shape, and found again by that name after a restart. Two nodes that make
 * the same one at the same moment have two of it, which harms nobody.
 */
export const openContents = (calls: TwilioCalls, log: Log | null): Contents => {
  const sids = new Map<string, Promise<string>>()
  let listed: Promise<ReadonlyMap<string, string>> | null = null
  let restsUntil: Instant | null = null

  const found = (): Promise<ReadonlyMap<string, string>> => {
    listed ??= list(calls)
    return listed
  }
  const find = async (payload: Tappable): Promise<string> =>
    (await found()).get(nameOf(payload)) ?? (await create(calls, payload))
  const sidFor = (payload: Tappable): Promise<string> => {
    const name = nameOf(payload)
    const sid = sids.get(name) ?? find(payload)
    sids.set(name, sid)
    return sid
  }
  const forget = (payload: Tappable): void => {
    sids.delete(nameOf(payload))
    listed = null
  }
  return {
    sidFor: async (payload) => {
      const rests = restsUntil !== null && calls.clock.now() < restsUntil
      if (rests && !sids.has(nameOf(payload))) return null
      try {
        return await sidFor(payload)
      } catch (error) {
        forget(payload)
        restsUntil = after(calls.clock.now(), REST)
        log?.warn({ channel: 'whatsapp', reason: sentenceOf(error) }, NO_BUTTONS)
        return null
      }
    },
    forget,
  }
}

const NO_BUTTONS =
  'WhatsApp choices go out as numbered lines, because Twilio gave no Content for buttons: see Messaging, Content Template Builder'

/** The shape of a payload: the number of our way to fill it, how many choices, and behind which of them more is said. */
const nameOf = ({ kind, choices }: Tappable): string =>
  ['throughline', '1', kind, ...choices.map(({ detail }) => (detail ? 'd' : 't'))].join('_')

const list = async (calls: TwilioCalls): Promise<ReadonlyMap<string, string>> => {
  const client = await calls.client()
  const contents = await client.content.v1.contents.list({ pageSize: 500 })
  return new Map(contents.map(({ friendlyName, sid }) => [friendlyName, sid]))
}

/** By a plain request: `contents.create` of twilio 6.2.0 writes its fields in a spelling that the Content API does not know. */
const create = async (calls: TwilioCalls, payload: Tappable): Promise<string> => {
  const client = await calls.client()
  const answer = await client.request({
    method: 'post',
    uri: `${withoutEnd(client.content.baseUrl)}/v1/Content`,
    headers: { 'Content-Type': 'application/json' },
    data: {
      friendly_name: nameOf(payload),
      language: 'en',
      variables: variablesOf({ ...payload, body: 'Please choose:', choices: payload.choices.map(sample) }),
      types: { [`twilio/${payload.kind}`]: placeholders(payload) },
    },
  })
  return sidIn(answer.body)
}

const sample = ({ detail }: Tappable['choices'][number], n: number) => ({
  title: `Choice ${n + 1}`,
  id: `choice#${n + 1}`,
  ...(detail ? { detail: 'More about it' } : {}),
})

const sidIn = (body: unknown): string => {
  if (typeof body === 'object' && body !== null && 'sid' in body && typeof body.sid === 'string')
    return body.sid
  throw new Error('Twilio answered something unreadable.')
}

/** What is filled in at the moment of sending, in the order of the placeholders. */
export const variablesOf = ({ body, choices }: Tappable): { readonly [place: string]: string } =>
  Object.fromEntries(
    [body, ...choices.flatMap(({ title, id, detail }) => [title, id, ...(detail ? [detail] : [])])].map(
      (value, n) => [String(n + 1), value],
    ),
  )

/** Only placeholders: no word of ours or theirs is kept in a Content. */
const placeholders = ({ kind, choices }: Tappable) => {
  let place = 1
  const next = (): string => `{{${++place}}}`
  if (kind === 'quick-reply')
    return { body: '{{1}}', actions: choices.map(() => ({ title: next(), id: next() })) }
  const items = choices.map(({ detail }) => ({
    item: next(),
    id: next(),
    ...(detail ? { description: next() } : {}),
  }))
  return { body: '{{1}}', button: 'Choose', items }
}
