import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { days, minutes } from '#core/time'
import { atOnce } from '../support/apart.ts'
import { type App, openApp } from '../support/app.ts'
import { phone } from '../support/buyer.ts'
import { crashPoint } from '../support/crash-points.ts'
import { eventually } from '../support/eventually.ts'
import { openMortalApp } from '../support/mortal-app.ts'
import { opening } from '../support/opening.ts'
import { hearing, phoneBuyer } from '../support/patient-buyer.ts'
import { repAt } from '../support/rep.ts'
import { openShop } from '../support/shop.ts'

const NUMBER = '+12125550307'
const HELLO = "Hi, we're about 40 people and want coffee machines before Dec 1, $300 a month, and I decide"
const RECAP = /Shall I go ahead/g

/** The story of the specification, step 7: what else may happen to one sale by text, each from its first word to its end. */
describe('the same sale, otherwise', () => {
  const open = opening()
  const test = atOnce()

  /** A buyer at a phone who has heard the recap. */
  const readyBuyer = async <A extends App>(opened: Promise<A>) => {
    const app = await open(opened)
    const buyer = phone(app.url, NUMBER)
    await buyer.say(HELLO)
    expect(await buyer.say("let's do it")).toMatch(/\$249 a month.*Shall I go ahead/s)
    const ana = repAt(`${app.url}/lab/slack`, 'U0ANA')
    return { app, buyer, ana }
  }

  test('"can we get 20% off and net-60?": a rep gets the card, approves 10 %, and the new recap is said yes to in the same thread', async () => {
    const { app, buyer, ana } = await readyBuyer(openApp())
    const answer = await buyer.say('can we get 20% off and net-60?')
    expect(answer).toMatch(/not mine to decide/)
    expect(answer).not.toMatch(/Shall I go ahead|\/pay\//)
    const card = await cardAt(ana)
    expect(card.text).toMatch(/20% off and net-60/)
    expect(card.text).toMatch(/\$249/)
    await ana.click(card.id, 'Approve')
    expect(await ana.fill({ discount: '10' })).toEqual({ errors: {}, taken: true })
    const recap = await buyer.hear()
    expect(recap).toMatch(/10 % off/)
    expect(recap).toMatch(/\$224\.10/)
    expect(recap.match(RECAP)).toHaveLength(1)
    expect(recap).not.toMatch(/Your order.*net-60/s)
    expect(await buyer.say('yes, go ahead')).toMatch(/Do you agree\?/)
    expect(await buyer.say('I agree')).toMatch(/Pay \$224\.10: http\S+\/pay\/\S+/)
    const { kinds, snapshot } = await journalOf(app)
    expect(kinds.filter((kind) => STEPS_OF_AN_EXCEPTION.includes(kind))).toEqual(STEPS_OF_AN_EXCEPTION)
    expect(snapshot.signals).toMatchObject({ approval: { value: { discount: 10 }, evidence: { by: 'rep' } } })
  })

  test('two days of silence after the yes: the acceptance has expired and the facts have not, so there is one recap and no rediscovery', async () => {
    const { app, buyer } = await readyBuyer(openApp())
    expect(await buyer.say('yes, go ahead')).toMatch(/Do you agree\?/)
    app.push(days(2))
    const answer = await buyer.say('I agree')
    expect(answer.match(RECAP)).toHaveLength(1)
    expect(answer).toMatch(/People: 40/)
    expect(answer).not.toMatch(/\/pay\/|how many people|what budget|when would you|who makes the decision/i)
    expect((await journalOf(app)).kinds).not.toContain('checkout-offered')
    expect(await buyer.say('yes, go ahead')).toMatch(/Do you agree\?/)
    expect(await buyer.say('I agree')).toMatch(/\/pay\//)
  })

  test('"stop": nothing more is ever sent to that number, by the bot, by a rep, by a timer or with a receipt', async () => {
    const { app, buyer, ana } = await readyBuyer(openShop())
    await buyer.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await buyer.say('I agree'))?.[0] ?? ''
    await fetch(link, { redirect: 'manual' })
    expect(await buyer.say('please stop texting me')).toMatch(/unsubscribed/)
    const heard = await buyer.all()

    await buyer.send('do you have oat milk?')
    expect((await fetch(link)).status).toBe(410)
    await paidAt(app.stripe)
    await eventually(async () => expect((await journalOf(app)).kinds).toContain('payment-received'))
    expect(await ana.command('0307')).toMatch(/please stop texting me/)
    const found = (await ana.look()).findLast(({ onlyForMe }) => onlyForMe)
    await ana.click(found?.id ?? '', 'Take over')
    const card = await cardAt(ana)
    await ana.say('Hi, Ana here', card.id)
    await eventually(async () => {
      const told = (await ana.thread(card.id)).map(({ text }) => text).join('\n')
      expect(told).toMatch(/asked us to stop/)
    })
    for (const length of [minutes(30), minutes(241), days(2), days(5)]) {
      app.push(length)
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    expect(await buyer.all()).toEqual(heard)
  })

  test('the server is killed between the yes and the link: the link still arrives, once', async () => {
    const app = await open(openMortalApp([crashPoint('after', 'commit', LINK)]))
    const buyer = await phoneBuyer(app, NUMBER)
    for (const [n, words] of [`${HELLO}. Let's do it`, 'yes, go ahead', 'I agree'].entries()) {
      await buyer.say(words)
      await hearing(buyer, n + 1)
    }
    expect(await app.deaths()).toHaveLength(1)
    await app.quiet(LINK)
    const heard = await buyer.heard()
    expect(heard).toHaveLength(LINK)
    expect(heard.filter((text) => text.includes('{{checkout}}'))).toHaveLength(1)
    expect(await (await fetch(await buyer.link())).text()).toMatch(/Pay \$249\.00/)
  })

  test('a webhook is delivered three times: one reply', async () => {
    const { app, buyer } = await readyBuyer(openApp())
    const next = [{ kind: 'duplicate-webhook', times: 3 }]
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ next })
    await fetch(`${app.url}/lab/phone/faults`, { method: 'POST', headers, body })
    const before = (await buyer.all()).length
    expect(await buyer.say('yes, go ahead')).toMatch(/Do you agree\?/)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await buyer.all()).length).toBe(before + 1)
    const { kinds } = await journalOf(app)
    expect(kinds.filter((kind) => kind === 'message-received')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'acceptance-recorded')).toHaveLength(1)
  })
})

/** Which of our texts is the link, in the shortest of these sales. */
const LINK = 3

/** What the journal has of an exception, in this order and no other. */
const STEPS_OF_AN_EXCEPTION = ['hand-off-opened', 'rep-judged', 'acceptance-recorded', 'checkout-offered']

/** The one card there is, once it is there. */
const cardAt = (rep: ReturnType<typeof repAt>) =>
  eventually(async () => {
    const [card] = await rep.cards()
    if (!card) throw new Error('There is no card.')
    return card
  })

/** Pays at Stripe, on the page that was opened before. */
const paidAt = async (stripe: string): Promise<void> => {
  const { sessions } = z
    .object({ sessions: z.array(z.object({ id: z.string() })) })
    .parse(await (await fetch(`${stripe}/sessions`)).json())
  const paid = await fetch(`${stripe}/sessions/${sessions[0]?.id}/pay`, { method: 'POST' })
  expect(paid.status).toBe(204)
}

const Person = z.object({
  events: z.array(z.object({ kind: z.string() })),
  snapshot: z.object({ signals: z.looseObject({}) }),
})

/** The one person there is. */
const journalOf = async ({ url }: App) => {
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}${path}`)).json()
  const [first] = z.array(z.object({ person: z.string() })).parse(await get('/lab/people'))
  const { events, snapshot } = Person.parse(await get(`/lab/people/${first?.person}`))
  return { kinds: events.map(({ kind }) => kind), snapshot }
}
