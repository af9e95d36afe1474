import { describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { days, instant, minutes } from '#core/time'
import { hashed, SITE_SECRET, signed } from '../../support/browser.ts'
import { until } from '../../support/directline.ts'
import { claimsOf, handshake, rawApi, SESSION, type Session } from '../../support/directline-api.ts'

/** Who is logged in on the site, at the door of the website chat (M6). */
describe('a login', () => {
  const api = rawApi()
  const told: string[] = []
  const open = (secret: string | null = null) => {
    told.length = 0
    const tell = async (at: { readonly id: string }, user: { readonly id: string }) =>
      told.push(`${at.id} is ${user.id}`)
    return api.restart({ secret, login: { secrets: [SITE_SECRET], tell } })
  }
  const identify = (session: Session, body: unknown) =>
    api.call('POST', '/tokens/identify', { token: session.token, body })
  const identified = async (session: Session, body: unknown): Promise<Session> =>
    SESSION.parse(await (await identify(session, body)).json())

  test('opens the one conversation of its user, with all that was said there', async () => {
    await open()
    const home = await api.generate(hashed('dana'))
    await api.say(home, 'from home')
    const work = await api.startWith((await api.generate(hashed('dana'))).token)
    expect(work.conversationId).toBe(home.conversationId)
    expect((await api.read(work)).activities.map(({ text }) => text)).toContain('from home')
    expect((await api.generate(hashed('lee'))).conversationId).not.toBe(home.conversationId)
  })

  test('is said to the message and not by it: nobody writes it into an activity', async () => {
    await open()
    const dana = await api.generate(
      await signed({ user_id: 'dana', email: 'd@shop.example' }, instant(Date.now())),
    )
    await api.say(dana, 'hello')
    const nobody = await api.generate()
    const body = { type: 'message', text: 'hello', entities: [{ type: 'site-user', user: 'dana' }] }
    await api.call('POST', `/conversations/${nobody.conversationId}/activities`, {
      token: nobody.token,
      body,
    })
    expect(api.server().accepted.map(({ activity }) => activity.entities)).toEqual([
      [{ type: 'site-user', user: 'dana', email: 'd@shop.example' }],
      undefined,
    ])
  })

  test.each([
    ['an id typed by hand', { user_id: 'dana' }, [403, 'Forbidden']],
    ["another's signature", { ...hashed('lee'), user_id: 'dana' }, [403, 'Forbidden']],
    ['a number for an id', { user_id: 7, user_hash: 'x' }, [400, 'BadArgument']],
  ])('that does not hold gets no token at all: %s', async (_what, body, refused) => {
    await open()
    expect(await api.refusal(await api.call('POST', '/tokens/generate', { body }))).toEqual(refused)
    expect(await api.refusal(await identify(await api.generate(), body))).toEqual(refused)
  })

  test('is refused, and not left out in silence, where no secret is set', async () => {
    const body = hashed('dana')
    expect(await api.refusal(await api.call('POST', '/tokens/generate', { body }))).toEqual([
      400,
      'BadArgument',
    ])
  })

  test('needs its signature from whoever holds WEBCHAT_SECRET as well', async () => {
    await open('a Direct Line secret')
    const call = (body: unknown) =>
      api.call('POST', '/tokens/generate', { token: 'a Direct Line secret', body })
    expect(await api.refusal(await call({ user_id: 'dana' }))).toEqual([403, 'Forbidden'])
    expect((await call(hashed('dana'))).status).toBe(200)
    const own = await api.call('POST', '/tokens/identify', {
      token: 'a Direct Line secret',
      body: hashed('dana'),
    })
    expect(await api.refusal(own)).toEqual([400, 'BadArgument'])
  })

  test('in a chat where nothing was said goes to the conversation of the user, and nobody is told', async () => {
    await open()
    const session = await identified(await api.generate(), hashed('dana'))
    expect(session.conversationId).toBe((await api.generate(hashed('dana'))).conversationId)
    expect(told).toEqual([])
  })

  test('in a chat that is under way goes on there, and its person is told once', async () => {
    await open()
    const before = await api.generate()
    await api.say(before, 'hello')
    const after = await identified(before, hashed('dana'))
    expect(after.conversationId).toBe(before.conversationId)
    await identified(after, hashed('dana'))
    const { conversationId } = await api.generate(hashed('dana'))
    expect(told).toEqual([`${before.conversationId} is ${conversationId}`])
  })

  test('is told again where that had failed, and stays with who asked first', async () => {
    let fails = true
    await api.restart({
      login: {
        secrets: [SITE_SECRET],
        tell: async (at) => {
          if (fails) throw new Error('The memory is away.')
          told.push(at.id)
        },
      },
      onFailure: () => {},
    })
    told.length = 0
    const before = await api.generate()
    await api.say(before, 'hello')
    expect((await identify(before, hashed('dana'))).status).toBe(503)
    fails = false
    expect(await api.refusal(await identify(before, hashed('lee')))).toEqual([409, 'Conflict'])
    expect((await identify(before, hashed('dana'))).status).toBe(200)
    expect(told).toEqual([before.conversationId])
  })

  test("makes a chat its user's for good: another is refused there, and older tokens open nothing", async () => {
    await open()
    const before = await api.startWith((await api.generate()).token)
    await api.say(before, 'hello')
    const after = await identified(before, hashed('dana'))
    expect(await api.refusal(await identify(after, hashed('lee')))).toEqual([409, 'Conflict'])
    const path = `/conversations/${before.conversationId}`
    const { token } = before
    for (const [method, where] of [
      ['GET', `${path}/activities`],
      ['GET', path],
      ['POST', `${path}/activities`],
      ['POST', `${path}/upload`],
      ['POST', '/conversations'],
      ['POST', '/tokens/refresh'],
    ] as const)
      expect(await api.refusal(await api.call(method, where, { token }))).toEqual([403, 'Forbidden'])
    expect(await handshake(before.streamUrl ?? '')).toBe(403)
    expect((await api.read(after)).activities).not.toEqual([])
  })

  test('closes the sockets of whoever was there before, and says nothing more in them', async () => {
    await open()
    const before = await api.startWith((await api.generate()).token)
    await api.say(before, 'hello')
    const heard: string[] = []
    const socket = new WebSocket(before.streamUrl ?? '')
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.on('message', (frame) => heard.push(String(frame)))
    await until('the socket has heard', () => heard.join().includes('hello'))
    const after = await identified(before, hashed('dana'))
    expect(await closed).toBe(1008)
    await api.say(after, 'a secret of mine')
    expect(heard.join()).not.toContain('a secret of mine')
    const own = await api.startWith(after.token)
    expect(await handshake(own.streamUrl ?? '')).toBe(101)
  })

  test('lasts a day, however often its token is refreshed; and nothing of the user is in an address', async () => {
    await open()
    const dana = await api.startWith(
      (await api.generate(await signed({ user_id: 'dana', email: 'd@shop.example' }, instant(Date.now()))))
        .token,
    )
    expect(dana.expires_in).toBeLessThanOrEqual(days(1) / 1_000)
    expect(JSON.stringify(claimsOf(dana.token))).toContain('d@shop.example')
    const pass = new URL(dana.streamUrl ?? '').searchParams.get('t') ?? ''
    expect(JSON.stringify(claimsOf(pass))).not.toMatch(/shop|"dana"/)
    api.server().pass(minutes(23 * 60))
    const refreshed = SESSION.parse(
      await (await api.call('POST', '/tokens/refresh', { token: dana.token })).json(),
    )
    expect(refreshed.expires_in).toBeLessThanOrEqual(minutes(60) / 1_000)
    api.server().pass(minutes(60))
    expect(await api.refusal(await api.say(refreshed, 'hello?'))).toEqual([403, 'TokenExpired'])
  })

  test('has one owner also when two users ask for a chat at the same moment', async () => {
    await open()
    const before = await api.generate()
    await api.say(before, 'hello')
    const answers = await Promise.all([identify(before, hashed('dana')), identify(before, hashed('lee'))])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(told).toHaveLength(1)
  })
})
