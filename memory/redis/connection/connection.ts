import type { Milliseconds } from '#core/time'
import { type Call, openCalls } from './calls.ts'
import { codeOf, isReply, isUndone } from './letters.ts'
import type { Outages } from './outages.ts'
import { nameOf, type Place } from './place.ts'
import { RedisAway } from './trouble.ts'
import type { Wire } from './wire.ts'

/*
 * A call ends with an answer, with an error, or at its bound.
 * L1 an impatient connection fails at once while Redis is out of reach; a patient one waits, within the bound
 * L2 only what was certainly not done is sent again: of all else nobody knows
 * L3 a call that was sent and is unanswered for as long as `silence` proves the wire dead: it is replaced
 * L4 a server that has become a replica may have a successor under its name: the wire is replaced to look it up again
 */

/** One of our connections to Redis. */
export type Connection = {
  /** Sends one command that names its keys; in a cluster, to the node that has `key`. */
  run(key: string, args: readonly string[]): Promise<unknown>
}

/** What a connection is made from. */
export type ConnectionOptions = {
  readonly by: string
  /** How long a call may take. */
  readonly bound: Milliseconds
  readonly silence: Milliseconds
  readonly isPatient: boolean
  readonly outages: Outages
  /** Makes a wire; `places` are those where servers were last known to be. */
  readonly makeWire: (places: readonly Place[]) => Wire
}

/** What the owner of a connection does with it. */
export type OwnedConnection = Connection & {
  readonly wire: () => Wire
  /** Looks after what is late and what is held back; to be called several times a second. */
  readonly sweep: () => void
  /** Takes no more calls, and ends when those under way have ended, or at `until`. */
  readonly close: (until: number) => Promise<void>
}

/** A connection over a wire that is made here, and made anew when it is dead. */
export const openConnection = (options: ConnectionOptions): OwnedConnection => {
  const { by, bound, silence, isPatient, outages } = options
  const calls = openCalls(bound)
  const wires = openWires(options)
  let held: Call[] = []
  let isClosed = false

  const send = (call: Call): void => {
    wires
      .current()
      .send(call.key, call.args)
      .then(
        (answer) => {
          heardFrom(call)
          call.isDone = true
          call.resolve(answer)
        },
        (error) => {
          if (isReply(error)) heardFrom(call)
          if (codeOf(error) === 'READONLY') wires.suspect()
          if (isPatient && !isClosed && !call.isLate && isUndone(error)) holdBack(call, error)
          else drop(call, error)
        },
      )
  }
  const heardFrom = ({ key }: Call): void => {
    if (!outages.isOver()) outages.back(wires.current().addressOf(key) ?? by, by)
  }
  const holdBack = (call: Call, reason: unknown): void => {
    call.held = reason
    held.push(call)
  }
  const drop = (call: Call, error: unknown): void => {
    call.isDone = true
    call.reject(error)
  }
  const fail = (call: Call): void => {
    if (call.held !== null) {
      drop(call, call.held)
      return
    }
    const error = new RedisAway(`Redis has not answered for ${bound / 1_000} s.`)
    outages.gone(wires.current().addressOf(call.key) ?? by, by, error)
    call.reject(error)
  }
  const sendHeld = (): void => {
    const again = held.filter(({ isDone }) => !isDone)
    held = []
    for (const call of again) {
      call.held = null
      send(call)
    }
  }
  return {
    wire: wires.current,
    run: (key, args) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new RedisAway(CLOSED))
          return
        }
        const since = performance.now()
        const call: Call = { key, args, since, resolve, reject, held: null, isLate: false, isDone: false }
        calls.add(call)
        send(call)
      }),
    sweep() {
      const now = performance.now()
      for (const call of calls.overdue(now)) fail(call)
      const since = calls.silentSince()
      if (since !== null && now - since > silence) wires.suspect()
      if (wires.renew(now)) calls.forgive()
      sendHeld()
    },
    async close(until) {
      isClosed = true
      for (const call of held) drop(call, new RedisAway(CLOSED))
      while (calls.hasOpen() && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10))
      wires.close()
    },
  }
}

const CLOSED = 'The connection to Redis has been closed.'

/** The wire in use, and the one that is to follow it. */
type Wires = {
  current(): Wire
  /** The wire in use is to be replaced. */
  suspect(): void
  /** Begins to replace what is suspect, and says whether it did; also forgets servers that are none any more. */
  renew(now: number): boolean
  close(): void
}

/** How long a wire that was replaced may finish what other servers are about to answer. */
const GRACE_MS = 1_000

const openWires = ({ by, silence, outages, makeWire }: ConnectionOptions): Wires => {
  let wire = makeWire([])
  let next: Wire | null = null
  let isSuspect = false
  let renewed = Number.NEGATIVE_INFINITY
  /** The old one goes on until there is a new one: in a cluster, other servers are well. */
  const replace = async (follower: Wire): Promise<void> => {
    await follower.connect()
    const old = wire
    wire = follower
    next = null
    setTimeout(() => old.destroy(), GRACE_MS)
    await wire.touch()
  }
  return {
    current: () => wire,
    suspect() {
      isSuspect = true
    },
    renew(now) {
      const places = wire.places()
      if (places.length > 0) outages.keep(by, places.map(nameOf))
      if (!isSuspect || next !== null || now - renewed < silence) return false
      isSuspect = false
      renewed = now
      next = makeWire(places)
      // What keeps it from a server, it has told the outages.
      replace(next).catch(() => {})
      return true
    },
    close() {
      wire.destroy()
      next?.destroy()
    },
  }
}
