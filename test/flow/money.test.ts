import { createHmac } from 'node:crypto'
import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { apart } from '../support/apart.ts'
import { visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { everybody, personAt } from '../support/lab-people.ts'
import { repAt } from '../support/rep.ts'
import { openShop, SHOP_ACCOUNT } from '../support/shop.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"

const Sessions = z.object({
  sessions: z.array(
    z.looseObject({
      id: z.string(),
      payment_intent: z.string(),
      metadata: z.object({ checkout: z.string(), hash: z.string() }),
    }),
  ),
})

/** What goes wrong with money, each in the right state, explained by the journal, and with a rep where it must be (D4, D7). */
describe('money at Stripe', () => {
  const test = apart(async () => {
    const app = await openShop({ THROUGHLINE_LAB: '1' })
    const ana = repAt(`${app.url}/lab/slack`, 'U0ANA')
    const web = await visitor(app.url)
    await web.say(READY)
    await web.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await web.say('I agree'))?.[0] ?? ''
    const sessions = async () => Sessions.parse(await (await fetch(`${app.stripe}/sessions`)).json()).sessions
    const click = () => fetch(link, { redirect: 'manual' })
    const clicked = async () => {
      const answer = await click()
      expect(answer.status).toBe(303)
      const made = (await sessions()).at(-1)
      if (!made) throw new Error('no page was made')
      return made
    }
    const does = async (session: string, deed: string) => {
      const answer = await fetch(`${app.stripe}/sessions/${session}/${deed}`, { method: 'POST' })
      expect(answer.status).toBe(204)
    }
    const pays = async () => {
      const { id } = await clicked()
      await does(id, 'pay')
      expect(await web.hear()).toMatch(/payment has arrived/i)
      return id
    }
    /** An event that Stripe signs, as it stands. */
    const tells = async (type: string, object: object, around: object = {}) => {
      const time = Math.floor(app.now() / 1_000)
      const body = JSON.stringify({ type, created: time, livemode: false, data: { object }, ...around })
      const signature = createHmac('sha256', SHOP_ACCOUNT.webhookSecret)
        .update(`${time}.${body}`)
        .digest('hex')
      const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${time},v1=${signature}` }
      return (await fetch(`${app.url}/webhooks/stripe`, { method: 'POST', headers, body })).status
    }
    let payments = 0
    const lastPayment = () => `pi_own${payments}`
    /** As Stripe would show it; each is a payment of its own. */
    const paidSession = (over: object = {}) => ({
      id: `cs_own${++payments}`,
      payment_status: 'paid',
      amount_total: 24_900,
      currency: 'usd',
      payment_intent: `pi_own${payments}`,
      ...over,
    })
    const journal = async () => {
      // Whoever was heard of last comes first.
      const [person = ''] = await everybody(app.url)
      return personAt(app.url, person)
    }
    const inJournal = async (kind: string) => (await journal()).events.filter((event) => event.kind === kind)
    const card = (words: RegExp) =>
      eventually(async () => {
        const found = (await ana.cards()).find(({ text }) => words.test(text))
        if (!found) throw new Error(`No card says ${words}.`)
        return found
      })
    return {
      app,
      web,
      link,
      sessions,
      click,
      clicked,
      does,
      pays,
      tells,
      paidSession,
      lastPayment,
      journal,
      inJournal,
      card,
      close: app.close,
    }
  })

  test('a payment that the bank refuses leaves a link that leads to a page which can be paid', async ({
    web,
    clicked,
    does,
  }) => {
    const first = await clicked()
    await does(first.id, 'pay-by-bank')
    await does(first.id, 'bank-fails')
    expect(await web.hear()).toMatch(/did not go through.*nothing was charged.*\/pay\//is)
    const second = await clicked()
    expect(second.id).not.toBe(first.id)
    await does(second.id, 'pay')
    expect(await web.hear()).toMatch(/payment has arrived/i)
  })

  test('a refund in part is told as a part, and the rest as the whole; a rep has it', async ({
    web,
    does,
    pays,
    card,
  }) => {
    const session = await pays()
    await does(session, 'refund-part')
    expect(await web.hear()).toMatch(/receipt R-[0-9A-F]{8} was refunded in part, \$50\.00 of \$249\.00/)
    await card(/Paid, receipt R-[0-9A-F]{8}, refunded in part/)
    await does(session, 'refund')
    expect(await web.hear()).toMatch(/receipt R-[0-9A-F]{8} was refunded, so/)
    expect(await web.say('is my order paid?')).not.toMatch(/placed and paid/)
  })

  test('a dispute is told, and when it is won the payment stands again', async ({
    web,
    does,
    pays,
    inJournal,
    card,
  }) => {
    const session = await pays()
    await does(session, 'dispute')
    expect(await web.hear()).toMatch(/was disputed/)
    await card(/A payment went back, or is disputed/)
    await does(session, 'win-dispute')
    expect(await web.hear()).toMatch(/dispute.*is over, and the payment stands/)
    expect(await web.say('ok')).toMatch(/placed and paid/)
    expect((await inJournal('payment-restored'))[0]).toMatchObject({ provider: 'stripe' })
  })

  test('a payment after the order was taken back is told, and a rep finds it by Stripe’s own name', async ({
    web,
    clicked,
    does,
    inJournal,
    card,
  }) => {
    const session = await clicked()
    await web.say('no, I do not want it any more')
    await does(session.id, 'pay')
    expect(await web.hear()).toMatch(/received a payment, but the order had been taken back before/)
    const { text } = await card(new RegExp(session.payment_intent))
    expect(text).toMatch(/A payment does not fit.*249\.00 USD at stripe/s)
    expect(await inJournal('paid')).toEqual([])
    expect(await inJournal('payment-disputed')).toMatchObject([{ unmatched: { why: 'withdrawn' } }])
  })

  for (const [what, over, why] of [
    ['another amount', { amount_total: 100 }, 'amount'],
    ['another currency', { currency: 'eur' }, 'currency'],
  ] as const)
    test(`a payment of ${what} is none; it is on record why, and with a rep`, async ({
      web,
      clicked,
      tells,
      paidSession,
      lastPayment,
      inJournal,
      card,
    }) => {
      const { metadata } = await clicked()
      expect(await tells('checkout.session.completed', paidSession({ metadata, ...over }))).toBe(200)
      expect(await web.hear()).toMatch(/received a payment, but it is not/)
      expect(await inJournal('payment-disputed')).toMatchObject([
        { unmatched: { why, reference: lastPayment() } },
      ])
      expect(await inJournal('paid')).toEqual([])
      await card(new RegExp(`at stripe, ${lastPayment()} `))
    })

  test('an order that is paid a second time, on another page, goes to a rep with the second payment', async ({
    web,
    sessions,
    pays,
    tells,
    paidSession,
    lastPayment,
    inJournal,
    card,
  }) => {
    const session = await pays()
    const { metadata } = (await sessions()).find(({ id }) => id === session) ?? {}
    await tells('checkout.session.completed', paidSession({ metadata }))
    expect(await web.hear()).toMatch(/your order had been paid already/)
    expect(await inJournal('paid')).toHaveLength(1)
    await card(new RegExp(`${lastPayment()} \\(the order was paid before\\)`))
  })

  test('what is told of another account, or of the other mode, counts for nothing and is on record', async ({
    clicked,
    tells,
    paidSession,
    journal,
    inJournal,
  }) => {
    const { metadata } = await clicked()
    for (const around of [{ account: 'acct_other' }, { livemode: true }, { livemode: true }])
      expect(await tells('checkout.session.completed', paidSession({ metadata }), around)).toBe(200)
    await eventually(async () => expect(await inJournal('payment-ignored')).toHaveLength(2))
    expect(await inJournal('payment-ignored')).toMatchObject([
      { why: 'another-account' },
      { why: 'live-mode' },
    ])
    expect(await inJournal('payment-received')).toEqual([])
    expect((await journal()).stage).toBe('committed')
  })

  test('a payment for somebody nobody knows makes no person; Stripe is told that we have it', async ({
    app,
    tells,
    paidSession,
  }) => {
    const before = (await everybody(app.url)).toSorted()
    const metadata = { checkout: `p${'0'.repeat(20)}.pay1`, hash: 'f'.repeat(64) }
    expect(await tells('checkout.session.completed', paidSession({ metadata }))).toBe(200)
    expect(
      await tells('charge.refunded', { id: 'ch_1', amount_refunded: 1, currency: 'usd', metadata }),
    ).toBe(200)
    expect((await everybody(app.url)).toSorted()).toEqual(before)
  })

  test('a payment that is told before the click is on record is the payment', async ({
    web,
    click,
    tells,
    paidSession,
    inJournal,
  }) => {
    const [recap] = await inJournal('checkout-offered')
    const metadata = { checkout: String(recap?.checkout), hash: String(recap?.hash) }
    await tells('checkout.session.completed', paidSession({ metadata }))
    expect(await web.hear()).toMatch(/payment has arrived/i)
    expect((await click()).status).toBe(200)
    await eventually(
      async () => expect(await inJournal('link-opened')).toMatchObject([{ found: 'paid' }]),
      3_000,
    )
  })

  test('a refund that is told before its payment leaves no word of a payment that stands', async ({
    web,
    clicked,
    tells,
    paidSession,
  }) => {
    const { metadata } = await clicked()
    const session = paidSession({ metadata })
    const charge = {
      id: 'ch_1',
      amount_refunded: 24_900,
      currency: 'usd',
      payment_intent: session.payment_intent,
      metadata,
    }
    await tells('charge.refunded', charge)
    await tells('checkout.session.completed', session)
    const words = await web.hear()
    expect(words).toMatch(/was refunded/)
    expect(words).not.toMatch(/payment has arrived/i)
  })

  test('a link that was opened is in the journal, one that was looked at for a preview is not', async ({
    link,
    sessions,
    click,
    inJournal,
  }) => {
    const before = await sessions()
    await fetch(link, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } })
    await fetch(link, { method: 'HEAD' })
    expect(await sessions()).toEqual(before)
    await click()
    await eventually(
      async () => expect(await inJournal('link-opened')).toMatchObject([{ found: 'open' }]),
      3_000,
    )
  })
})
