import { ACCOUNT } from './child.ts'
import type { Contender } from './contender.ts'
import type { Provider } from './provider.ts'
import { numberOf, webhookRequest } from './webhook.ts'
import { wireTo } from './wire.ts'

/** Whom messages come from: so many persons whose numbers begin alike. */
export type Crowd = { readonly group: string; readonly persons: number }

/** What a stretch of load has shown. */
export type Run = {
  /** Messages answered within the measured time. */
  readonly done: number
  readonly ms: number
  /** From the webhook's first byte to the text's arrival at the provider, in ms. */
  readonly latencies: readonly number[]
  /** How late the load itself was, in ms. */
  readonly lateness: readonly number[]
  readonly trouble: Trouble
}

/** What must not happen; all of it is counted. */
export type Trouble = {
  readonly unanswered: number
  readonly refused: number
  readonly doubled: number
  readonly disordered: number
}

/** Load for one server. What it answers is held against what was said: once, to the right number, in order. */
export type Load = {
  /** Keeps so many messages on their way, each of another person, for so long. */
  closed(crowd: Crowd, inFlight: number, ms: number): Promise<Run>
  /** Lets messages arrive at a rate, as chance wants it, whatever becomes of them. */
  open(crowd: Crowd, perSecond: number, ms: number): Promise<Run>
  /** So many messages, one after another. */
  single(crowd: Crowd, messages: number): Promise<Run>
  close(): void
}

/** `arrived` hears null when the message was refused or never answered. */
type Flight = { readonly arrived: (at: number | null) => void }

/** A load generator for one server; it hears the provider until another one does. */
export const loadOn = (contender: Contender, provider: Provider): Load => {
  const wire = wireTo(contender.port)
  const flights = new Map<number, Flight>()
  const counted = new Map<string, number>()
  let trouble = NO_TROUBLE
  let rest = (): void => {}

  const noteTrouble = (kind: keyof Trouble): void => {
    trouble = { ...trouble, [kind]: trouble[kind] + 1 }
  }

  const land = (text: string): void => {
    const at = performance.now()
    const [, n, person = '', number] = /^echo #(\d+): (\S+) (\d+)$/.exec(text) ?? []
    const flight = flights.get(Number(number))
    if (!flight) {
      noteTrouble('doubled')
      return
    }
    flights.delete(Number(number))
    const before = counted.get(person)
    if (before !== undefined && Number(n) !== before + 1) noteTrouble('disordered')
    counted.set(person, Number(n))
    end(flight, at)
  }

  const end = ({ arrived }: Flight, at: number | null): void => {
    arrived(at)
    if (flights.size === 0) rest()
  }

  const launch = ({ group, persons }: Crowd, nth: number, arrived: Flight['arrived']): void => {
    serial += 1
    const mine = serial
    const from = numberOf(group, nth % persons)
    flights.set(mine, { arrived })
    wire.post(webhookRequest(ACCOUNT, { from, text: `${from} ${mine}`, serial: mine }), (status) => {
      if (status === 200 || !flights.delete(mine)) return
      noteTrouble('refused')
      end({ arrived }, null)
    })
  }

  /** From now on this load hears the provider, and counts anew. */
  const begin = (): void => {
    provider.listen(land)
    trouble = NO_TROUBLE
  }

  /** Resolves when nothing is on its way any more; what takes too long is given up. */
  const drained = async (): Promise<void> => {
    if (flights.size === 0) return
    const giveUp = (): void => {
      for (const [number, flight] of flights) {
        flights.delete(number)
        noteTrouble('unanswered')
        end(flight, null)
      }
    }
    const timer = setTimeout(giveUp, PATIENCE_MS)
    await new Promise<void>((resolve) => {
      rest = resolve
    })
    clearTimeout(timer)
  }

  const closed: Load['closed'] = async (crowd, inFlight, ms) => {
    begin()
    const from = performance.now()
    const latencies: number[] = []
    let nth = 0
    let done = 0
    const next = (): void => {
      const start = performance.now()
      if (start - from > ms) return
      launch(crowd, nth++, (at) => {
        if (at !== null) latencies.push(at - start)
        if (at !== null && at - from <= ms) done += 1
        next()
      })
    }
    for (let n = 0; n < inFlight; n++) next()
    await pause(ms)
    await drained()
    return { done, ms, latencies, lateness: [], trouble }
  }

  const open: Load['open'] = async (crowd, perSecond, ms) => {
    begin()
    const dues = arrivals(perSecond, ms)
    const from = performance.now()
    const latencies: number[] = []
    const lateness: number[] = []
    for (let nth = 0; nth < dues.length; await pause(1)) {
      for (let due = dues[nth]; due !== undefined && from + due <= performance.now(); due = dues[nth]) {
        const now = performance.now()
        const late = now - from - due
        const start = late > TIMER_MS ? from + due : now
        lateness.push(late)
        launch(crowd, nth++, (at) => {
          if (at !== null) latencies.push(at - start)
        })
      }
    }
    await drained()
    return { done: latencies.length, ms, latencies, lateness, trouble }
  }

  const single: Load['single'] = async (crowd, messages) => {
    begin()
    const from = performance.now()
    const latencies: number[] = []
    for (let nth = 0; nth < messages; nth++) {
      const start = performance.now()
      launch(crowd, nth, (at) => {
        if (at !== null) latencies.push(at - start)
      })
      await drained()
    }
    return { done: latencies.length, ms: performance.now() - from, latencies, lateness: [], trouble }
  }

  return { closed, open, single, close: wire.close }
}

/** Numbers every message of this process, so that no two have one id. */
let serial = 0

const NO_TROUBLE: Trouble = { unanswered: 0, refused: 0, doubled: 0, disordered: 0 }

/** How long an answer is waited for once the load is over. */
const PATIENCE_MS = 10_000

/**
 * A timer is this exact. A message that is later than that was held up by a machine that is too busy, and its clock has
 * run since it was due; otherwise slowness would hide itself (coordinated omission).
 */
const TIMER_MS = 2

/** When messages arrive by chance, at this rate; the same chance for everybody. */
const arrivals = (perSecond: number, ms: number): readonly number[] => {
  const dues: number[] = []
  let seed = 1
  for (let due = 0; due < ms; dues.push(due)) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    due -= Math.log(1 - seed / 2 ** 32) * (1000 / perSecond)
  }
  return dues
}

/** Waits. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
