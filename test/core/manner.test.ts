import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { alone, keep, say } from '#core/dialog'
import { fold, initialState } from '#core/evolve'
import type { Playbook } from '#core/playbook'
import { rejudge } from '#core/rejudge'
import { type Conversation, conversation } from '../support/conversation.ts'
import { activity } from '../support/play.ts'
import { FERNHILL } from '../support/voice.ts'

const WEB: Address = { channel: 'webchat', id: 'visit-1' }
const PHONE: Address = { channel: 'sms', id: '+14155550142' }

const saidIn = ({ pass }: Conversation): readonly string[] =>
  pass().events.flatMap((event) =>
    event.kind === 'message-queued' ? [`${event.message.text} ${event.message.question ?? ''}`.trim()] : [],
  )

describe('the language of a conversation', () => {
  test('is that of the last message that tells, and what is tapped tells nothing', async () => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says('hola, necesitamos café para 30 personas')
    expect(saidIn(talk).at(-1)).toContain('¿Cuándo le gustaría empezar?')
    await talk.says('ok')
    expect(talk.pass().state.locale).toBe('es')
    await talk.says('el 1 de diciembre')
    await talk.says('300 al mes')
    await talk.says('I do')
    expect(talk.pass().state.locale).toBe('es')
    await talk.says('sorry, can we go on in English please?')
    expect(talk.pass().state.locale).toBe('en')
    expect(saidIn(talk).at(-1)).not.toMatch(/¿/)
  })

  test('a yes counts in the language of the recap; whoever changes it is shown the recap again first', async () => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says("We're 40 people, want coffee machines by December 15, 300 a month, I decide")
    await talk.says("let's do it")
    await talk.says('sí, adelante')
    expect(talk.pass().state.acceptance).toBeNull()
    expect(saidIn(talk).at(-1)).toBe('Por favor, revise este pedido. ¿Sigo adelante exactamente con esto?')
    expect(talk.pass().state.recap?.locale).toBe('es')
    await talk.says('sí, adelante')
    expect(talk.pass().state.acceptance?.tier).toBe('explicit')
  })

  test('a bare "sí" to an English recap shows it in Spanish, and the next one is a yes to that', async () => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says("We're 40 people, want coffee machines by December 15, 300 a month, I decide")
    await talk.says("let's do it")
    const { hash } = talk.pass().state.recap ?? {}
    await talk.says('sí')
    expect(talk.pass().state).toMatchObject({ acceptance: null, recap: { hash, locale: 'es' } })
    expect(saidIn(talk).at(-1)).toContain('¿Sigo adelante exactamente con esto?')
    await talk.says('sí')
    expect(talk.pass().state.acceptance).toMatchObject({ hash, tier: 'explicit' })
    expect(talk.pass().state.desk).toBeNull()
  })

  test('asked whether we speak Spanish, we say so in Spanish; of French we say what we do speak', async () => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says('do you speak Spanish?')
    expect(saidIn(talk).at(-1)).toContain('Sí, podemos hablar en español.')
    await talk.says('can we switch to English?')
    expect(saidIn(talk).at(-1)).toContain('Yes, we can go on in English.')
    await talk.says('do you speak French?')
    expect(saidIn(talk).at(-1)).toContain('I can write in English and Spanish, and in no other language.')
  })

  test('what else must be agreed to is agreed to in its language as well, in one breath with a greeting too', async () => {
    const talk = await conversation(WEB, FERNHILL)
    for (const words of [
      "We're 40 people, want coffee machines by December 15, 300 a month, I decide",
      "let's do it",
      'yes, go ahead',
    ])
      await talk.says(words)
    expect(saidIn(talk).at(-1)).toContain('Do you agree?')
    const hola = activity('Hola, muchas gracias', WEB, 'hola')
    await talk.comes((at) => ({ kind: 'message-received', at, address: WEB, activity: hola, more: true }))
    await talk.says('sí, de acuerdo')
    expect(talk.pass().state).toMatchObject({ acknowledged: {}, question: { locale: 'es' } })
    expect(saidIn(talk).at(-1)).toContain('¿Está de acuerdo?')
    await talk.says('sí, de acuerdo')
    expect(Object.keys(talk.pass().state.acknowledged)).toHaveLength(1)
  })
})

describe('who is speaking (L5)', () => {
  const own: Playbook = {
    ...FERNHILL,
    dialogs: [{ name: 'own', role: 'sdr', propose: () => keep(say({ say: 'words', text: 'Good day.' })) }],
  }

  test('is said first also where a dialog of the business speaks, on every channel, and once', async () => {
    for (const [here, intro] of [
      [WEB, "Hi, I'm the automated assistant at Fernhill."],
      [PHONE, 'Fernhill: this is our automated assistant.'],
    ] as const) {
      const talk = await conversation(here, own)
      await talk.says('hello')
      await talk.says('hello again')
      const [first = '', second] = saidIn(talk)
      expect(first.startsWith(intro)).toBe(true)
      expect(first).toContain('Good day.')
      expect(second).toBe('Good day.')
    }
  })

  test('is said once, however many messages the first answer is', async () => {
    const two = [alone({ say: 'words', text: 'One.' }), alone({ say: 'words', text: 'Two.' })]
    const talk = await conversation(PHONE, {
      ...own,
      dialogs: [{ name: 'own', role: 'sdr', propose: () => keep(...two) }],
    })
    await talk.says('hello')
    const [first, second] = saidIn(talk)
    expect(first).toMatch(/automated assistant.*One\.$/s)
    expect(second).toBe('Two.')
  })

  test('is said by text also where the carrier has told how to opt out', async () => {
    const policy = {
      ...FERNHILL.business.policy,
      texts: { ...FERNHILL.business.policy.texts, introduce: false },
    }
    const talk = await conversation(PHONE, { ...own, business: { ...FERNHILL.business, policy } })
    await talk.says('hello')
    expect(saidIn(talk)[0]).toMatch(/^Hi, I'm the automated assistant/)
  })

  test.each([
    ['are you a bot?', /automated assistant, not a person/],
    ['am I talking to a human?', /automated assistant, not a person/],
    ['is this automated?', /automated assistant, not a person/],
    ['¿es usted un robot?', /asistente automático, no una persona/],
    ['¿estoy hablando con una persona?', /asistente automático, no una persona/],
  ])('is said whenever it is asked: %s', async (question, answer) => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says('hello')
    await talk.says(question)
    expect(saidIn(talk).at(-1)).toMatch(answer)
  })
})

describe('wordings', () => {
  test('are chosen by the journal: another the second time, and the same when it is played again', async () => {
    const talk = await conversation(WEB, FERNHILL)
    await talk.says('hello')
    for (let n = 0; n < 3; n++) {
      await talk.says('thanks')
    }
    const { events, state } = talk.pass()
    expect(state.spoken?.['ask-need']).toBeGreaterThan(1)
    expect(fold(initialState(state.person), events)).toEqual(state)
    expect(rejudge(state.person, events, FERNHILL).differing).toEqual([])
  })
})
