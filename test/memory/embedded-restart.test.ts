import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import {
  at,
  ids,
  mail,
  mustLease,
  mustTake,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeAll,
  turn,
} from '../support/mail.ts'

let directory = ''
let memory: Memory

beforeEach(async () => {
  directory = await newFolder()
  memory = await openEmbedded({ directory })
})

afterEach(async () => {
  await memory.close()
  await removeAll([directory])
})

const reopen = async (): Promise<Memory> => {
  await memory.close()
  memory = await openEmbedded({ directory })
  return memory
}

describe('A restart of the embedded memory, which has one process and no other', () => {
  test('voids every lease at once: the mail comes back without a wait (I3)', async () => {
    const [held, fresh] = [somebody(), mail()]
    await memory.mailbox.accept(held, fresh, at(0))
    const before = await mustLease(memory, at(1))
    const again = await reopen()
    expect(await again.mailbox.commit(before, turn(held), at(2))).toBe('fenced')
    const after = await mustLease(again, at(3))
    expect(ids(after)).toEqual([fresh.id])
    expect(after.fence).not.toBe(before.fence)
  })

  test('counts a try for a turn that took the process with it', async () => {
    await memory.mailbox.accept(somebody(), mail(), at(0))
    expect((await mustLease(memory, at(1))).tries).toBe(0)
    expect((await mustLease(await reopen(), at(2))).tries).toBe(1)
  })

  test('ends every hold of a parcel at once, and leaves it in doubt (I5)', async () => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    const before = await mustTake(memory, at(1))
    const again = await reopen()
    expect(await mustTake(again, at(2))).toMatchObject({ id: before.id, uncertainSince: at(1) })
  })

  test('hears no more from a holder of a parcel, lapsed or not (I5)', async () => {
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'a')] })
    const slow = await mustTake(memory, at(1))
    await memory.mailbox.tick(at(8_000))
    const again = await reopen()
    expect(await again.outbox.settle(slow, { kind: 'done', notice: null }, at(8_001))).toBe(false)
    expect(await takeAll(again, at(9_000))).toMatchObject([{ id: slow.id, uncertainSince: at(1) }])
  })
})
