import type { Gesture } from '#contracts/adapter'
import type { Account } from '#core/activity'
import type { Address } from '#core/address'
import type { Json } from '#core/json'

/**
 * What is shown and not kept, as an Activity of Direct Line: typing dots; or with it, the beginning of an answer, as Bot Framework
 * clients know it ("streamType"), under the name of the message that takes its place. No line of the stream, so it has no watermark,
 * and whoever polls sees the message alone.
 */
export const typing = (gesture: Gesture, to: Address, bot: Account): Json => ({
  type: 'typing',
  channelId: 'webchat',
  conversation: { id: to.id },
  from: { ...bot },
  ...(gesture.kind === 'beginning' && {
    id: `${streamIdOf(gesture.outgoing)}.${gesture.n}`,
    text: gesture.text,
    textFormat: 'plain',
    channelData: {
      streamType: 'streaming',
      streamSequence: gesture.n,
      streamId: streamIdOf(gesture.outgoing),
    },
  }),
})

/** How the beginnings of a message are known to belong together, and to it. */
export const streamIdOf = (outgoing: string): string => `stream:${outgoing}`
