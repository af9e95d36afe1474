import { expect } from '@jest/globals'
import type { Depth } from '#contracts/depth'
import type { Memory } from '#contracts/memory'
import { NOTHING_WAITS } from '../../support/depth.ts'
import {
  at,
  leaseOne,
  mail,
  mustTake,
  oneTurn,
  parcel,
  patient,
  somebody,
  somewhere,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

const depthAt = (memory: Memory, ms: number): Promise<Depth> => memory.depth(['sms', 'slack'], at(ms))

/** How much waits, for whoever watches over it. */
export const depthFacts = (fact: Fact): void => {
  fact('says how many wait for a turn, and how long the first in line has waited', async ({ memory }) => {
    expect(await depthAt(memory, 0)).toEqual(NOTHING_WAITS)
    const busy = somebody()
    for (const one of [mail(), mail()]) await memory.mailbox.accept(busy, one, at(10))
    await memory.mailbox.accept(somebody(), patient(100, 500), at(10))
    expect(await depthAt(memory, 40)).toEqual({ ...NOTHING_WAITS, turns: { due: 1, later: 1 }, longest: 40 })
    await leaseOne(memory, at(50))
    expect(await depthAt(memory, 60)).toEqual({ ...NOTHING_WAITS, turns: { due: 0, later: 2 } })
    // Whose wait is over is counted as due, whether or not somebody has looked.
    expect(await depthAt(memory, 110)).toMatchObject({ turns: { due: 1, later: 1 } })
  })

  fact('says to how many addresses something waits to be sent, and what is dead', async ({ memory }) => {
    const [here, there, elsewhere] = [somewhere('sms'), somewhere('sms'), somewhere('slack')]
    const parcels = [parcel(here, 'a'), parcel(here, 'b'), parcel(there, 'c'), parcel(elsewhere, 'd')]
    await oneTurn(memory, somebody(), at(0), { parcels })
    const deliveries = async (ms: number) => (await depthAt(memory, ms)).deliveries
    expect(await deliveries(1)).toEqual({ due: 3, later: 0 })
    const first = await mustTake(memory, at(2))
    expect(await deliveries(3)).toEqual({ due: 2, later: 1 })
    await memory.outbox.settle(first, { kind: 'later', at: at(900) }, at(4))
    const second = await mustTake(memory, at(5))
    await memory.outbox.settle(second, { kind: 'dead', reason: 'gone', notice: null }, at(6))
    // Whichever was taken second, something stands behind it or not.
    const left = second.to.id === there.id ? 1 : 2
    expect(await depthAt(memory, 7)).toEqual({
      ...NOTHING_WAITS,
      deliveries: { due: left, later: 1 },
      dead: 1,
    })
    expect(await deliveries(900)).toEqual({ due: left + 1, later: 0 })
  })
}
