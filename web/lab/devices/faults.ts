import type { ChannelId } from '#core/address'
import type { Event } from '#core/event'
import type { Network } from './networks.ts'

/** Something that can be asked to go wrong, once. */
export type Fault = {
  readonly name: string
  /** What will be seen of it. */
  readonly about: string
  readonly hits: 'send' | 'incoming'
  /** As the network's emulator knows it. */
  readonly wire: { readonly kind: string; readonly [detail: string]: unknown }
}

/** A network's bad days: what may go wrong with the next that is sent, and with the next that comes in. */
export const faultsOf = (network: Network): readonly Fault[] => [
  {
    name: 'Too many requests (429)',
    about: 'It waits as long as it is told, then tries again.',
    hits: 'send',
    wire: SLOW_DOWN[network],
  },
  {
    name: 'Server error (500)',
    about: 'Tried again, unless it may have arrived.',
    hits: 'send',
    wire: { kind: 'http-500' },
  },
  {
    name: 'No answer (timeout)',
    about: 'Nobody knows whether it was taken.',
    hits: 'send',
    wire: { kind: 'timeout' },
  },
  {
    name: 'Taken, answer lost',
    about: 'It arrives, but nobody is told.',
    hits: 'send',
    wire: { kind: 'cut-after-accept' },
  },
  {
    name: 'Refused',
    about: 'It goes to them elsewhere, if it can.',
    hits: 'send',
    wire: REFUSAL[network],
  },
  {
    name: 'Comes three times',
    about: 'It counts once.',
    hits: 'incoming',
    wire: THRICE[network],
  },
  { name: 'Comes late', about: 'Four seconds later.', hits: 'incoming', wire: LATE[network] },
  {
    name: 'Comes out of order',
    about: 'After the one behind it.',
    hits: 'incoming',
    wire: { kind: 'out-of-order' },
  },
]

/** Each platform says in its own way how long to wait. */
const SLOW_DOWN: { readonly [N in Network]: Fault['wire'] } = {
  phone: { kind: '429', retryAfter: '5' },
  telegram: { kind: '429', retryAfter: 5 },
  slack: { kind: '429', retryAfter: '5' },
}

/** Refusals that are no opt-out, so that the message may still go to them elsewhere (C6). */
const REFUSAL: { readonly [N in Network]: Fault['wire'] } = {
  phone: { kind: 'reject', code: 21612 },
  telegram: { kind: 'reject', code: 400, description: 'Bad Request: chat not found' },
  slack: { kind: 'reject', error: 'channel_not_found' },
}

const THRICE: { readonly [N in Network]: Fault['wire'] } = {
  phone: { kind: 'duplicate-webhook', times: 3 },
  telegram: { kind: 'duplicate', times: 3 },
  slack: { kind: 'duplicate-webhook', times: 3 },
}

const LATE: { readonly [N in Network]: Fault['wire'] } = {
  phone: { kind: 'late', ms: 4_000 },
  telegram: { kind: 'late', ms: 4_000 },
  slack: { kind: 'late-webhook', ms: 4_000 },
}

const CHANNELS: { readonly [N in Network]: readonly ChannelId[] } = {
  phone: ['sms', 'whatsapp'],
  telegram: ['telegram'],
  slack: ['slack'],
}

/** Asks the network for it. Null when it will happen; else why it will not. */
export const askFor = async (network: Network, wire: Fault['wire']): Promise<string | null> => {
  try {
    const response = await fetch(`/lab/${network}/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ next: [wire] }),
    })
    return response.ok ? null : await response.text()
  } catch {
    return 'The network does not answer. Start the server, and ask again.'
  }
}

/** Whether these events tell that a fault of this network has had its moment. */
export const isOver = (
  { hits }: Fault,
  network: Network,
  since: readonly Event[],
  all: readonly Event[],
): boolean => {
  const isOurs = (channel: ChannelId): boolean => CHANNELS[network].includes(channel)
  if (hits === 'incoming') {
    return since.some((event) => event.kind === 'message-received' && isOurs(event.address.channel))
  }
  const namesIn = (events: readonly Event[]): ReadonlySet<string> =>
    new Set(
      events.flatMap((event) =>
        event.kind === 'message-queued' && isOurs(event.to.channel) ? [event.outgoing] : [],
      ),
    )
  const [ours, fresh] = [namesIn(all), namesIn(since)]
  return since.some(
    (event) =>
      event.kind === 'delivery-updated' &&
      !['delivered', 'read'].includes(event.state) &&
      // That one of before had left may be told only now.
      (event.state === 'sent' ? fresh : ours).has(event.outgoing),
  )
}
