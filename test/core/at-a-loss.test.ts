import { describe, expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { type Conversation, conversation } from '../support/conversation.ts'

const WEB: Address = { channel: 'webchat', id: 'chat-1' }
const TOLD = "we're 40 people and need coffee machines by December 20"
const UNKNOWN = 'do you sell office chairs?'

const talkWith = (desk: boolean): Promise<Conversation> =>
  conversation(WEB, {
    business: { ...fernhill, calendar: null },
    dialogs: DIALOGS,
    channels: { webchat: { optOutReplies: 'ours' as const, carriesTexts: false } },
    ...(desk && { desk }),
  })

/** What is answered to the last of these words. */
const answered = async (talk: Conversation, ...said: readonly string[]): Promise<string> => {
  for (const one of said) await talk.says(one)
  const sent = talk.pass().acts.flatMap((act) => (act.act === 'send' ? [act.message.text] : []))
  return sent.at(-1) ?? ''
}

describe('what the business has written nothing about', () => {
  test('is admitted, and a person is offered where a desk can be called', async () => {
    const talk = await talkWith(true)
    expect(await answered(talk, TOLD, UNKNOWN)).toMatch(/rather not guess\. Shall I bring a person/)
    expect(talk.pass().state.handOffs).toEqual([])
  })

  test.each(['yes please', 'sure', 'ok', 'yes'])('%s to the offer calls one', async (yes) => {
    const talk = await talkWith(true)
    await answered(talk, TOLD, UNKNOWN, yes)
    expect(talk.pass().state.handOffs).toMatchObject([{ trigger: 'asked-for-human' }])
  })

  test('an "ok" to that somebody was asked calls nobody again, and the thread goes on', async () => {
    const talk = await talkWith(true)
    const answer = await answered(talk, TOLD, UNKNOWN, 'yes please', 'ok')
    expect(answer).toMatch(/\?$/)
    expect(answer).not.toContain('asked a person')
  })

  test('a no to the offer goes back to the question that was open, and calls nobody', async () => {
    const talk = await talkWith(true)
    const answer = await answered(talk, TOLD, UNKNOWN, 'no thanks')
    expect(answer).toMatch(/\?$/)
    expect(answer).not.toMatch(/Sorry|person/)
    expect(talk.pass().state.handOffs).toEqual([])
  })

  test('a yes that is not said to the offer calls nobody', async () => {
    const talk = await talkWith(true)
    await answered(talk, TOLD, UNKNOWN, 'it is my call', 'yes please')
    expect(talk.pass().state.handOffs).toEqual([])
  })

  test('a recap that waits for its yes is asked again, and no person offered beside it', async () => {
    const talk = await talkWith(true)
    await answered(talk, TOLD, 'it is my call', "let's do it")
    expect(talk.pass().state.recap).not.toBeNull()
    const answer = await answered(talk, UNKNOWN)
    expect(answer).toContain('rather not guess')
    expect(talk.pass().state.question?.about).toBe('acceptance')
    expect(answer).not.toContain('bring a person')
  })

  test('without a desk they hear where a person is reached, and the thread is picked up', async () => {
    const talk = await talkWith(false)
    expect(await answered(talk, TOLD, UNKNOWN)).toMatch(/rather not guess.*hello@fernhill.*\?/s)
  })
})

describe('whoever wants to know where they are', () => {
  test.each(['hi, I am back', "I'm back", 'hey, me again'])(
    '%s is told what is known and asked what is open',
    async (back) => {
      const talk = await talkWith(true)
      expect(await answered(talk, TOLD, back)).toMatch(
        /40 people.*coffee machines.*\?|coffee machines.*40 people.*\?/s,
      )
    },
  )

  test.each([
    'hi, where were we?',
    'what do you know of me?',
    'remind me where we left off',
    'where is the link?',
  ])('%s too', async (asked) => {
    const talk = await talkWith(true)
    const answer = await answered(talk, TOLD, asked)
    expect(answer).toMatch(/40 people/)
    expect(answer).toMatch(/\?$/)
    expect(answer).not.toMatch(/Sorry|rather not guess/)
  })

  test.each(['where is the link?', 'can you resend the link', 'I lost the link', "the link doesn't work"])(
    '%s is given the link again where one is open',
    async (asked) => {
      const talk = await talkWith(true)
      await answered(talk, TOLD, 'it is my call', "let's do it", 'yes, go ahead', 'I agree')
      const sent = talk.pass().acts.filter(({ act }) => act === 'send').length
      await talk.says(asked)
      const again = talk
        .pass()
        .acts.filter((act) => act.act === 'send')
        .slice(sent)
      expect(JSON.stringify(again)).toContain('{{checkout}}')
    },
  )

  test.each(['lol', 'nice weather today', 'happy monday!', 'haha good one'])(
    '%s changes nothing, and the open question is asked again',
    async (talked) => {
      const talk = await talkWith(true)
      const answer = await answered(talk, TOLD, talked)
      expect(answer).toMatch(/\?$/)
      expect(answer).not.toMatch(/Sorry/)
      expect(Object.keys(talk.pass().state.signals).toSorted()).toEqual(['need', 'quantity', 'timeline'])
    },
  )
})

describe('a figure that takes the place of another', () => {
  const factsAfter = async (...said: readonly string[]) => {
    const talk = await talkWith(true)
    await answered(talk, ...said)
    const { quantity, budget } = talk.pass().state.signals
    return { people: quantity?.value, most: budget?.value.max }
  }

  test('is of what it denies, whatever was asked meanwhile (M4)', async () => {
    expect(await factsAfter('we are 14 people and need coffee', 'no, 40 not 14')).toMatchObject({
      people: 40,
    })
    expect(
      await factsAfter(
        'we are 14 people and need coffee by June',
        'around 300 a month',
        'sorry, 350 not 300',
      ),
    ).toMatchObject({ people: 14, most: 35_000 })
  })

  test('is of what was said last, where it denies nothing', async () => {
    expect(await factsAfter('we need coffee by June', 'we are 14', 'make that 25')).toMatchObject({
      people: 25,
    })
  })

  test('is of nothing, where neither tells', async () => {
    expect(await factsAfter('we are 14 people, need coffee, $300 a month', 'no, 50 not 20')).toMatchObject({
      people: 14,
      most: 30_000,
    })
  })
})

describe('whoever waits for a person', () => {
  test.each(['are they coming?', 'hello?', 'cancel my account'])(
    '"%s" is told that one was asked, and is not interviewed (D6)',
    async (said) => {
      const talk = await talkWith(true)
      expect(await answered(talk, 'connect me to a human', said)).toMatch(
        /(?:asked a person|been asked to come)/,
      )
      expect(talk.pass().state.handOffs.length).toBe(1)
    },
  )

  test('is not interviewed where they go on being angry', async () => {
    const talk = await talkWith(true)
    expect(await answered(talk, 'this is ridiculous nobody answers', 'WTF')).toMatch(/asked a person/)
  })

  test('hears it in other words the second time', async () => {
    const talk = await talkWith(true)
    const first = await answered(talk, 'connect me to a human', 'hello?')
    expect(await answered(talk, 'are they coming?')).not.toBe(first)
  })
})

describe('what is said to a question', () => {
  test('"dunno" is followed by another question', async () => {
    const talk = await talkWith(true)
    expect(await answered(talk, 'coffee for 20 people', 'dunno')).toMatch(/budget/)
  })

  test('"too expensive" is answered, once, and not passed over', async () => {
    const talk = await talkWith(true)
    expect(await answered(talk, 'coffee for 20 people', 'too expensive')).toMatch(/That's fair/)
    expect(await answered(talk, "that's way over our budget")).not.toMatch(/That's fair/)
  })

  test('what corrects a figure corrects it without being asked for it (M4)', async () => {
    const talk = await talkWith(true)
    await answered(talk, 'coffee for 20 people', 'actually 25')
    expect(talk.pass().state.signals.quantity?.value).toBe(25)
  })
})

describe('whoever knows nothing yet', () => {
  const IDK = ['hey', 'idk', 'no idea', 'not sure', 'dunno', "I don't know"]

  test('sees once what there is, and is then left in peace (A7)', async () => {
    const talk = await talkWith(false)
    expect(await answered(talk, ...IDK)).toMatch(/Starter, up to 15 people: \$89/)
    const answer = await answered(talk, 'idk')
    expect(answer).toMatch(/Nothing is ordered/)
    expect(answer).not.toContain('?')
  })

  test('and chooses from it, is asked in words for how many it is', async () => {
    const talk = await talkWith(false)
    const answer = await answered(talk, ...IDK, 'the starter')
    expect(answer).toMatch(/people.*\?$/)
    expect(answer).not.toMatch(/Starter, up to/)
    expect(talk.pass().state.question?.about).toBe('quantity')
  })
})

describe('whoever calls out', () => {
  test.each(['hi again, still there?', 'hello?', 'you there?'])(
    '"%s" hears that we are here',
    async (said) => {
      const talk = await talkWith(true)
      expect(await answered(talk, TOLD, said)).toMatch(/^I'm here\..*\?$/s)
      expect(await answered(talk, said)).toMatch(/^Yes, I'm with you\./)
    },
  )

  test('is introduced to at first contact, and no more', async () => {
    expect(await answered(await talkWith(true), 'hello?')).not.toMatch(/I'm here/)
  })
})

describe('a yes to what is no question of yes or no', () => {
  test('is not called misunderstood, and the question is put again', async () => {
    const talk = await talkWith(true)
    const answer = await answered(talk, TOLD, 'yes')
    expect(answer).toMatch(/budget.*\?$/)
    expect(answer).not.toMatch(/didn't follow|not sure I understood/)
  })

  test('and calls a person where it goes on', async () => {
    const talk = await talkWith(true)
    await answered(talk, TOLD, 'yes', 'yes', 'yes')
    expect(talk.pass().state.handOffs).toMatchObject([{ trigger: 'misunderstood' }])
  })
})

describe('whoever is ready before we are', () => {
  test.each([
    [["let's do it", 'coffee', '12', 'December 20']],
    [['hi', "I'll take the Team plan", '40', 'December 20']],
  ])('tells only what the order needs: %j', async (said) => {
    const talk = await talkWith(true)
    await answered(talk, ...said.slice(0, -1))
    expect(talk.pass().state.recap).toBeNull()
    await answered(talk, ...said.slice(-1))
    if (talk.pass().state.question?.about === 'budget') await answered(talk, 'under 80')
    expect(talk.pass().state.recap).not.toBeNull()
    expect(talk.pass().state.signals.quantity?.value).toBe(said.includes('40') ? 40 : 12)
  })
})

describe('how many it is for, where they never say', () => {
  const EVADING = [
    'we need coffee machines',
    'what does the team plan cost?',
    'by December 28',
    'about $100 a month',
  ]

  test('whoever has told all the rest was understood, sees what there is for how many, and may say it now (M5)', async () => {
    const talk = await talkWith(false)
    expect(await answered(talk, ...EVADING, 'I decide')).toMatch(/Starter, up to 15 people: \$89/)
    expect(talk.pass().state.question?.about).toBe('quantity')
    expect(await answered(talk, "we're 40 people")).toMatch(/Team plan/)
    expect(talk.pass().state.question?.about).toBe('readiness')
  })

  test('what there is can be chosen where it is shown, and goes to the order', async () => {
    const talk = await talkWith(false)
    await answered(talk, ...EVADING, 'I decide')
    const choices = talk.pass().acts.flatMap((act) => (act.act === 'send' ? [act.message.choices] : []))
    expect(choices.at(-1)?.map(({ value }) => value)).toEqual(['Starter', 'Team', 'Roastery'])
    await answered(talk, 'Team')
    expect(talk.pass().state.signals.product?.value).toBe('team')
  })

  test('an "ok" to the list is not answered with the list again', async () => {
    const talk = await talkWith(false)
    expect(await answered(talk, ...EVADING, 'I decide', 'ok')).not.toMatch(/Starter, up to/)
  })
})
