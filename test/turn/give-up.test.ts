import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { newsOf } from '#bus/news'
import { sealWith } from '#checkout/seal'
import type { Language } from '#contracts/language'
import type { Lease, Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Playbook } from '#core/playbook'
import { instant, milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { giveUp } from '#turn/give-up'
import { turn } from '#turn/turn'
import { ailing } from '../support/ailing.ts'
import { business } from '../support/business.ts'
import { MONDAY, said } from '../support/play.ts'

const PHONE = { channel: 'sms', id: '+14155550123' }
const WHEN_LAPSED = instant(MONDAY + 11_000)
const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { sms: { optOutReplies: 'platform', carriesTexts: true } },
}

describe('a turn that cannot be given', () => {
  const person = strangerAt(PHONE)
  let memory: Memory
  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    const event = said('what breaks it', PHONE, MONDAY, 'm1')
    await memory.mailbox.accept(person, { id: 'sms:m1', event }, MONDAY)
  })
  afterEach(() => memory.close())

  const lease = async (): Promise<Lease> => {
    const [one] = await memory.mailbox.lease({ now: MONDAY, hold: seconds(10), most: 1 })
    if (!one) throw new Error('nobody could be leased')
    return one
  }
  const parts = (language: Language) => ({
    memory,
    playbook,
    language,
    seal: sealWith('a secret of more than thirty-two characters'),
    clock: { now: () => MONDAY },
  })
  const speechless: Language = {
    ...ruleLanguage(business),
    perceive: () => Promise.reject(new Error('it cannot read')),
  }

  test('fails, and leaves the mail where it is', async () => {
    await expect(turn(await lease(), parts(speechless))).rejects.toThrow('it cannot read')
    expect(await memory.journal.recall(person)).toBeNull()
  })

  test('given up, its mail is in the journal with the reason, and the buyer is told', async () => {
    expect(await giveUp(await lease(), 'it cannot read', parts(speechless))).toBe('committed')
    const recalled = await memory.journal.recall(person)
    expect(recalled?.events.map(({ kind }) => kind)).toEqual([
      'message-received',
      'turn-failed',
      'composed',
      'message-queued',
      'turn-ended',
    ])
    const parcels = await memory.outbox.take({ channel: 'sms', now: MONDAY, hold: seconds(10), most: 9 })
    expect(parcels).toMatchObject([
      { deed: { act: 'send', message: { text: expect.stringMatching(/sorry/i) } } },
    ])
  })

  test('given up because a dialog fails, a STOP still counts', async () => {
    await memory.mailbox.accept(person, { id: 'sms:stop', event: said('STOP', PHONE, MONDAY, 'm0') }, MONDAY)
    const broken = { ...playbook, dialogs: [{ name: 'broken', role: 'sdr' as const, propose: fail }] }
    const failing = { ...parts(ruleLanguage(business)), playbook: broken }
    for (let n = 0; n < 2; n++)
      expect(await giveUp(await lease(), 'a dialog failed', failing)).toBe('committed')
    const recalled = await memory.journal.recall(person)
    expect(recalled?.snapshot.addresses['sms:+14155550123']?.suppressed).toBe(true)
    expect(recalled?.snapshot.turn.news).toBeNull()
    const parcels = await memory.outbox.take({
      channel: 'directory',
      now: MONDAY,
      hold: seconds(10),
      most: 9,
    })
    expect(parcels.map(({ deed }) => deed.act)).toEqual(['suppress'])
  })

  test('fails in time where a language call hangs, and what is given up is told to nobody and heard all the same', async () => {
    const hangs = () => new Promise<never>(() => {})
    const dumb = { ...parts({ ...speechless, perceive: hangs, compose: hangs }), deadline: milliseconds(50) }
    await expect(turn(await lease(), dumb)).rejects.toThrow('No answer was ready after 0.05 seconds')
    await memory.mailbox.tick(WHEN_LAPSED)
    expect(await giveUp(await lease(), 'it hangs', dumb)).toBe('committed')
    const recalled = await memory.journal.recall(person)
    expect(recalled?.events.map(({ kind }) => kind)).toContain('message-received')
    expect(recalled?.events).toContainEqual(
      expect.objectContaining({ kind: 'turn-failed', reason: 'it hangs' }),
    )
  })

  test('is not given up because the memory does not answer: nobody knows whether it went through', async () => {
    const away = ailing(memory)
    away.goAway()
    const cut = { ...parts(ruleLanguage(business)), memory: away.memory }
    expect(await turn(await lease(), cut)).toBe('unanswered')
    await memory.mailbox.tick(WHEN_LAPSED)
    expect(await giveUp(await lease(), 'of no importance', cut)).toBe('unanswered')
    expect(away.rejected()).toBe(2)
  })

  test('given up, it takes the news right behind it along, and no other mail', async () => {
    const news = newsOf('p1.out1', { outgoing: 'p1.out1', state: 'failed', reason: null, at: MONDAY })
    await memory.mailbox.accept(person, news, MONDAY)
    await memory.mailbox.accept(person, { id: 'sms:m2', event: said('hello', PHONE, MONDAY, 'm2') }, MONDAY)
    await giveUp(await lease(), 'it cannot read', parts(speechless))
    const recalled = await memory.journal.recall(person)
    const [first, second] = recalled?.events ?? []
    expect([first?.kind, second?.kind]).toEqual(['delivery-updated', 'message-received'])
    expect((await lease()).envelopes.map(({ id }) => id)).toEqual(['sms:m2'])
  })

  test('given up without a word where even that fails, and the next message is heard again', async () => {
    const mute: Language = { ...speechless, compose: () => Promise.reject(new Error('nor write')) }
    expect(await giveUp(await lease(), 'it cannot read', parts(mute))).toBe('committed')
    await memory.mailbox.accept(person, { id: 'sms:m2', event: said('hello', PHONE, MONDAY, 'm2') }, MONDAY)
    expect(await turn(await lease(), parts(ruleLanguage(business)))).toBe('committed')
    const recalled = await memory.journal.recall(person)
    expect(recalled?.events.filter(({ kind }) => kind === 'message-queued')).toHaveLength(1)
  })
})

const fail = (): never => {
  throw new Error('a dialog failed')
}
