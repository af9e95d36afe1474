import { expect } from '@jest/globals'
import { seconds } from '#core/time'
import { at, mustTake, oneTurn, parcel, somebody, somewhere, takeAll, takeOn } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

const RESTING = { kind: 'done', notice: null, rest: seconds(1) } as const

/** Channels by themselves, parcels put off, and the pause after each (C5). */
export const pauseFacts = (fact: Fact): void => {
  fact('hands out the parcels of one channel and leaves the others where they are', async ({ memory }) => {
    const [a, b, c] = [
      parcel(somewhere('sms'), 'a'),
      parcel(somewhere('slack'), 'b'),
      parcel(somewhere('sms'), 'c'),
    ]
    await oneTurn(memory, somebody(), at(0), { parcels: [a, b, c] })
    expect((await takeOn(memory, 'slack', at(1))).map(({ id }) => id)).toEqual([b.id])
    expect(await takeOn(memory, 'telegram', at(2))).toEqual([])
    expect((await takeOn(memory, 'sms', at(3))).map(({ id }) => id).sort()).toEqual([a.id, c.id])
  })

  fact('brings a parcel that was put off back at its time, and counts no try', async ({ memory }) => {
    const [a, b] = [parcel(somewhere('sms'), 'a'), parcel(somewhere('slack'), 'b')]
    await oneTurn(memory, somebody(), at(0), { parcels: [a, b] })
    const taken = await mustTake(memory, at(1))
    expect(await memory.outbox.settle(taken, { kind: 'later', at: at(9_000) }, at(2))).toBe(true)
    expect(await memory.outbox.settle(taken, RESTING, at(3))).toBe(false)
    expect((await takeAll(memory, at(8_999))).map(({ id }) => id)).toEqual([b.id])
    expect(await mustTake(memory, at(9_000))).toMatchObject({ id: a.id, tries: 0, uncertainSince: null })
  })

  fact('keeps tries, parts and doubt of a parcel that is put off (I5)', async ({ memory }) => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'long')] })
    await memory.outbox.settle(await mustTake(memory, at(1)), { kind: 'retry', at: at(10) }, at(2))
    const taken = await mustTake(memory, at(10))
    await memory.outbox.settle(taken, { kind: 'part-done', partsDone: 1, until: at(100) }, at(20))
    const again = await mustTake(memory, at(100))
    await memory.outbox.settle(again, { kind: 'later', at: at(101) }, at(101))
    expect(await mustTake(memory, at(101))).toMatchObject({ tries: 1, partsDone: 1, uncertainSince: at(20) })
  })

  fact('leaves an address in peace for the rest after a parcel (C5)', async ({ memory }) => {
    const [to, other] = [somewhere('sms'), somewhere('sms')]
    const [a, b, c] = [parcel(to, 'a'), parcel(to, 'b'), parcel(other, 'c')]
    await oneTurn(memory, somebody(), at(0), { parcels: [a, b] })
    expect(await memory.outbox.settle(await mustTake(memory, at(1)), RESTING, at(500))).toBe(true)
    await oneTurn(memory, somebody(), at(600), { parcels: [c] })
    expect((await takeAll(memory, at(1_499))).map(({ id }) => id)).toEqual([c.id])
    expect(await mustTake(memory, at(1_500))).toMatchObject({ id: b.id, tries: 0, uncertainSince: null })
  })

  fact('keeps to the rest for a parcel committed after the queue was empty (C5)', async ({ memory }) => {
    const [person, to] = [somebody(), somewhere('sms')]
    const [a, b, c] = [parcel(to, 'a'), parcel(to, 'b'), parcel(to, 'c')]
    await oneTurn(memory, person, at(0), { parcels: [a] })
    await memory.outbox.settle(await mustTake(memory, at(1)), RESTING, at(500))
    await oneTurn(memory, person, at(700), { parcels: [b] })
    expect(await takeAll(memory, at(1_499))).toEqual([])
    const taken = await mustTake(memory, at(1_500))
    expect(taken.id).toBe(b.id)
    await memory.outbox.settle(taken, RESTING, at(1_500))
    await oneTurn(memory, person, at(2_500), { parcels: [c] })
    expect(await mustTake(memory, at(2_500))).toMatchObject({ id: c.id })
  })

  fact('says when a rest or a delay is over (C5)', async ({ memory }) => {
    const to = somewhere('sms')
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(to, 'a'), parcel(to, 'b')] })
    await memory.outbox.settle(await mustTake(memory, at(1)), RESTING, at(2))
    expect((await memory.mailbox.tick(at(3))).nextDue).toBeLessThanOrEqual(at(1_002))
    const taken = await mustTake(memory, at(1_002))
    await memory.outbox.settle(taken, { kind: 'later', at: at(9_000) }, at(1_003))
    expect(await memory.mailbox.tick(at(8_000))).toEqual({ nextDue: at(9_000) })
  })

  fact('says of a parcel whether its address was closed when it was taken (I9)', async ({ memory }) => {
    const [closed, open] = [somewhere('sms'), somewhere('slack')]
    const parcels = [parcel(closed, 'a'), parcel(open, 'b')]
    await oneTurn(memory, somebody(), at(0), { parcels })
    await memory.directory.suppress(closed)
    const taken = await mustTake(memory, at(1))
    expect(taken.suppressed).toBe(true)
    expect(await takeOn(memory, 'slack', at(1))).toMatchObject([{ suppressed: false }])
    await memory.directory.allow(closed)
    await memory.outbox.settle(taken, { kind: 'later', at: at(2) }, at(2))
    expect((await mustTake(memory, at(2))).suppressed).toBe(false)
  })
}
