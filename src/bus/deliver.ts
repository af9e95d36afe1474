import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Crm } from '#contracts/crm'
import type { Desk } from '#contracts/desk'
import type { FileKeeper } from '#contracts/files'
import type { Log } from '#contracts/log'
import type { Memory, Parcel, Rate } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import type { ChannelId } from '#core/address'
import { CALENDAR, CRM, DESK, DIRECTORY, MEDIA } from '#core/effect'
import type { Rules } from '#core/rules'
import { after, type Milliseconds, seconds } from '#core/time'
import { direct } from './direct.ts'
import { FILES, keepFile } from './keep-file.ts'
import { isMeeting, meet } from './meet.ts'
import { type Pump, pump, together } from './pump.ts'
import { send } from './send.ts'
import { dead, settle } from './settle.ts'
import { tellCrm } from './tell-crm.ts'
import { DESK_CALLS, tellDesk } from './tell-desk.ts'
import { type Throttle, throttle } from './throttle.ts'
import type { Watch } from './watch.ts'

/** What delivering works with. */
export type DeliverParts = {
  readonly memory: Memory
  readonly adapters: readonly Adapter[]
  /** Where meetings are booked; null: nowhere. */
  readonly calendar: Calendar | null
  /** Gets what people send into our keeping; null where no files are kept. */
  readonly files: FileKeeper | null
  /** Where reps are called to; null where this node has none, and then it waits for one that has. */
  readonly desk?: Desk | null
  /** What is told of persons; null where this node knows none, and then it waits for one that does. */
  readonly crm?: Crm | null
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
export const deliveryPump = (parts: DeliverParts): Pump => {
  const leaving = new AbortController()
  const whole = { ...parts, leaving: leaving.signal }
  const pumps = together([
    pumpFor(DIRECTORY, null, whole),
    pumpFor(MEDIA, null, whole, FILES),
    ...(parts.desk ? [pumpFor(DESK, null, whole, DESK_CALLS)] : []),
    ...(parts.crm ? [pumpFor(CRM, null, whole)] : []),
    ...(parts.calendar ? [pumpFor(CALENDAR, null, whole)] : []),
    ...parts.adapters.map((adapter) => pumpFor(adapter.channel, adapter, whole)),
  ])
  return {
    ring: pumps.ring,
    stop: () => {
      leaving.abort()
      return pumps.stop()
    },
  }
}

/**
 * Deliveries of one channel that may be under way at a time; and for how long each is nobody else's, which is longer than any
 * adapter waits for one platform call, so that a parcel is never sent by two.
 */
const CALLS = { room: 32, hold: seconds(30) } as const

type Calls = { readonly room: number; readonly hold: Milliseconds; readonly rate?: Rate | null }

type PumpParts = DeliverParts & { readonly leaving: AbortSignal }

const pumpFor = (
  channel: ChannelId,
  adapter: Adapter | null,
  parts: PumpParts,
  { room, hold, rate = null }: Calls = CALLS,
): Pump => {
  const { memory, clock, watch } = parts
  const held = throttle({
    channel,
    rate: adapter?.can.rate ?? rate,
    outbox: memory.outbox,
    clock,
    ring: () => pumping.ring(),
  })
  const pumping = pump({
    room,
    take: (most) =>
      held.through(most, (granted) => memory.outbox.take({ channel, now: clock.now(), hold, most: granted })),
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
  parts: PumpParts,
): Promise<unknown> => {
  const { deed } = parcel
  if (isMeeting(deed)) return meet(parcel, deed, parts)
  if (deed.act === 'keep-file') return keepFile(parcel, deed, parts)
  if (deed.act === 'tell-desk') return tellDesk(parcel, deed, { ...parts, throttle: held })
  if (deed.act === 'tell-crm') return tellCrm(parcel, deed, { ...parts, throttle: held })
  if (deed.act !== 'send') {
    const done = await direct(parcel, deed, parts)
    return done === 'later'
      ? settle(parcel, { kind: 'later', at: after(parts.clock.now(), seconds(1)) }, parts)
      : settle(parcel, { kind: 'done', notice: null }, parts)
  }
  if (!adapter)
    return settle(parcel, dead(parcel, 'failed', 'no platform is there', parts.clock.now()), parts)
  return send(parcel, deed, { ...parts, adapter, throttle: held, hold: CALLS.hold })
}
