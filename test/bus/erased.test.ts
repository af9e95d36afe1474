import { expect, test } from '@jest/globals'
import { bringPast } from '#bus/merging'
import { strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { openEmbedded } from '#memory/embedded/index'
import { at, HOLD, oneTurn, somebody } from '../support/mail.ts'
import { said } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550155' }

test('whoever was becoming somebody who is erased meanwhile is erased as well (M7, M9)', async () => {
  const memory = await openEmbedded({ directory: null })
  const [goes, into] = [strangerAt(PHONE), somebody()]
  const events = [
    said('hello', PHONE, at(0), 'm1'),
    { kind: 'merged-away' as const, at: at(1), into, address: PHONE },
  ]
  const deed = { act: 'bring-past' as const, into, address: PHONE }
  const parcels = [{ id: 'past1', to: { channel: 'sms', id: 'merge' }, deed }]
  await oneTurn(memory, goes, at(1), { events, snapshot: fold(initialState(goes), events), parcels })
  await memory.erasure.begin(into, at(2))
  const [parcel] = await memory.outbox.take({ channel: 'sms', now: at(3), hold: HOLD, most: 1 })
  if (!parcel) throw new Error('There is nothing to bring.')
  await bringPast(deed, parcel, { memory, clock: { now: () => at(3) } })
  expect(await memory.erasure.honour(await memory.erasure.tombstones())).toEqual({
    kind: 'honoured',
    back: [into, goes],
  })
  expect(await memory.directory.personOf(PHONE)).toBeNull()
  await memory.close()
})
