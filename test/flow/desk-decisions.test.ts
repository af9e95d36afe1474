import { describe, expect } from '@jest/globals'
import { minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { repAt, type Shown } from '../support/rep.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const WISH = 'can we get 20% off and net-60?'

/** What reps decide, and what the buyer gets of it, over HTTP alone (A9, D5, D6; story, steps 6 and 7). */
const test = apart(async () => {
  const app = await openApp()
  const rep = (user: string) => repAt(`${app.url}/lab/slack`, user)
  const [ana, bo, cy] = [rep('U0ANA'), rep('U0BO'), rep('U0CY')]
  const found = (words: RegExp, among: () => Promise<readonly Shown[]> = () => ana.look()): Promise<Shown> =>
    eventually(async () => {
      const one = (await among()).findLast(({ text }) => words.test(text))
      if (!one) throw new Error(`Nothing says ${words}.`)
      return one
    })
  const cardFor = (number: string): Promise<Shown> =>
    found(new RegExp(number.replace('+', '\\+')), () => ana.cards())
  return { app, ana, bo, cy, found, cardFor, close: app.close }
})

describe('"can we get 20% off and net-60?"', () => {
  test('and a rep who approves 10%: the same thread has the new recap, what changed, and what is not granted', async ({
    app,
    ana,
    found,
    cardFor,
  }) => {
    const buyer = phone(app.url, '+12125550401')
    await buyer.say(READY)
    expect(await buyer.say(WISH)).toMatch(/not mine to decide/)
    const card = await cardFor('+12125550401')
    expect(card.text).toMatch(/Asks for: 20% off and net-60/)
    await ana.click(card.id, 'Approve')
    expect((await ana.fill({ discount: '10' })).taken).toBe(true)
    const told = await buyer.hear()
    expect(told).toMatch(/Ana at Fernhill has approved this for you: 10 % off\. Not approved: net-60\./)
    expect(told).toMatch(/Changed: price from \$249 a month to \$224\.10 a month/)
    expect(told).toMatch(/Due now: \$224\.10/)
    expect(told).toMatch(/Shall I go ahead with exactly this\?/)
    await buyer.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await buyer.say('I agree'))?.[0] ?? ''
    expect(await (await fetch(link)).text()).toMatch(/Pay \$224\.10/)
    await fetch(link, { method: 'POST' })
    expect(await buyer.hear()).toMatch(/payment has arrived/)
    const win = await found(/Won: .*Paid \$224\.10, receipt R-/)
    expect(win.thread).toBeNull()
    expect(
      (await ana.look()).filter(({ text }) => text.includes('Won: ') && text.includes('0401')),
    ).toHaveLength(1)
  })

  test('and a rep who may grant both: nothing is due now, no link goes out, and somebody is told to invoice', async ({
    app,
    bo,
    cy,
    found,
    cardFor,
  }) => {
    const buyer = phone(app.url, '+12125550402')
    await buyer.say(READY)
    await buyer.say(WISH)
    const card = await cardFor('+12125550402')
    await cy.click(card.id, 'Approve')
    expect((await cy.fill({ terms: 'net-60' })).errors).toEqual({
      terms: expect.stringMatching(/no other terms/),
    })
    await bo.click(card.id, 'Approve')
    expect((await bo.fill({ discount: '20', terms: 'net-60, half upfront' })).errors).toEqual({
      discount: expect.stringMatching(/settle them in person/),
    })
    expect((await bo.fill({ discount: '20', terms: 'net-60' })).taken).toBe(true)
    const told = await buyer.hear()
    expect(told).toMatch(/Bo at Fernhill has approved this for you: 20 % off, net-60\./)
    expect(told).not.toMatch(/Not approved/)
    expect(told).toMatch(/Invoice: \$199\.20, due within 60 days/)
    expect(told).toMatch(/Due now: nothing/)
    await buyer.say('yes, go ahead')
    const placed = await buyer.say('I agree')
    expect(placed).toMatch(/Your order is placed, number O-[0-9A-F]{8}\. Nothing is charged now/)
    expect((await buyer.all()).join('\n')).not.toMatch(/\/pay\//)
    expect((await found(/To be invoiced: \$199\.20, due within 60 days/)).text).toMatch(/40 people/)
    expect(await buyer.say('when do I pay?')).not.toMatch(/\/pay\//)
  })

  test('and terms that are no matter of money: they stand on the page where it is paid', async ({
    app,
    ana,
    bo,
    found,
  }) => {
    const buyer = await visitor(app.url)
    await buyer.say(READY)
    await buyer.say(WISH)
    const card = await found(/Hand-off · website visitor …/, () => ana.cards())
    await bo.click(card.id, 'Approve')
    await bo.fill({ terms: 'two deliveries a week' })
    const told = await buyer.hear()
    expect(told).toMatch(/Not approved: 20% off\./)
    expect(told).toMatch(/Agreed: two deliveries a week/)
    await buyer.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await buyer.say('I agree'))?.[0] ?? ''
    expect(await (await fetch(link)).text()).toMatch(/two deliveries a week.*\$249\.00/s)
  })

  test('and an order that changes while the rep looks at the form: nothing is granted for what nobody saw', async ({
    app,
    ana,
    found,
    cardFor,
  }) => {
    const buyer = phone(app.url, '+12125550403')
    await buyer.say(READY)
    await buyer.say(WISH)
    const card = await cardFor('+12125550403')
    await ana.click(card.id, 'Approve')
    await eventually(async () => expect(await ana.views()).toHaveLength(1))
    expect(await buyer.say('sorry, 50 people')).toMatch(/50/)
    await ana.fill({ discount: '10' })
    await found(/the order has changed since you opened the form/, () => ana.thread(card.id))
    expect((await buyer.all()).join('\n')).not.toMatch(/approved this for you/)
  })
})

describe('a rep', () => {
  test('is heard where the buyer is now: claimed on the website, answered by text', async ({
    app,
    ana,
    found,
    cardFor,
  }) => {
    const web = await visitor(app.url)
    const mobile = phone(app.url, '+12125550404')
    await web.say('hello, we want coffee machines')
    await web.say('can I text with you instead?')
    await web.say('+12125550404')
    const code = /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? ''
    await web.say(code)
    await mobile.hear()
    await web.say('can I talk to a human please?')
    const card = await cardFor('+12125550404')
    await ana.click(card.id, 'Claim')
    expect(await web.hear()).toMatch(/now chatting with Ana/)
    await ana.say('Hi, Ana here', card.id)
    expect(await web.hear()).toMatch(/Hi, Ana here/)
    await mobile.send('I am on my phone now')
    await found(/Buyer, sms\nI am on my phone now/, () => ana.thread(card.id))
    await ana.say('no problem, I am here too', card.id)
    expect(await mobile.hear()).toBe('no problem, I am here too')
    expect((await web.all()).join('\n')).not.toMatch(/no problem/)
  })

  test('pauses the bot without a word, and gives the conversation back', async ({
    app,
    ana,
    found,
    cardFor,
  }) => {
    const buyer = phone(app.url, '+12125550405')
    await buyer.say('just looking')
    await ana.command('0405')
    const answer = (await ana.look()).findLast(({ onlyForMe }) => onlyForMe)
    await ana.click(answer?.id ?? '', 'Pause bot')
    const card = await cardFor('+12125550405')
    await found(/has paused the assistant/, () => ana.thread(card.id))
    expect(await buyer.sayInVain('what does it cost?')).toBe('')
    await ana.say('hm', card.id)
    await found(/You have only paused the assistant/, () => ana.thread(card.id))
    await ana.click(card.id, 'Return to bot')
    await ana.fill({})
    expect(await buyer.hear()).toMatch(/The assistant is back/)
    expect(await buyer.say('what does the team plan cost?')).toMatch(/\$249/)
  })
})

describe('a hand-off that nobody claims', () => {
  test('ends in free times where the business has a calendar, and one of them is booked', async ({
    app,
    cardFor,
  }) => {
    const buyer = phone(app.url, '+12125550406')
    await buyer.say("we're 40 people and want coffee machines, maybe $300 a month")
    await buyer.say('can I talk to a human please?')
    await cardFor('+12125550406')
    app.push(minutes(31))
    const told = await buyer.hear()
    expect(told).toMatch(/nobody at Fernhill is free right now.*These times are free for a tasting call/s)
    expect(await buyer.say('2')).toMatch(/It is booked: a tasting call/)
  })
})

test('the win that was told is told no second time after the server comes up again', async ({
  app,
  ana,
  found,
}) => {
  const buyer = phone(app.url, '+12125550408')
  await buyer.say(READY)
  await buyer.say('yes, go ahead')
  const link = /http\S+\/pay\/\S+/.exec(await buyer.say('I agree'))?.[0] ?? ''
  await fetch(link, { method: 'POST' })
  await found(/Won: /)
  await app.restart()
  await phone(app.url, '+12125550407').say('hello')
  expect((await ana.look()).filter(({ text }) => text.includes('Won: '))).toHaveLength(1)
})
