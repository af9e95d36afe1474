import { expect, test } from '@jest/globals'
import { passOn } from '#bus/merging'
import type { Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import { openEmbedded } from '#memory/embedded/index'
import { at, HOLD, oneTurn, somebody } from '../support/mail.ts'
import { said } from '../support/play.ts'

const CHAT = { channel: 'webchat', id: 'c-passing' }
const PHONE = { channel: 'sms', id: '+14155550156' }

const news = {
  kind: 'delivery-updated' as const,
  at: at(2),
  outgoing: 'p.out1',
  state: 'delivered' as const,
  reason: null,
}

/** Somebody passes news on to whoever was erased meanwhile; answers whose erasing has begun. */
const passedToErased = async (goes: PersonId, to: PersonId, hasBecome: boolean) => {
  const memory: Memory = await openEmbedded({ directory: null })
  const events = [
    said('hello', CHAT, at(0), 'm1'),
    ...(hasBecome ? [{ kind: 'merged-away' as const, at: at(1), into: to, address: CHAT }] : []),
  ]
  const deed = { act: 'pass-on' as const, to, event: news }
  const parcels = [{ id: 'pass1', to: { channel: 'sms', id: 'pass' }, deed }]
  await oneTurn(memory, goes, at(1), { events, snapshot: fold(initialState(goes), events), parcels })
  await memory.erasure.begin(to, at(2))
  const [parcel] = await memory.outbox.take({ channel: 'sms', now: at(3), hold: HOLD, most: 1 })
  if (!parcel) throw new Error('There is nothing to pass on.')
  expect(await passOn(deed, parcel, { memory, clock: { now: () => at(3) } })).toBe('done')
  const honoured = await memory.erasure.honour(await memory.erasure.tombstones())
  await memory.close()
  return honoured.kind === 'honoured' ? honoured.back : []
}

test('whoever has become somebody who is erased is erased as well, once there is something to pass on (M7, M9)', async () => {
  const [goes, to] = [strangerAt(CHAT), somebody()]
  expect(await passedToErased(goes, to, true)).toEqual([to, goes])
})

test('late news of what left with an address, whose owner is erased by now, erases nobody who stayed (M6, M9)', async () => {
  const [stays, left] = [strangerAt(CHAT), strangerAt(PHONE)]
  expect(await passedToErased(stays, left, false)).toEqual([left])
})
