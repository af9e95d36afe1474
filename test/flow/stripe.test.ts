import { describe, expect } from '@jest/globals'
import { z } from 'zod'
import { minutes, seconds } from '#core/time'
import { apart } from '../support/apart.ts'
import { visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { openShop } from '../support/shop.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"

const Sessions = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      amount_total: z.number(),
      currency: z.string(),
      expires_at: z.number(),
      client_reference_id: z.string(),
      metadata: z.object({ checkout: z.string(), hash: z.string() }),
    }),
  ),
})

/** The sale is paid at Stripe, and what Stripe says comes back into the same conversation (D7, A10). */
describe('paying by Stripe', () => {
  const test = apart(async () => {
    const app = await openShop()
    const web = await visitor(app.url)
    const toLink = async (): Promise<string> => {
      await web.say(READY)
      await web.say('yes, go ahead')
      return /http\S+\/pay\/\S+/.exec(await web.say('I agree'))?.[0] ?? ''
    }
    const sessions = async () => Sessions.parse(await (await fetch(`${app.stripe}/sessions`)).json()).sessions
    const clicked = async (): Promise<string> => {
      const answer = await click(await toLink())
      expect(answer.status).toBe(303)
      return (await sessions())[0]?.id ?? ''
    }
    const does = async (session: string, deed: string) => {
      const answer = await fetch(`${app.stripe}/sessions/${session}/${deed}`, { method: 'POST' })
      expect(answer.status).toBe(204)
    }
    const silence = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      return web.all()
    }
    return { app, web, toLink, sessions, clicked, does, silence, close: app.close }
  })
  const click = (link: string) => fetch(link, { redirect: 'manual' })

  test('a click makes one page for exactly what was agreed, however often it is clicked', async ({
    toLink,
    sessions,
  }) => {
    const link = await toLink()
    const [first, second] = [await click(link), await click(link)]
    expect(first.headers.get('location')).toContain('/c/pay/')
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    const made = await sessions()
    expect(made).toMatchObject([{ amount_total: 24_900, currency: 'usd' }])
    expect(made[0]?.client_reference_id).toBe(made[0]?.metadata.checkout)
  })

  test('the payment is told in the same conversation, with its receipt; told twice it is one', async ({
    app,
    web,
    clicked,
    does,
    silence,
  }) => {
    const session = await clicked()
    await app.badDay({ kind: 'duplicate' })
    await does(session, 'pay')
    expect(await web.hear()).toMatch(/payment has arrived.*R-[0-9A-F]{8}/is)
    const receipts = (await silence()).filter((text) => /payment has arrived/i.test(text))
    expect(receipts).toHaveLength(1)
  })

  test('coming back from the page is no payment', async ({ toLink, silence }) => {
    const link = await toLink()
    await click(link)
    const back = await (await fetch(`${link}/back`)).text()
    expect(back).toMatch(/hears of it in a moment/)
    expect((await silence()).join()).not.toMatch(/payment has arrived/i)
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(303)
    expect((await silence()).join()).not.toMatch(/payment has arrived/i)
  })

  test('who comes back after the link has closed is not told to ask for another: they may have paid', async ({
    app,
    toLink,
  }) => {
    const link = await toLink()
    await click(link)
    app.push(minutes(61))
    const back = await (await fetch(`${link}/back`)).text()
    expect(back).toMatch(/hears of it in a moment/)
    expect(back).not.toMatch(/new one|go to the payment/)
    expect((await fetch(link)).status).toBe(410)
    expect((await fetch(`${link.replace(/.$/, '!')}/back`)).status).toBe(410)
  })

  test('money that is under way is a payment only when it has come', async ({
    web,
    clicked,
    does,
    silence,
  }) => {
    const session = await clicked()
    await does(session, 'pay-by-bank')
    expect((await silence()).join()).not.toMatch(/payment has arrived/i)
    await does(session, 'bank-pays')
    expect(await web.hear()).toMatch(/payment has arrived/i)
  })

  test('a payment that fails is told honestly, and the link is there again', async ({
    web,
    clicked,
    does,
  }) => {
    const session = await clicked()
    await does(session, 'pay-by-bank')
    await does(session, 'bank-fails')
    expect(await web.hear()).toMatch(/did not go through.*nothing was charged.*\/pay\//is)
  })

  test('a payment that began before the link closed still counts; one for an order that was taken back is disputed', async ({
    app,
    web,
    clicked,
    does,
  }) => {
    const session = await clicked()
    app.push(minutes(61))
    await does(session, 'pay')
    expect(await web.hear()).toMatch(/payment has arrived/i)
  })

  test('a payment after the buyer took the order back goes to a person, and is told', async ({
    web,
    clicked,
    does,
  }) => {
    const session = await clicked()
    await web.say('no, I do not want it any more')
    await does(session, 'pay')
    expect(await web.hear()).not.toMatch(/payment has arrived/i)
    expect((await web.all()).join()).not.toMatch(/R-[0-9A-F]{8}/)
  })

  for (const deed of ['refund', 'dispute'])
    test(`a ${deed} afterwards goes to a person, and is told with the receipt`, async ({
      web,
      clicked,
      does,
    }) => {
      const session = await clicked()
      await does(session, 'pay')
      await web.hear()
      await does(session, deed)
      expect(await web.hear()).toMatch(/receipt R-[0-9A-F]{8} was (refunded|disputed)/)
    })

  test('without an answer from Stripe the page says to come again, and the next click works', async ({
    app,
    toLink,
  }) => {
    const link = await toLink()
    await app.badDay({ kind: 'http-500' }, { kind: 'http-500' })
    const away = await click(link)
    expect([away.status, await away.text()]).toEqual([
      503,
      expect.stringMatching(/load it again in a moment/i),
    ])
    expect((await click(link)).status).toBe(303)
  })

  test('an answer that was lost leaves one page, not two', async ({ app, toLink, sessions }) => {
    const link = await toLink()
    await app.badDay({ kind: 'cut-after-accept' })
    expect((await click(link)).status).toBe(303)
    expect(await sessions()).toHaveLength(1)
  })

  test('a webhook that is not signed, old, or nonsense is refused, and nothing is paid', async ({
    app,
    clicked,
    silence,
  }) => {
    const session = await clicked()
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${app.url}/webhooks/stripe`, { method: 'POST', headers, body })
    expect((await post({}, '{}')).status).toBe(400)
    expect(
      (await post({ 'stripe-signature': `t=${Math.floor(app.now() / seconds(1))},v1=00` }, '{}')).status,
    ).toBe(403)
    expect(session).not.toBe('')
    expect((await silence()).join()).not.toMatch(/payment has arrived/i)
  })

  test('events that are late and come the other way round end in one truth', async ({
    app,
    web,
    clicked,
    does,
    silence,
  }) => {
    const session = await clicked()
    await app.badDay({ kind: 'late', ms: 600 })
    await does(session, 'pay-by-bank')
    await does(session, 'bank-pays')
    await eventually(async () => expect((await web.all()).join()).toMatch(/payment has arrived/i))
    expect((await silence()).filter((text) => /payment has arrived/i.test(text))).toHaveLength(1)
  })
})
