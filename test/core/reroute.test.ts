import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { decide } from '#core/decide'
import type { Event } from '#core/event'
import { evolve } from '#core/evolve'
import { plain, type Secret, SLOTS } from '#core/message'
import type { Playbook } from '#core/playbook'
import { after, seconds } from '#core/time'
import { business } from '../support/business.ts'
import { activity, beginning, MONDAY } from '../support/play.ts'

const phone: Address = { channel: 'sms', id: '+14155550123' }
const telegram: Address = { channel: 'telegram', id: '7' }
const chat: Address = { channel: 'webchat', id: 'c1' }

const playbook = (fallback: readonly string[] = ['sms', 'telegram', 'webchat']): Playbook => ({
  business: { ...business, policy: { ...business.policy, fallback } },
  dialogs: [],
  channels: {
    sms: { optOutReplies: 'platform', carriesTexts: true },
    telegram: { optOutReplies: 'ours', carriesTexts: false },
    webchat: { optOutReplies: 'ours', carriesTexts: false },
  },
})

const heardAt = (address: Address): Event => ({
  kind: 'message-received',
  at: MONDAY,
  address,
  activity: activity('hi', address, `m-${address.channel}`),
  more: false,
})

const queued = (outgoing: string, to: Address, secret: Secret | null = null): Event => ({
  kind: 'message-queued',
  at: MONDAY,
  outgoing,
  to,
  message: { ...plain('Here is the link.'), choices: [{ title: 'Fine', value: 'fine' }] },
  secret,
  recap: null,
  confirmsStop: false,
  promptedAt: MONDAY,
})

/** Somebody we know at these addresses, to whom `out1` went by text. */
const known = (addresses: readonly Address[], ...more: readonly Event[]) =>
  [
    ...addresses.flatMap((address) => [heardAt(address), queued(`hello-${address.channel}`, address)]),
    queued('out1', phone),
    ...more,
  ].reduce(evolve, beginning.state)

const failed = (
  outgoing: string,
  secret: Secret | null = null,
): Extract<Event, { kind: 'delivery-updated' }> => ({
  kind: 'delivery-updated',
  at: after(MONDAY, seconds(9)),
  outgoing,
  state: 'failed',
  reason: 'Twilio error 30003: the phone cannot be reached.',
  undelivered: { message: plain('Here is the link.'), secret },
})

const sendsOf = (state: ReturnType<typeof known>, news: Event, rules = playbook()) =>
  decide(state, news, rules).acts.flatMap((act) => (act.act === 'send' ? [act] : []))

describe('what could not be delivered (C6)', () => {
  test('goes to the next channel of the policy on which they know us, as it was', () => {
    const state = known([phone, chat, telegram])
    expect(sendsOf(state, failed('out1'))).toMatchObject([
      { to: telegram, message: plain('Here is the link.'), promptedAt: MONDAY },
    ])
    expect(sendsOf(state, failed('out1'), playbook(['webchat', 'telegram']))).toMatchObject([{ to: chat }])
  })

  test('goes nowhere where the policy names no other channel, or we know them nowhere else', () => {
    expect(sendsOf(known([phone, chat]), failed('out1'), playbook([]))).toEqual([])
    expect(sendsOf(known([phone]), failed('out1'))).toEqual([])
  })

  test('goes to nobody who asked us to stop there', () => {
    const closed: Event = { kind: 'address-closed', at: MONDAY, address: telegram, reason: 'blocked' }
    expect(sendsOf(known([phone, telegram], closed), failed('out1'))).toEqual([])
  })

  test('a link goes along, a code never: it proves who reads the address it was sent to (M6)', () => {
    const link: Secret = { kind: 'checkout', checkout: 'p1.pay1', expiresAt: 1 }
    const state = known([phone, telegram])
    expect(sendsOf(state, failed('out1', link))).toMatchObject([{ to: telegram, secret: link }])
    expect(sendsOf(state, failed('out1', { kind: 'code', challenge: SLOTS.code }))).toEqual([])
  })

  test('is sent elsewhere once, and never back to where it failed', () => {
    const state = known([phone, telegram])
    const first = decide(state, failed('out1'), playbook())
    expect(decide(first.state, failed('out1'), playbook()).acts).toEqual([])
    const second = first.events.find((event) => event.kind === 'message-queued')
    const outgoing = second?.kind === 'message-queued' ? second.outgoing : ''
    expect(decide(first.state, failed(outgoing), playbook()).acts).toEqual([])
  })

  test('offers there what it offered here, unless more has been offered since', () => {
    const rerouted = decide(known([phone, telegram]), failed('out1'), playbook()).state
    expect(rerouted.offeredIn).toMatch(/out\d+$/)
    expect(rerouted.offeredIn).not.toBe('out1')
    const since = decide(known([phone, telegram], queued('out9', chat)), failed('out1'), playbook()).state
    expect(since.offeredIn).toBe('out9')
  })
})

describe('an address that was closed at the platform (C8)', () => {
  test('is closed to every sender, and open again after START', () => {
    const closed = { kind: 'address-closed' as const, at: MONDAY, address: telegram, reason: 'blocked' }
    const { state, acts } = decide(known([telegram]), closed, playbook())
    expect(acts).toMatchObject([{ act: 'suppress', address: telegram }])
    expect(state.addresses['telegram:7']?.suppressed).toBe(true)
  })
})
