import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Address, strangerAt } from '#core/address'
import type { State } from '#core/state'
import { type ListeningApp, openListening } from '../support/listening-app.ts'

/** Several of one company, on phones of their own or on one conversation, and one with several phones (M4, M6). */
let app: ListeningApp
beforeEach(async () => {
  app = await openListening()
})
afterEach(() => app.app.stop())

const phone = (digits: string): Address => ({ channel: 'sms', id: `+1212555${digits}` })
const CHAT: Address = { channel: 'chat', id: 'c-1' }
const [ANN, BOB] = [phone('0141'), phone('0142')]

/** They say it; what they are answered. */
const say = async (address: Address, ...texts: readonly string[]): Promise<string> => {
  const before = app.sent.length
  for (const text of texts)
    await app.say({ address, text, name: '', by: address.id, isGroup: address.id.startsWith('-') })
  return app.sent
    .slice(before)
    .filter(({ to }) => to.id === address.id)
    .map(({ message }) => [message.text, message.question].join(' '))
    .join('\n')
}

/** Whoever has this address by now. */
const stateAt = async ({ channel, id }: Address): Promise<State> => {
  for (const person of await app.memory.journal.persons(100)) {
    const state = (await app.memory.journal.recall(person))?.snapshot
    if (state && state.mergedInto === undefined && `${channel}:${id}` in state.addresses) return state
  }
  throw new Error(`Nobody is at ${id}.`)
}

const peopleAt = async (address: Address) => (await stateAt(address)).signals.quantity?.value

/** A phone is joined to the chat by the code that is sent there. */
const join = async (to: Address): Promise<void> => {
  await say(CHAT, 'can I text with you instead?', `my number is ${to.id}`)
  const text = app.sent.findLast((one) => one.to.id === to.id)?.message.text ?? ''
  await say(CHAT, /\b\d{6}\b/.exec(text)?.[0] ?? 'no code')
}

const ACME = 'We are Acme and want coffee machines before Dec 1, write to'

describe('two of one company on two phones', () => {
  test('are two persons: neither name nor e-mail domain makes one of them, and what one says changes nothing for the other', async () => {
    await say(ANN, `${ACME} ann@acme.example`, "we're 40 people")
    await say(BOB, `${ACME} bob@acme.example`, "we're 50 people")
    expect([await peopleAt(ANN), await peopleAt(BOB)]).toEqual([40, 50])
    expect((await stateAt(ANN)).person).toBe(strangerAt(ANN))
    expect((await stateAt(BOB)).person).toBe(strangerAt(BOB))
    const told = await say(ANN, 'what did I tell you?')
    expect(told).toMatch(/40 people/)
    expect(told).not.toMatch(/50|bob/)
  })

  test('keep their deals: the no of one leaves the recap of the other as it is', async () => {
    await say(ANN, `${ACME} ann@acme.example`, "we're 40 people, and I decide", "let's do it")
    expect((await stateAt(ANN)).recap).not.toBeNull()
    await say(BOB, `${ACME} bob@acme.example`, 'no, we do not want it', 'Ann has no authority to order')
    expect((await stateAt(ANN)).recap?.awaiting).toBe(true)
    expect(await say(ANN, 'yes, go ahead')).toMatch(/Do you agree/)
  })

  test('are told of, and are evidence in the words of who told', async () => {
    await say(ANN, `${ACME} ann@acme.example`, 'my partner Bob decides')
    expect((await stateAt(ANN)).signals.decision).toMatchObject({
      value: 'other',
      evidence: { quote: 'my partner Bob decides', address: ANN },
    })
    expect((await app.memory.journal.persons(100)).length).toBe(1)
  })
})

describe('two who share one conversation', () => {
  test('and say otherwise: both stay, the newer counts, and it is said back', async () => {
    await say(CHAT, 'We want coffee machines before Dec 1', "we're 40 people, and I decide", "let's do it")
    expect((await stateAt(CHAT)).recap?.terms.quantity).toBe(40)
    await join(ANN)
    const answer = await say(ANN, 'no, 50 people')
    expect(answer).toMatch(/people from 40 to 50/)
    const { recap, acceptance, person } = await stateAt(ANN)
    expect([recap?.terms.quantity, recap?.awaiting, acceptance]).toEqual([50, true, null])
    const events = (await app.memory.journal.recall(person))?.events ?? []
    expect(events.map(({ kind }) => kind)).toContain('contradiction-noticed')
  })

  test('and one says no where the other said yes: a person is asked for', async () => {
    await say(CHAT, 'We want coffee machines before Dec 1', "we're 40 people, and I decide", "let's do it")
    await say(CHAT, 'my partner says no')
    expect((await stateAt(CHAT)).handOffs.map(({ trigger }) => trigger)).toContain('conflict')
    expect((await stateAt(CHAT)).recap).toBeNull()
  })
})

test('in a group each has a deal of their own, whatever the others say there', async () => {
  const [ann, bob] = ['1', '2'].map((id) => ({ channel: 'telegram', id: `-100|${id}` }))
  if (!ann || !bob) throw new Error('There are two.')
  await say(ann, 'We want coffee machines before Dec 1', "we're 40 people, and I decide", "let's do it")
  await say(bob, "no, we're 50 people", 'stop')
  expect([await peopleAt(ann), await peopleAt(bob)]).toEqual([40, 50])
  expect(await say(ann, 'yes, go ahead')).toMatch(/Do you agree/)
})

test('one with two phones is one: what is known is known on both, and a stop at one closes both and not the chat', async () => {
  await say(CHAT, 'We want coffee machines before Dec 1', "we're 40 people")
  await join(ANN)
  await join(BOB)
  for (const address of [ANN, BOB, CHAT]) expect(await peopleAt(address)).toBe(40)
  expect(await say(BOB, 'what did I tell you?')).toMatch(/40 people/)
  await say(ANN, 'STOP')
  const { addresses } = await stateAt(CHAT)
  const closed = Object.values(addresses).filter(({ suppressed }) => suppressed)
  expect(closed.map(({ address }) => address.id).sort()).toEqual([ANN.id, BOB.id])
})

test('"no, 50 people" and "actually January" are taken for what was said before', async () => {
  await say(CHAT, 'We want coffee machines before Dec 1', "we're 40 people")
  expect(await say(CHAT, 'no, 50 people')).toMatch(/50 people instead of 40/)
  await say(CHAT, 'actually January')
  const { signals } = await stateAt(CHAT)
  expect([signals.quantity?.value, signals.timeline?.evidence.quote]).toEqual([
    50,
    expect.stringMatching(/January/),
  ])
})
