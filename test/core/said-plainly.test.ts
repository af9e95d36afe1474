import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB: Address = { channel: 'webchat', id: 'chat-1' }
const HELLO = 'hello'
const WANTED = 'we want coffee machines'
const READY = "Hi, we're 12 people and need coffee machines by December 20. Let's do it"

const talkWith = (desk = false): Promise<Conversation> =>
  conversation(WEB, {
    business: { ...fernhill, calendar: null },
    dialogs: DIALOGS,
    channels: { webchat: { optOutReplies: 'ours' as const, carriesTexts: false } },
    ...(desk && { desk }),
  })

const said = async (talk: Conversation, ...words: readonly string[]): Promise<readonly string[]> => {
  for (const one of words) await talk.says(one)
  return talk.pass().acts.flatMap((act) => (act.act === 'send' ? [act.message.text] : []))
}

/** What is answered to the last of these words, and how things stand then. */
const told = async (words: readonly string[], desk = false) => {
  const talk = await talkWith(desk)
  const sent = await said(talk, ...words)
  return { answer: sent.at(-1) ?? '', state: talk.pass().state, talk }
}

describe('whoever leaves is let go', () => {
  test.each(['ok forget it', "never mind, we're good", "let's drop it"])('%s', async (text) => {
    for (const before of [[HELLO], [WANTED], [READY]]) {
      const { answer, state } = await told([...before, text])
      expect(answer).toMatch(/Nothing is ordered/)
      expect(answer).not.toContain('?')
      expect(state.recap).toBeNull()
    }
  })

  test('and whoever only leaves something out is not', async () => {
    const { answer } = await told([WANTED, 'never mind the machines, what about beans?'])
    expect(answer).not.toMatch(/Nothing is ordered/)
    expect(answer).toContain('?')
  })
})

describe('behind a goodbye nothing is asked', () => {
  test.each(['thanks bye', 'thx, talk later'])('%s', async (text) => {
    for (const before of [[HELLO], [WANTED], [READY], [READY, 'yes, go ahead']])
      expect((await told([...before, text])).answer).not.toContain('?')
  })

  test('and the order that lies before them waits for its yes', async () => {
    const { state, talk } = await told([READY, 'thanks bye'])
    expect(state.recap).not.toBeNull()
    expect((await said(talk, 'yes, go ahead')).at(-1)).toMatch(/want to be sure/)
    expect((await said(talk, 'yes, go ahead')).at(-1)).toMatch(/renews/)
  })

  test.each([["yes, that's all"], ["that's it"], ["perfect, that's all"]])(
    'but a yes that sounds like one goes on to what the order still needs: %s',
    async (text) => {
      const { answer, state } = await told([READY, text, text])
      expect(state.acceptance).not.toBeNull()
      expect(answer).not.toMatch(/Bye for now|Talk soon/)
      expect(answer).toMatch(/secure link below/)
    },
  )

  test('thanks alone are no goodbye', async () => {
    expect((await told([READY, 'thanks'])).answer).toContain('?')
  })
})

describe('what they do not know is not asked in the same way', () => {
  const ALMOST = "we're 12 people and want coffee machines by December 20"

  test.each(["I don't know", 'no idea', 'not sure yet'])('%s', async (text) => {
    const talk = await talkWith()
    const sent = await said(talk, ALMOST)
    const about = talk.pass().state.question?.about
    const next = await said(talk, text)
    expect(next.at(-1)).not.toMatch(/didn't follow/)
    expect(next.at(-1)).not.toBe(sent.at(-1))
    expect(talk.pass().state.question?.about).not.toBe(about)
    expect(talk.pass().state.unknown).toEqual([about])
  })

  test('whoever only puts it off may well know it, and is not taken at a word that was not said', async () => {
    expect((await told([ALMOST, 'let me think about it'])).state.unknown).toBeUndefined()
  })

  test('and nothing that can do without it comes back to it', async () => {
    const { answer, state } = await told([ALMOST, "I don't know", 'no idea'])
    expect(state.question?.about).toBe('readiness')
    expect(answer).toMatch(/Starter/)
  })

  test('who starts over is asked all of it again', async () => {
    expect((await told([ALMOST, 'no idea', 'start over'])).state.unknown).toBeUndefined()
  })
})

describe('a customer of before is not sold to', () => {
  test.each([
    'my invoice is wrong',
    'our machine broke',
    'I already pay you',
    "where's my delivery",
    'mi factura está mal',
    'nuestra máquina se rompió',
    'ya somos clientes',
  ])('%s', async (text) => {
    const { answer, state } = await told([text], true)
    expect(state.handOffs).toMatchObject([{ trigger: 'after-sale' }])
    expect(answer).toMatch(/asked a person|he avisado a una persona/)
    expect(answer).not.toContain('?')
  })

  test('without a desk they are told where a person is reached', async () => {
    expect((await told(['my invoice is wrong'])).answer).toContain(fernhill.contact)
  })

  test.each([
    'busco otra máquina, porque la nuestra se rompió',
    'our coffee is always stale, we are looking for a new supplier',
    'our deliveries are always late, so we want to switch',
  ])('nor is a customer of whoever they want to leave: %s', async (text) => {
    const { answer, state } = await told([text], true)
    expect(state.handOffs).toEqual([])
    expect(answer).toContain('?')
  })

  test('whoever needs another machine is asked what they need', async () => {
    const { answer, state } = await told(['our old machine broke, we need a new one'], true)
    expect(state.handOffs).toEqual([])
    expect(answer).toContain('?')
  })
})

describe('a question about the order that lies before them is answered, and the order put again', () => {
  test.each([
    ["what's the cancellation again?", /as it stands in your order: .*30 days' notice/],
    ['when do we get charged?', /Due now.*\$89/],
    ['is the link safe?', /never ask for a card number/],
    ['how do I pay?', /credit card/],
    ['do I get an invoice?', /invoice/],
  ])('%s', async (text, says) => {
    const { answer, state } = await told([READY, text])
    expect(answer).toMatch(says)
    expect(answer).toMatch(/Please check this order/)
    expect(state.recap).not.toBeNull()
    expect(state.acceptance).toBeNull()
  })

  test('the product itself knows how one pays, where the business has written nothing of it', async () => {
    const talk = await conversation(WEB, {
      business: { ...fernhill, calendar: null, knowledge: '' },
      dialogs: DIALOGS,
      channels: { webchat: { optOutReplies: 'ours' as const, carriesTexts: false } },
    })
    expect((await said(talk, READY, 'how do I pay?')).at(-1)).toMatch(/send you a link|credit card/)
  })
})

describe('a figure that answers nothing', () => {
  test('is asked about, with both that it may be, and the answer is taken', async () => {
    const talk = await talkWith()
    expect((await said(talk, HELLO, '300')).at(-1)).toMatch(/300 people or \$300 a month\?/)
    await said(talk, '2')
    expect(talk.pass().state.signals.budget?.value).toEqual({ min: 30_000, max: 30_000, per: 'month' })
  })

  test('in words as well', async () => {
    const { state } = await told([HELLO, '40', '40 people'])
    expect(state.signals.quantity?.value).toBe(40)
  })
})
