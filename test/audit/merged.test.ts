import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { auditOf } from '#audit/audit'
import { pageOf } from '#audit/page'
import { withoutSecrets } from '#audit/secrets'
import { verdictOn } from '#audit/verdict'
import { addressKey, strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { woven } from '#core/history'
import { type PersonId, personId } from '#core/ids'
import { parted } from '#core/parting'
import { rejudge } from '#core/rejudge'
import { replay } from '#core/replay'
import type { State } from '#core/state'
import { minutes } from '#core/time'
import { placeIn, toldSteps } from '#core/told'
import { misalignmentsIn } from '#metrics/misalignment/index'
import { type Conversation, conversation } from '../support/conversation.ts'
import { goneLives, wovenLives } from '../support/two-lives.ts'
import { playbook } from './sample.ts'

const WEB = { channel: 'webchat', id: 'visit-1' }
const PHONE = { channel: 'sms', id: '+14155550123' }
const WEBS = strangerAt(WEB)
const PHONES = strangerAt(PHONE)

/** What an audit says, as one text whose lines are not broken. */
const told = (state: State, events: readonly Event[]): string =>
  pageOf(auditOf(state.person, { snapshot: state, events }, playbook, state.now), 10_000)

/** Somebody has the terms before them on the website, and had said before by text what they need. */
const both = async () => {
  const phone = await conversation(PHONE, playbook)
  await phone.says('Hi, we need coffee machines')
  await phone.says('we are about 30 people')
  const web = await conversation(WEB, playbook, phone.now())
  await web.says("Hi, we're about 40 people and want coffee machines from Jan 4")
  await web.says('I decide')
  return { phone, web }
}

const become = (deal: Conversation, into: PersonId) =>
  deal.comes((at) => ({ kind: 'merge-asked', at, into, address: PHONE }))

/** They become one, as a server weaves their journals; whoever stays is asked about. */
const oneOf = async () => {
  const { phone, web } = await both()
  const past = phone.pass().events
  const own = web.pass().events
  await web.comes((at) => ({
    kind: 'rewoven',
    at,
    from: PHONES,
    address: PHONE,
    why: 'merged',
    events: woven(own, past),
  }))
  return { web, phone, own, past }
}

describe('two who have become one (M7)', () => {
  test('are told as one: each word once, in the order of time, then that they became one, then the rest', async () => {
    const { web, own, past } = await oneOf()
    await web.says("let's do it")
    const { state, events } = web.pass()
    const page = told(state, events)
    const order = [
      'on text message +14155550123: "Hi, we need coffee machines"',
      'on text message +14155550123: "we are about 30 people"',
      `on website chat visit-1: "Hi, we're about 40 people`,
      'on website chat visit-1: "I decide"',
      `${PHONES} is one with them from here on, since text message +14155550123 was proven to be of both`,
      `on website chat visit-1: "let's do it"`,
    ]
    const places = order.map((words) => page.indexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    for (const words of order) expect(page.split(words)).toHaveLength(2)
    expect(page).toMatch(new RegExp(`Also +${PHONES}, one with them since .*, by text message`))
    const numbers = auditOf(WEBS, { snapshot: state, events }, playbook, state.now).turns.flatMap(
      ({ entries }) => entries.map(({ n }) => n),
    )
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(toldSteps(WEBS, events)).toHaveLength(events.length + past.length)
    expect(own.map((_, n) => toldSteps(WEBS, events)[placeIn(events)(n)]?.event)).toEqual(own)
  })

  test('of turns that came along it is said that they can be compared in the other journal only', async () => {
    const { web, past } = await oneOf()
    const { state, events } = web.pass()
    const turns = past.filter(({ kind }) => kind === 'turn-ended').length
    const replayed = replay(state.person, events)
    expect(replayed).toMatchObject({ differences: [], incomparable: 0, brought: turns })
    expect(verdictOn({ snapshot: state, events }, replayed)).toMatch(
      new RegExp(`the snapshot\\. ${turns} turns were recorded in another journal and came along from there`),
    )
    expect(rejudge(state.person, events, playbook).differing).toEqual([])
    expect(misalignmentsIn(state.person, { snapshot: state, events }, playbook, state.now)).toEqual([])
  })

  test('who has become another is told as whom they are now, and what still came, with where it went', async () => {
    const { phone } = await both()
    const into = personId('p0-another')
    await become(phone, into)
    await phone.says('are you there?')
    await phone.comes((at) => ({
      kind: 'payment-received',
      at,
      checkout: 'p.pay1',
      hash: 'f'.repeat(64),
      amount: 24_900,
      provider: 'stripe',
      reference: 'pi_1',
    }))
    const { state, events } = phone.pass()
    const page = told(state, events)
    expect(page).toMatch(
      new RegExp(
        `Now +They are ${into}\\. What stands here is as it was then; the audit of ${into} tells all\\.`,
      ),
    )
    expect(page).toMatch(new RegExp(`From here on they are ${into}, since text message`))
    expect(page).toMatch(
      new RegExp(
        `Buyer +on text message \\+14155550123: "are you there\\?"\\n +This goes on to ${into}, who they are by now\\.`,
      ),
    )
    expect(page).toMatch(/Payment +stripe says that \$249\.00 was paid on the link p\.pay1/)
    expect(rejudge(state.person, events, playbook).differing).toEqual([])
    expect(misalignmentsIn(state.person, { snapshot: state, events }, playbook, state.now)).toEqual([])
  })

  test('what has left with an address is told no more, and whose audit tells it is said (M6)', async () => {
    const { web } = await oneOf()
    const history = toldSteps(WEBS, web.pass().events).map(({ event }) => event)
    const rest = parted(
      history.filter(({ kind }) => kind !== 'rewoven'),
      PHONE,
    ).rest
    await web.comes((at) => ({
      kind: 'rewoven',
      at,
      from: WEBS,
      address: PHONE,
      why: 'parted',
      events: rest,
      there: strangerAt(PHONE, 1),
    }))
    const { state, events } = web.pass()
    const page = told(state, events)
    expect(page).not.toContain('we are about 30 people')
    expect(page).toContain(`text message +14155550123 has left them`)
    // One before had been erased there, so whoever has it by now has another name (M9).
    expect(page).toContain(`The audit of ${PHONES}-1 tells it.`)
    expect(page).toContain(`the audit of ${PHONES}-1 tells what was said there`)
    expect(Object.keys(state.addresses)).not.toContain(addressKey(PHONE))
    expect(rejudge(state.person, events, playbook).differing).toEqual([])
  })

  test('codes that were typed in either are shown in neither', async () => {
    const web = await conversation(WEB, playbook)
    await web.says('can I text with you instead? +1 415 555 0123')
    const code = web.code()
    await web.says(code)
    const past = web.pass().events
    const phone = await conversation(PHONE, playbook, web.now())
    await phone.comes((at) => ({
      kind: 'rewoven',
      at,
      from: WEBS,
      address: WEB,
      why: 'merged',
      events: past,
    }))
    await become(web, personId('p0-another'))
    // Long after any code that this journal knows of: it was sent to whom they are now.
    web.wait(minutes(120))
    await web.says('482913')
    expect(JSON.stringify(phone.pass().events)).toContain(code)
    for (const deal of [phone, web]) {
      const shown = JSON.stringify(withoutSecrets(deal.pass().events))
      expect(shown).toContain('[code]')
      expect(shown).not.toContain(code)
      expect(shown).not.toContain('482913')
    }
  })

  test('whatever happened to the two, all is told, and decided anew it comes to the same', () => {
    fc.assert(
      fc.property(fc.oneof(wovenLives(playbook), goneLives(playbook)), ({ state, events }) => {
        expect(told(state, events)).not.toMatch(/undefined|\[object|NaN|\bnull\b/)
        expect(rejudge(state.person, events, playbook).differing).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
