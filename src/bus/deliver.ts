import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory, Parcel } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import type { ChannelId } from '#core/address'
import { CALENDAR, DIRECTORY } from '#core/effect'
import type { Rules } from '#core/rules'
import { seconds } from '#core/time'
import { direct } from './direct.ts'
import { isMeeting, meet } from './meet.ts'
import { type Pump, pump, together } from './pump.ts'
import { send } from './send.ts'
import { dead, settle } from './settle.ts'
import { type Throttle, throttle } from './throttle.ts'
import type { Watch } from './watch.ts'

/** What delivering works with. */
export type DeliverParts = {
  readonly memory: Memory
  readonly adapters: readonly Adapter[]
  /** Where meetings are booked; null: nowhere. */
  readonly calendar: Calendar | null
  readonly rules: Rules
  readonly seal: Seal
  readonly publicUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly watch: Watch
}

/**
 * Step 10: takes the heads of the outboxes and does what they say, in order per address (I5). Each channel has a pump
 * and room of its own, so that a platform that hangs holds up no other; what is for a channel that is not set up here
 * waits for a node, or a later start, that has it.
 */
export const deliveryPump = (parts: DeliverParts): Pump =>
  together([
    pumpFor(DIRECTORY, null, parts),
    ...(parts.calendar ? [pumpFor(CALENDAR, null, parts)] : []),
    ...parts.adapters.map((adapter) => pumpFor(adapter.channel, adapter, parts)),
  ])

/** Deliveries of one channel that may be under way at a time. */
const ROOM = 32
/** Longer than any adapter waits for one platform call, so that a parcel is never sent by two. */
const HOLD = seconds(30)

const pumpFor = (channel: ChannelId, adapter: Adapter | null, parts: DeliverParts): Pump => {
  const { memory, clock, watch } = parts
  const held = throttle({
    channel,
    rate: adapter?.can.rate ?? null,
    outbox: memory.outbox,
    clock,
    ring: () => pumping.ring(),
  })
  const pumping = pump({
    room: ROOM,
    take: (most) =>
      held.through(most, (granted) =>
        memory.outbox.take({ channel, now: clock.now(), hold: HOLD, most: granted }),
      ),
    work: (parcel) => attempt(parcel, parts, () => deliver(parcel, adapter, held, parts)),
    failed: watch.failed,
  })
  return {
    ring: pumping.ring,
    stop: () => {
      held.stop()
      return pumping.stop()
    },
  }
}

/** What could not be carried through comes back when its hold has lapsed. */
const attempt = async (
  parcel: Parcel,
  { log, watch }: DeliverParts,
  work: () => Promise<unknown>,
): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (watch.isOut()) return
    log.error({ outgoing: parcel.id, error: String(error) }, 'delivering failed; it will be tried again')
  }
}

const deliver = async (
  parcel: Parcel,
  adapter: Adapter | null,
  held: Throttle,
  parts: DeliverParts,
): Promise<unknown> => {
  const { deed } = parcel
  if (isMeeting(deed)) return meet(parcel, deed, parts)
  if (deed.act !== 'send') {
    await direct(parcel, deed, parts)
    return settle(parcel, { kind: 'done', notice: null }, parts)
  }
  if (!adapter)
    return settle(parcel, dead(parcel, 'failed', 'no platform is there', parts.clock.now()), parts)
  return send(parcel, deed, { ...parts, adapter, throttle: held, hold: HOLD })
}
