import type { Adapter, Capabilities, Receipt } from '#contracts/adapter'
import { type Instant, milliseconds } from '#core/time'

/** A platform that answers as it is told, one call after the other, and remembers what reached it. */
export type Platform = {
  readonly adapter: Adapter
  /** What it took, in order. */
  readonly sent: string[]
  /** The names it was called with, in order. */
  readonly keys: string[]
  /** Until when each call may reach them, in order. */
  readonly untils: (Instant | null)[]
  /** What it answers to the next calls; then it accepts. `hang` answers when it is let go. */
  readonly answers: (Receipt | 'hang')[]
  /** What it knows when it is asked about the next doubtful calls; then nothing. */
  readonly knows: ('sent' | 'not-sent' | 'unknown')[]
  /** Lets every call go that hangs. */
  readonly letGo: () => void
}

/** One for a channel, with nothing special about it but what is said. A text is split at `|`. */
export const platform = (can: Partial<Capabilities> = {}, channel = 'sms'): Platform => {
  const sent: string[] = []
  const keys: string[] = []
  const untils: (Instant | null)[] = []
  const answers: (Receipt | 'hang')[] = []
  const knows: ('sent' | 'not-sent' | 'unknown')[] = []
  const hanging: (() => void)[] = []
  const adapter: Adapter = {
    channel,
    can: {
      choices: 'numbers',
      cards: false,
      links: 'text',
      files: false,
      textLimit: 1600,
      rate: null,
      restPerRecipient: milliseconds(0),
      reconciles: true,
      idempotentSend: false,
      optOutReplies: 'platform',
      carriesTexts: true,
      session: null,
      acknowledgement: { contentType: 'text/plain', body: '' },
      ...can,
    },
    verify: async () => ({ kind: 'authentic' }),
    parse: async () => ({ kind: 'unsupported', reason: 'nothing comes in here' }),
    render: ({ text }) => {
      if (text === 'unspeakable') throw new Error('no font for it')
      return text.split('|')
    },
    send: async (payload, _to, key, until) => {
      keys.push(key)
      untils.push(until)
      const answer = answers.shift() ?? ACCEPTED
      if (answer === 'hang') await new Promise<void>((letGo) => hanging.push(letGo))
      const receipt = answer === 'hang' ? ACCEPTED : answer
      if (receipt.kind === 'accepted') sent.push(String(payload))
      return receipt
    },
    reconcile: async () => knows.shift() ?? 'unknown',
    gesture: async () => {},
    locate: async () => ({ kind: 'nowhere', reason: 'no files come in here' }),
  }
  return {
    adapter,
    sent,
    keys,
    untils,
    answers,
    knows,
    letGo: () => {
      for (const letGo of hanging.splice(0)) letGo()
    },
  }
}

const ACCEPTED: Receipt = { kind: 'accepted', externalId: 'x' }
