import { afterEach, describe, expect, test } from '@jest/globals'
import type { Gesture } from '#contracts/adapter'
import type { Model } from '#contracts/model'
import type { Event } from '#core/event'
import type { Playbook } from '#core/playbook'
import { milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { openAiModel } from '#language/llm/index'
import { openAgentServer, type Turned } from '../support/agent-server.ts'
import { conversation } from '../support/conversation.ts'
import { hearingLog } from '../support/hearing-log.ts'
import { MONDAY } from '../support/play.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const HERE = { channel: 'webchat', id: 'c1' }
const TRAITS = { optOutReplies: 'ours', carriesTexts: false } as const

/** LangChain is loaded with the first question, which takes long on a busy machine; the time that is allowed is not what is tested here. */
const { sdr } = fernhill.policy.control
const PATIENT = { ...sdr, deadline: minutes(4), model: { ...sdr.model, time: minutes(1) } }
const control = { ...fernhill.policy.control, sdr: PATIENT }

const playbook = (streams: boolean): Playbook => ({
  business: { ...fernhill, policy: { ...fernhill.policy, control } },
  dialogs: DIALOGS,
  channels: { webchat: { ...TRAITS, ...(streams && { streams: milliseconds(1) }) } },
  model: true,
})

const lastOf = <K extends Event['kind']>(kind: K, events: readonly Event[]) =>
  events.findLast((event): event is Extract<Event, { kind: K }> => event.kind === kind)

const NONE: Model = {
  perceive: async () => ({ noticed: [], use: null }),
  lookUp: async ({ passages }) => ({ passages, use: null }),
  compose: async () => ({ use: null }),
}

describe('an open question', () => {
  /** The agent answers what it is asked; everything else is left to the rules. */
  const asking = async (text: string, ...turns: readonly Turned[]) => {
    const server = await openAgentServer((n) => turns[Math.min(n, turns.length - 1)] ?? 'refusal')
    open.push(server)
    const clock = { now: () => MONDAY }
    const { lookUp } = openAiModel({ openAi: server.openAi, business: fernhill, clock, log: hearingLog() })
    const talk = await conversation(HERE, playbook(false), MONDAY, { model: { ...NONE, lookUp } })
    await talk.says(text)
    const { events } = talk.pass()
    return { events, said: lastOf('message-queued', events)?.message.text ?? '', spent: server.spent() }
  }
  const answers = (answer: string | null, ...passages: readonly number[]): Turned => ({
    tools: [['answer', { answer, passages }]],
  })

  test('is answered in the words of the model where its passages bear them out', async () => {
    const { events, said, spent } = await asking(
      'Do you have oat milk?',
      answers('Whole milk and oat milk come with every plan.', 1),
    )
    expect(lastOf('draft-taken', events)?.text).toBe('Whole milk and oat milk come with every plan.')
    expect(said).toContain('Whole milk and oat milk come with every plan.')
    expect(lastOf('looked-up', events)?.model).toMatchObject({ model: 'gpt-4.1-mini', tokens: spent })
  })

  test('is answered by the rules where they do not', async () => {
    const wild = 'Yes, oat milk is free for a year, and we refund your first month.'
    const { events, said } = await asking('Do you have oat milk?', answers(wild, 1))
    expect(lastOf('draft-refused', events)?.breaches.length).toBeGreaterThan(0)
    expect(said).not.toContain('refund')
    expect(said).toContain('oat milk')
  })

  test('that the model would leave to a person names one, though a passage was found', async () => {
    const { said } = await asking(
      'Do you have oat milk?',
      { tools: [['ask_for_a_person', { reason: 'a case of its own' }]] },
      answers(null),
    )
    expect(said).toContain(fernhill.contact)
  })

  test('is not answered by a passage that only the model thought to look for', async () => {
    const { said } = await asking(
      'Do you sell bicycles?',
      { tools: [['search_knowledge', { query: 'delivery' }]] },
      answers('We sell bicycles.', 1),
    )
    expect(said).toContain(fernhill.contact)
    expect(said).not.toContain('once a week')
  })

  test('is answered by the rules where the model only talks', async () => {
    const { events, said } = await asking('Do you have oat milk?', { words: 'Sure thing!' })
    expect(lastOf('looked-up', events)?.model?.failed).toBe('malformed')
    expect(said).toContain('oat milk')
  })
})

describe('what is to be said', () => {
  /** Puts everything otherwise that it is given, and tells what that was. */
  const wordedBy = async (wording: (template: string) => string, ...lines: readonly string[]) => {
    const given: string[] = []
    const compose: Model['compose'] = async ({ template }) => {
      given.push(template.text)
      return { draft: { text: wording(template.text) }, use: { model: 'any', tokens: 1 } }
    }
    const talk = await conversation(HERE, { ...playbook(false), desk: true }, MONDAY, {
      model: { ...NONE, compose },
    })
    for (const line of lines) await talk.says(line)
    const { events, acts } = talk.pass()
    const said = acts.flatMap((act) => (act.act === 'send' ? [act.message.text] : []))
    return { given, events, said }
  }

  test('is judged in Spanish too, where it is given to a model in Spanish: what is fair is said, and else the template (L3)', async () => {
    const lines = ['hola, somos 40 personas', '\u00bfVenden bicicletas?'] as const
    const same = await wordedBy((template) => template, ...lines)
    expect(same.given.length).toBeGreaterThan(0)
    expect(lastOf('composed', same.events)?.message.locale).toBe('es')
    expect(lastOf('draft-taken', same.events)).toBeDefined()
    expect(lastOf('draft-refused', same.events)).toBeUndefined()
    const promising = await wordedBy((template) => `${template} Es gratis.`, ...lines)
    expect(lastOf('draft-refused', promising.events)).toBeDefined()
    expect(promising.said).toEqual(same.said)
  })

  const offered = (wording: (template: string) => string) =>
    wordedBy(wording, 'hi', 'Do you sell bicycles?', 'yes')

  test('keeps the question whose yes calls a person, whatever is said before it (D4)', async () => {
    const { events, said } = await offered((template) =>
      template.replace(/^I don't know .*guess\./, "I'm not sure about that one."),
    )
    expect(said[1]).toBe("I'm not sure about that one. Shall I bring a person from Fernhill into our chat?")
    expect(lastOf('hand-off-requested', events)).toBeDefined()
  })

  test.each(['Is it for one person?', 'Would you like a person to join our chat?', 'A person will know.'])(
    'is the template where that question has become another: %s',
    async (instead) => {
      const { events, said } = await offered((template) => template.replace(/Shall I .*\?/, instead))
      expect(said[1]).toContain('Shall I bring a person from Fernhill into our chat?')
      expect(lastOf('draft-refused', events)?.breaches.map(({ of }) => of)).toContain('loss')
    },
  )
})

describe('the beginning of an answer', () => {
  const PASSAGE = 'Whole milk and oat milk come with every plan.'

  /** Asked whether there is oat milk, the model puts what follows the passage into these words, piece by piece. */
  const worded = async (pieces: readonly string[], streams = true) => {
    const shown: Extract<Gesture, { kind: 'beginning' }>[] = []
    const compose: Model['compose'] = async (_telling, _allowed, shows) => {
      let text = ''
      for (const piece of pieces) {
        text += piece
        shows?.(text)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return { draft: { text }, use: { model: 'm', tokens: 1 } }
    }
    const talk = await conversation(HERE, playbook(streams), MONDAY, {
      model: { ...NONE, compose },
      show: (gesture) => void (gesture.kind === 'beginning' && shown.push(gesture)),
    })
    await talk.says('Do you have oat milk?')
    const { events } = talk.pass()
    const { message, outgoing } = lastOf('message-queued', events) ?? {}
    return { shown, message, outgoing, events }
  }
  const QUESTION = 'What are you looking for?'

  test('is what stands as it is, at once; then it grows by whole sentences, under the name of its message', async () => {
    const { shown, message, outgoing } = await worded([
      'Happy',
      ' to help. ',
      QUESTION.slice(0, 9),
      `${QUESTION.slice(9)}\n`,
    ])
    expect(shown.map(({ n, outgoing: of }) => [n, of])).toEqual([1, 2, 3].map((n) => [n, outgoing]))
    const [first, second, third] = shown.map(({ text }) => text)
    expect(first).toContain(PASSAGE)
    expect(second).toBe(`${first}\n\nHappy to help.`)
    expect(third).toBe(`${first}\n\nHappy to help. ${QUESTION}`)
    expect(message).toMatchObject({ begun: true, text: third })
  })

  test('holds nothing unjudged: at a false price it stops, and the template takes its place', async () => {
    const { shown, message, events } = await worded([
      'Happy to help. ',
      'The Team plan costs $5 a month. ',
      `${QUESTION} `,
      'Happy to help. ',
      'M',
    ])
    expect(shown.map(({ text }) => text.split('\n\n').at(-1))).toEqual([
      expect.stringContaining(PASSAGE),
      'Happy to help.',
    ])
    expect(lastOf('draft-refused', events)?.breaches).toContainEqual(expect.objectContaining({ of: 'price' }))
    expect(message?.begun).toBe(true)
    expect(message?.text).toContain(QUESTION)
    expect(message?.text).not.toContain('$5')
  })

  test('is not shown where the channel shows none, and the message says nothing of one', async () => {
    const { shown, message } = await worded(['Happy to help. ', QUESTION], false)
    expect([shown, message?.begun]).toEqual([[], undefined])
  })
})
