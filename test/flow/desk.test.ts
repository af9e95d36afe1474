import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { minutes } from '#core/time'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { repAt, type Shown } from '../support/rep.ts'

/** A buyer at a phone and reps in Slack, over HTTP alone: a hand-off from its call to its end (D4 to D6, A9). */
let app: App
let ana: ReturnType<typeof repAt>
let bo: ReturnType<typeof repAt>

beforeAll(async () => {
  app = await openApp()
  ana = repAt(`${app.url}/lab/slack`, 'U0ANA')
  bo = repAt(`${app.url}/lab/slack`, 'U0BO')
})
afterAll(async () => {
  await app.close()
})

const buyerAt = (number: string): Device => phone(app.url, number)

/** The card about a number, once it is there. */
const cardFor = (number: string): Promise<Shown> =>
  eventually(async () => {
    const card = (await ana.cards()).find(({ text }) => text.includes(number))
    if (!card) throw new Error(`There is no card for ${number}.`)
    return card
  })

const inThread = (card: string, words: RegExp, rep = ana, patience = 5_000): Promise<Shown> =>
  eventually(async () => {
    const found = (await rep.thread(card)).find(({ text }) => words.test(text))
    if (!found) throw new Error(`Nothing in the thread says ${words}.`)
    return found
  }, patience)

describe('a hand-off that is claimed', () => {
  const NUMBER = '+12125550301'
  let buyer: Device
  let card: Shown

  test('shows who, what and why to the reps, and the buyer is told that a person comes', async () => {
    buyer = buyerAt(NUMBER)
    await buyer.say("Hi, we're about 40 people and want coffee machines, maybe $300 a month. <!channel>")
    expect(await buyer.say('can I talk to a human please?')).toMatch(/person/)
    card = await cardFor(NUMBER)
    expect(card.text).toMatch(/They asked for a person/)
    expect(card.text).toMatch(/People: 40 \("about 40 people", sms/)
    expect(card.text).toMatch(/can I talk to a human please\?/)
    expect(card.buttons.map(({ text }) => text)).toEqual([
      'Claim',
      'Pause bot',
      'Approve',
      'Decline',
      'Resolve',
      'Not needed',
    ])
  })

  test('goes to the first of two reps, and the other is told whose it is', async () => {
    await Promise.all([ana.click(card.id, 'Claim'), bo.click(card.id, 'Claim')])
    expect(await buyer.hear()).toMatch(/now chatting with/)
    const first = await eventually(async () => {
      const [seenByAna, seenByBo] = [await ana.thread(card.id), await bo.thread(card.id)]
      const refused = [seenByAna, seenByBo].map((all) => all.some(({ onlyForMe }) => onlyForMe))
      if (refused[0] === refused[1]) throw new Error('Nobody was told, or both.')
      return refused[0] ? 'Bo' : 'Ana'
    })
    if (first === 'Bo') [ana, bo] = [bo, ana]
    expect((await ana.cards()).find(({ id }) => id === card.id)?.text).toMatch(new RegExp(`With ${first}`))
  })

  test('relays both ways, and the rep sees that it has arrived', async () => {
    const words = await ana.say('Hi, Ana here & happy to help. What about <3 machines?', card.id)
    expect(await buyer.hear()).toBe('Hi, Ana here & happy to help. What about <3 machines?')
    await eventually(async () => {
      const mine = (await ana.thread(card.id)).find(({ id }) => id === words)
      expect(mine?.reactions).toContain('white_check_mark')
    })
    await buyer.send('two would do, is <@U0ANA> you?')
    expect((await inThread(card.id, /two would do/)).text).toMatch(/is <@U0ANA> you\?/)
  })

  test('keeps notes, other talk and other reps away from the buyer, who hears nothing of the bot', async () => {
    await ana.say('// he sounds nice', card.id)
    await ana.say('🔒 margin is fine', card.id)
    await ana.say('lunch?')
    await bo.say('let me jump in', card.id)
    await inThread(card.id, /has this conversation/, bo)
    expect(await buyer.sayInVain('yes, go ahead')).toBe('')
  })

  test('returns with what was agreed, and both sides are told', async () => {
    await ana.click(card.id, 'Return to bot')
    expect(await ana.fill({ agreed: 'free installation in December' })).toEqual({ errors: {}, taken: true })
    expect(await buyer.hear()).toMatch(/has handed our conversation back/)
    await inThread(card.id, /Returned to the assistant/)
    expect((await cardFor(NUMBER)).text).toMatch(/Agreed: free installation in December/)
    expect(await buyer.say('do you have oat milk?')).toMatch(/oat/i)
  })
})

describe('files', () => {
  const PNG =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const picture = (name: string) => ({ name, contentType: 'image/png', content: PNG })

  test('go both ways, also to a buyer in the same Slack', async () => {
    const buyer = repAt(`${app.url}/lab/slack`, 'U0BUYER', 'dm')
    await buyer.say('a human please')
    const card = await cardFor('slack T0LAB:D0LAB0BUYER')
    await ana.click(card.id, 'Claim')
    await inThread(card.id, /has it/)
    await buyer.say('this is our kitchen', undefined, [picture('kitchen.png')])
    await inThread(card.id, /this is our kitchen\n\[photo, on its way\]/)
    const shown = await inThread(card.id, /kitchen\.png: http/, ana, 12_000)
    const link = /http\S+kitchen\.png/.exec(shown.text)?.[0] ?? ''
    expect(Buffer.from(await (await fetch(link)).arrayBuffer()).toString('base64')).toBe(PNG)
    await ana.say('and this is our machine', card.id, [picture('machine.png')])
    await eventually(async () => {
      const heard = (await buyer.look()).filter(({ mine }) => !mine).map(({ text }) => text)
      expect(heard.join('\n')).toMatch(/and this is our machine/)
      expect(heard.join('\n')).toMatch(/machine\.png/)
    }, 12_000)
  })
})

describe('an exception', () => {
  const NUMBER = '+12125550302'

  test('beyond a limit is refused with words, and within it comes to the buyer as a new recap', async () => {
    const buyer = buyerAt(NUMBER)
    await buyer.say("we're 40 people and want coffee machines before Dec 1, $300 a month, I decide")
    await buyer.say("let's do it")
    expect(await buyer.say('can we get 20% off?')).toMatch(
      /not mine to decide, so I've asked a person at Fernhill, who'll answer you here/,
    )
    const card = await cardFor(NUMBER)
    expect(card.text).toMatch(/Approve or decline/)
    await ana.click(card.id, 'Approve')
    expect((await ana.fill({ discount: '20' })).errors).toEqual({
      discount: expect.stringContaining('at most 10 %'),
    })
    expect((await ana.fill({ discount: '10%' })).taken).toBe(true)
    const told = await buyer.hear()
    expect(told).toMatch(/approved this for you: 10 % off/)
    expect(told).toMatch(/\$224\.10/)
    expect(await buyer.say('yes, go ahead')).toMatch(/Do you agree/)
    expect(await buyer.say('I agree')).toMatch(/\/pay\//)
  })
})

describe('a hand-off that nobody claims', () => {
  const NUMBER = '+12125550303'

  test('is called to mind, then the buyer is told honestly, once', async () => {
    const buyer = buyerAt(NUMBER)
    await buyer.say('human please')
    const card = await cardFor(NUMBER)
    app.push(minutes(11))
    await inThread(card.id, /Nobody has claimed this yet/)
    app.push(minutes(20))
    expect(await buyer.hear()).toMatch(/nobody at Fernhill is free/)
    await inThread(card.id, /has been told/)
    await ana.click(card.id, 'Not needed')
    await inThread(card.id, /not needed/)
    expect((await cardFor(NUMBER)).buttons.map(({ text }) => text)).toEqual(['Claim'])
  })
})

describe('the command', () => {
  test('finds a buyer by the end of a number, and takes over', async () => {
    const buyer = buyerAt('+12125550304')
    await buyer.say('just looking')
    expect(await ana.command('0304')).toMatch(/just looking/)
    const answer = (await ana.look()).findLast(({ onlyForMe }) => onlyForMe)
    await ana.click(answer?.id ?? '', 'Take over')
    expect(await buyer.hear()).toMatch(/now chatting with/)
    const card = await cardFor('+12125550304')
    await ana.say('I saw you looking', card.id)
    expect(await buyer.hear()).toBe('I saw you looking')
  })
})
