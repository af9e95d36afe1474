import { describe, expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import { isSamePlace } from '#core/location'
import type { Playbook } from '#core/playbook'
import type { DiscoveryFact } from '#core/policy'
import { alive } from '#core/signal'
import { days } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { business } from '../support/business.ts'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB = { channel: 'webchat', id: 'conversation-1' }

const playbookWith = (discovery: readonly DiscoveryFact[], regions: readonly string[] = []): Playbook => {
  const { policy } = business
  const escalate = { ...policy.escalate, regions }
  return {
    business: { ...business, policy: { ...policy, discovery, escalate } },
    dialogs: DIALOGS,
    channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
    crm: true,
  }
}

const talk = (discovery: readonly DiscoveryFact[] = ['need', 'quantity'], regions?: readonly string[]) =>
  conversation(WEB, playbookWith(discovery, regions))

const placeNow = ({ pass, now }: Conversation) => alive(pass().state.signals, 'location', now())

const answers = ({ pass }: Conversation): readonly string[] =>
  pass().events.flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))

const ofKind = <K extends Event['kind']>({ pass }: Conversation, kind: K) =>
  pass().events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind)

describe('where a buyer is, as a fact', () => {
  test('is kept with its words until the policy lets it expire (M2, M3)', async () => {
    const chat = await talk()
    await chat.says("Hi, we're in Austin, TX")
    expect(chat.pass().state.signals.location).toMatchObject({
      value: 'Austin, TX',
      confidence: 0.9,
      evidence: { quote: "we're in Austin, TX", by: 'rules' },
    })
    chat.wait(days(179))
    expect(placeNow(chat)).toBe('Austin, TX')
    chat.wait(days(2))
    expect(placeNow(chat)).toBeUndefined()
    expect(chat.pass().state.signals.location).toBeDefined()
  })

  test('newer words beat older ones, and what they take the place of is noticed (M4)', async () => {
    const chat = await talk()
    await chat.says("Hi, we're in Austin")
    await chat.says("no, we're in Dallas now")
    expect(placeNow(chat)).toBe('Dallas')
    expect(ofKind(chat, 'contradiction-noticed')).toMatchObject([{ earlier: { value: 'Austin' } }])
    expect(answers(chat).at(-1)).toContain('in Dallas instead of in Austin')
  })

  test('said better it is no contradiction; denied it changes nothing', async () => {
    const chat = await talk()
    await chat.says("Hi, we're in Austin")
    await chat.says('our office is in Austin, TX 78701')
    await chat.says("we're not in Houston")
    expect(placeNow(chat)).toBe('Austin, TX 78701')
    expect(ofKind(chat, 'contradiction-noticed')).toEqual([])
  })

  test('is asked for only where the policy lists it, and then once (M5)', async () => {
    const silent = await talk()
    await silent.says('Hi, we want coffee machines for 40 people')
    expect(silent.pass().state.asked.location).toBeUndefined()

    const asking = await talk(['need', 'location', 'quantity'])
    await asking.says('Hi, we want coffee machines')
    expect(asking.pass().state.question?.about).toBe('location')
    await asking.says('Tuxedo Park')
    expect(placeNow(asking)).toBe('Tuxedo Park')
    expect(asking.pass().state.question?.about).toBe('quantity')

    const told = await talk(['need', 'location', 'quantity'])
    await told.says("Hi, we're in Austin and want coffee machines")
    expect(told.pass().state.asked.location).toBeUndefined()
    expect(told.pass().state.question?.about).toBe('quantity')
  })

  test('greets whoever comes back with it', async () => {
    const chat = await talk()
    await chat.says("Hi, we're in Austin and want coffee machines")
    chat.wait(days(10))
    await chat.says('hello again')
    expect(answers(chat).at(-1)).toContain('in Austin')
  })

  test('is told to the CRM in the buyer’s words', async () => {
    const chat = await talk()
    await chat.says("Hi, we're in Austin")
    const facts = ofKind(chat, 'crm-told').map(({ entry }) => entry.value)
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'location', value: 'Austin' }))
  })

  test('served it brings nobody; not served it is a fact, and a person is asked for (D4)', async () => {
    const served = await talk(undefined, ['US-TX'])
    await served.says("Hi, we're in Austin")
    expect(served.pass().state.handOffs).toEqual([])
    const outside = await talk(undefined, ['US-NY'])
    await outside.says("Hi, we're in Austin")
    expect(placeNow(outside)).toBe('Austin')
    expect(outside.pass().state.handOffs.map(({ trigger }) => trigger)).toEqual(['outside'])
  })
})

describe('a place that they only ask about', () => {
  const asked = async (...said: readonly string[]) => {
    const playbook = { ...playbookWith([]), business: { ...fernhill, calendar: null } }
    const chat = await conversation(WEB, playbook)
    for (const one of ['hello', ...said]) await chat.says(one)
    return {
      answer: answers(chat).at(-1) ?? '',
      triggers: chat.pass().state.handOffs.map(({ trigger }) => trigger),
    }
  }

  test.each([
    ['do you deliver to Brooklyn?', /^Yes, we serve Brooklyn\.\s+We serve offices in all of New York City/],
    ['do u deliver to brooklyn', /^Yes, we serve Brooklyn\./],
    ['¿entregan en Brooklyn?', /^Sí, en Brooklyn damos servicio\.\s+Atendemos oficinas/],
  ])('gets a yes of its own where it is served: %s', async (question, answer) => {
    const told = await asked(question)
    expect(told.answer).toMatch(answer)
    expect(told.triggers).toEqual([])
  })

  test('gets none where the policy serves it and the business writes nothing of it (L3)', async () => {
    const { answer } = await asked('do you deliver to Albany?')
    expect(answer).not.toMatch(/^Yes/)
  })

  test('gets none, and a person, where it is not served, and so does one that takes the place of another (D4)', async () => {
    for (const said of [['do you deliver to Boston?'], ['we have 20 people in Brooklyn', 'no, Dallas']]) {
      const { answer, triggers } = await asked(...said)
      expect(answer).toMatch(/^I am not sure that we can serve you there/)
      expect(triggers).toEqual(['outside'])
    }
  })

  test('is no yes to the whole of which only a part is served', async () => {
    expect((await asked('do you deliver to the US?')).answer).not.toMatch(/^Yes/)
  })
})

describe('two names of one place', () => {
  test.each([
    ['Austin', 'Austin, TX', true],
    ['the UK', 'UK', true],
    ['austin', 'Austin', true],
    ['Austin, TX', 'Dallas, TX', false],
    ['Austin', 'Dallas', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSamePlace(one, other)).toBe(same)
    expect(isSamePlace(other, one)).toBe(same)
  })
})
