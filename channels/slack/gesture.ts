import { z } from 'zod'
import type { Gesture } from '#contracts/adapter'
import type { Address } from '#core/address'
import { isAnothersTap } from '#core/group'
import { referred } from '../shared/reference.ts'
import { Tap } from './payload.ts'
import { plainText } from './piece.ts'
import { placeOf } from './place.ts'
import { TEXT_LIMIT } from './render.ts'
import { escaped } from './text.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** What is only shown; whether Slack showed it makes no difference. */
export const gestureSlack = async (
  workspaces: Workspaces,
  { kind, activity }: Gesture,
  to: Address,
): Promise<void> => {
  const place = placeOf(to)
  const found = place && (await workspaces.find([place.team]))
  if (!place || found?.kind !== 'workspace' || isAnothersTap(activity, to)) return
  try {
    if (kind === 'taken')
      await showTaken(found.workspace, Object(activity.channelData).Payload, activity.text)
    else if (kind === 'typing' && place.thread !== null)
      await showTyping(found.workspace, place.channel, place.thread)
  } catch {
    // Nothing rests on it.
  }
}

/**
 * Slack has no typing indicator for bots. A status line under a thread is the nearest it has; our answer in that thread
 * takes it away. Outside of threads nothing would, so nothing is shown there.
 */
const showTyping = ({ client }: Workspace, channel: string, thread: string): Promise<unknown> =>
  client.apiCall('assistant.threads.setStatus', {
    channel_id: channel,
    thread_ts: thread,
    status: 'is writing an answer…',
  })

const Shown = z.looseObject({
  text: z.string().default(''),
  blocks: z.array(z.looseObject({ type: z.string(), elements: z.array(z.unknown()).optional() })),
})
type Block = z.infer<typeof Shown>['blocks'][number]

/** A choice that was taken cannot be tapped again: its row of buttons becomes a line that says which it was. */
const showTaken = async ({ client }: Workspace, payload: unknown, title: string): Promise<void> => {
  const tap = Tap.safeParse(payload)
  const shown = Shown.safeParse(tap.data?.message)
  if (!tap.success || !shown.success || !referred(tap.data.actions[0]?.value ?? '')) return
  const { channel, message } = tap.data
  const taken = `✓ ${title}`
  const text = `${shown.data.text}\n${escaped(taken)}`
  await client.apiCall('chat.update', {
    channel: channel?.id,
    ts: message?.ts,
    text: text.length <= TEXT_LIMIT ? text : shown.data.text,
    blocks: withTaken(shown.data.blocks, taken),
    parse: 'none',
  })
}

/** The rows of choices go, once, and what was taken stands in the place of the first. */
const withTaken = (blocks: readonly Block[], taken: string): readonly object[] => {
  const first = blocks.findIndex(isOfChoices)
  const line = { type: 'context', elements: [plainText(taken.slice(0, 2_000))] }
  return blocks.flatMap((block, n) => (n === first ? [line] : isOfChoices(block) ? [] : [ours(block)]))
}

const isOfChoices = ({ type, elements = [] }: Block): boolean =>
  type === 'actions' && elements.some((element) => referred(String(Object(element).value ?? '')) !== null)

/** Slack adds the measures of a picture, and does not take them back. */
const ours = (block: Block): object =>
  block.type === 'image' ? { type: block.type, image_url: block.image_url, alt_text: block.alt_text } : block
