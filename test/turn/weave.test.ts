import { describe, expect, test } from '@jest/globals'
import { type Address, addressKey } from '#core/address'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { messageId } from '#core/ids'
import { weave } from '#turn/weave'
import { PHONE, WEB } from '../support/happenings.ts'
import { MONDAY, said } from '../support/play.ts'
import { ANA, BO } from '../support/two-lives.ts'

/** Two who were one, were parted, and are one again by a new proof (M6, M7). */
describe('an address that had left and comes back', () => {
  test.each(['address-left', 'address-taken'] as const)('is heard again, after %s', async (kind) => {
    const own: readonly Event[] = [said('Hello', WEB, MONDAY, 'm1'), left(kind, PHONE)]
    expect(fold(initialState(ANA), own).departed).toEqual([addressKey(PHONE)])
    const back: Incoming = {
      kind: 'past-arrived',
      at: MONDAY,
      from: BO,
      address: WEB,
      why: 'merged',
      events: [
        said('Hi, it is me', PHONE, MONDAY, 'm2'),
        { kind: 'address-joined', at: MONDAY, address: WEB, proof: 'link', challenge: null },
      ],
    }
    const before = fold(initialState(ANA), own)
    const recall = async () => ({ snapshot: before, events: own, pending: [] })
    const state = fold(before, await weave(before, [back], { recall }))
    expect(state.departed).toEqual([])
    expect(Object.keys(state.addresses).toSorted()).toEqual([PHONE, WEB].map(addressKey).toSorted())
  })
})

const left = (kind: 'address-left' | 'address-taken', address: Address): Event =>
  kind === 'address-taken'
    ? { kind, at: MONDAY, address }
    : {
        kind,
        at: MONDAY,
        address,
        evidence: { message: messageId('m1'), address: WEB, quote: 'not me', by: 'rules' },
      }
