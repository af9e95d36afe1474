import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import {
  conversationOf,
  IDENTITY,
  isIdentity,
  readIdentity,
  type SiteUser,
  userHash,
} from '#channels/webchat/index'
import { instant } from '#core/time'

const SECRET = 'widget-secret'
const NOW = instant(Date.UTC(2026, 10, 28))
const SECONDS = NOW / 1_000

/** The vectors that sites compare theirs with: docs/identity.md has them too. */
const HASH = '605d582ac0c5c8cdcf67bc75623bb9710894771e62a3b7573e06f9ca55698695'
const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoidXNlcl8xMjMiLCJlbWFpbCI6ImFAZXhhbXBsZS5jb20iLCJleHAiOjE4OTM0NTYwMDB9.CxI3ouUUJFkfC9a5v4BS9RKgsA3xSXNOX5OW_vBpHwI'

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A JWT whose signature is right for its algorithm, whatever else it says. */
const jwt = (
  payload: unknown,
  { header = { alg: 'HS256', typ: 'JWT' } as unknown, secret = SECRET, digest = 'sha256' } = {},
): string => {
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac(digest, secret).update(signed).digest('base64url')}`
}

const GOOD = { user_id: 'user_123', exp: SECONDS + 600 }

const ask = async (sent: unknown, secrets: readonly string[] = [SECRET]) => {
  const read = IDENTITY.safeParse(sent)
  if (!read.success) return 'malformed'
  const identified = await readIdentity(read.data, secrets, NOW)
  return identified.kind === 'user' ? identified.user : identified.code
}

const someone = (user: Partial<SiteUser>): SiteUser => ({
  id: 'user_123',
  name: null,
  email: null,
  phone: null,
  ...user,
})

describe('an identity that holds', () => {
  test('is a hash of the id', async () => {
    expect(await ask({ user_id: 'user_123', user_hash: HASH })).toEqual(someone({}))
    expect(await ask({ user_id: 'user_123', user_hash: HASH.toUpperCase() })).toEqual(someone({}))
    expect(userHash('user_123', SECRET)).toBe(HASH)
  })

  test('is a JWT, with what the site has of its user', async () => {
    expect(await ask({ user_jwt: JWT })).toEqual(someone({ email: 'a@example.com' }))
    const more = { name: 'Ann', phone: '+14155550123', iat: SECONDS, nbf: SECONDS, roles: ['admin'] }
    expect(await ask({ user_jwt: jwt({ ...GOOD, ...more }) })).toEqual(
      someone({ name: 'Ann', phone: '+14155550123' }),
    )
  })

  test('may be signed with the former secret as well, while the site changes to another', async () => {
    const former = { user_id: 'user_123', user_hash: HASH }
    expect(await ask(former, ['the next secret', SECRET])).toEqual(someone({}))
    expect(await ask({ user_jwt: JWT }, ['the next secret', SECRET])).toMatchObject({ id: 'user_123' })
    expect(await ask(former, ['the next secret'])).toBe('Forbidden')
  })

  test.each([
    'Zoë Ünïcode',
    '用户-7',
    '🦊',
    'a@example.com',
    ' with spaces ',
    '"; DROP TABLE',
    'x'.repeat(200),
  ])('is of any text: %s', async (id) => {
    expect(await ask({ user_id: id, user_hash: userHash(id, SECRET) })).toMatchObject({ id })
    expect(await ask({ user_jwt: jwt({ ...GOOD, user_id: id }) })).toMatchObject({ id })
  })

  test('is told apart byte for byte: what only looks the same is somebody else', async () => {
    const [composed, decomposed] = ['Zo\u00eb', 'Zoe\u0308']
    expect(await ask({ user_id: decomposed, user_hash: userHash(composed, SECRET) })).toBe('Forbidden')
    expect(conversationOf(composed)).not.toBe(conversationOf(decomposed))
    expect(conversationOf('Dana')).not.toBe(conversationOf('dana'))
  })

  test('counts for a minute longer and sooner, since clocks differ', async () => {
    expect(await ask({ user_jwt: jwt({ ...GOOD, exp: SECONDS - 59 }) })).toEqual(someone({}))
    expect(await ask({ user_jwt: jwt({ ...GOOD, nbf: SECONDS + 59, iat: SECONDS + 59 }) })).toEqual(
      someone({}),
    )
  })

  test('leaves alone what is no e-mail and no international number', async () => {
    const odd = { email: 'none', phone: '555-0123', name: null }
    expect(await ask({ user_jwt: jwt({ ...GOOD, ...odd }) })).toEqual(someone({}))
  })
})

describe('an identity that does not', () => {
  const hash = (user: string, secret = SECRET) => userHash(user, secret)
  const cut = JWT.split('.')
  const altered = [cut[0], part({ ...GOOD, user_id: 'user_124' }), cut[2]].join('.')
  const none = `${part({ alg: 'none', typ: 'JWT' })}.${part(GOOD)}`
  const head = (alg: unknown, more: object = {}) => ({ header: { alg, typ: 'JWT', ...more } })

  test.each<readonly [what: string, sent: unknown, code: string]>([
    ['an id alone', { user_id: 'user_123' }, 'Forbidden'],
    ['a hash alone', { user_hash: HASH }, 'Forbidden'],
    ["another's hash", { user_id: 'user_124', user_hash: HASH }, 'Forbidden'],
    [
      'a hash under another secret',
      { user_id: 'user_123', user_hash: hash('user_123', 'guessed') },
      'Forbidden',
    ],
    ['half a hash', { user_id: 'user_123', user_hash: HASH.slice(0, 32) }, 'Forbidden'],
    ['a hash and more', { user_id: 'user_123', user_hash: `${HASH}00` }, 'Forbidden'],
    ['a hash that is none', { user_id: 'user_123', user_hash: 'z'.repeat(64) }, 'Forbidden'],
    ['a hash of no characters', { user_id: 'user_123', user_hash: '' }, 'Forbidden'],
    ['an empty id', { user_id: '', user_hash: hash('') }, 'malformed'],
    ['an id that is a number', { user_id: 123, user_hash: hash('123') }, 'malformed'],
    ['an id that is a list', { user_id: ['user_123'], user_hash: HASH }, 'malformed'],
    ['an id that is an object', { user_id: { toString: 'user_123' }, user_hash: HASH }, 'malformed'],
    ['a huge id', { user_id: 'x'.repeat(201), user_hash: hash('x'.repeat(201)) }, 'malformed'],
    ['an id with a line in it', { user_id: 'a\nb', user_hash: hash('a\nb') }, 'malformed'],
    ['half a character', { user_id: '\ud800', user_hash: hash('\ud800') }, 'malformed'],
    ['a hash that is a list', { user_id: 'user_123', user_hash: [HASH] }, 'malformed'],
    ['a huge JWT', { user_jwt: jwt({ ...GOOD, name: 'x'.repeat(9_000) }) }, 'malformed'],
    ['an empty JWT', { user_jwt: '' }, 'Forbidden'],
    ['alg none, without a signature', { user_jwt: `${none}.` }, 'Forbidden'],
    ['alg none, in two parts', { user_jwt: none }, 'Forbidden'],
    ['alg NONE, signed all the same', { user_jwt: jwt(GOOD, head('NONE')) }, 'Forbidden'],
    ['HS512', { user_jwt: jwt(GOOD, { ...head('HS512'), digest: 'sha512' }) }, 'Forbidden'],
    ['HS384', { user_jwt: jwt(GOOD, { ...head('HS384'), digest: 'sha384' }) }, 'Forbidden'],
    ['RS256 signed by HMAC', { user_jwt: jwt(GOOD, head('RS256')) }, 'Forbidden'],
    ['hs256 in small letters', { user_jwt: jwt(GOOD, head('hs256')) }, 'Forbidden'],
    ['an alg that is a list', { user_jwt: jwt(GOOD, head(['HS256'])) }, 'Forbidden'],
    ['no alg', { user_jwt: jwt(GOOD, { header: {} }) }, 'Forbidden'],
    [
      'a header that must be understood',
      { user_jwt: jwt(GOOD, head('HS256', { crit: ['b64'] })) },
      'Forbidden',
    ],
    ['an altered payload', { user_jwt: altered }, 'Forbidden'],
    ['another secret', { user_jwt: jwt(GOOD, { secret: 'guessed' }) }, 'Forbidden'],
    ['four parts', { user_jwt: `${JWT}.x` }, 'Forbidden'],
    ['no JSON', { user_jwt: jwt('{"user_id":') }, 'Forbidden'],
    [
      'a token of our own',
      { user_jwt: jwt({ ...GOOD, use: 'webchat-api' }, { secret: 'ours' }) },
      'Forbidden',
    ],
    ['exp in the past', { user_jwt: jwt({ ...GOOD, exp: SECONDS - 60 }) }, 'TokenExpired'],
    ['nbf in the future', { user_jwt: jwt({ ...GOOD, nbf: SECONDS + 61 }) }, 'Forbidden'],
    ['iat in the future', { user_jwt: jwt({ ...GOOD, iat: SECONDS + 61 }) }, 'Forbidden'],
    ['no exp', { user_jwt: jwt({ user_id: 'user_123' }) }, 'BadArgument'],
    ['exp as a text', { user_jwt: jwt({ ...GOOD, exp: `${GOOD.exp}` }) }, 'BadArgument'],
    ['exp beyond all numbers', { user_jwt: jwt(`{"user_id":"user_123","exp":1e999}`) }, 'BadArgument'],
    ['no user_id', { user_jwt: jwt({ sub: 'user_123', exp: GOOD.exp }) }, 'BadArgument'],
    ['user_id as a number', { user_jwt: jwt({ ...GOOD, user_id: 123 }) }, 'BadArgument'],
    ['an e-mail as a list', { user_jwt: jwt({ ...GOOD, email: ['a@example.com'] }) }, 'BadArgument'],
    ['a list', { user_jwt: jwt([GOOD]) }, 'BadArgument'],
    ['nothing', { user_jwt: jwt('null') }, 'Forbidden'],
    ['an id that is not the one of the JWT', { user_id: 'user_124', user_jwt: JWT }, 'Forbidden'],
  ])('%s', async (_what, sent, code) => {
    expect(await ask(sent)).toBe(code)
  })

  test('of a claim that stands twice the last counts, as the site that signed it reads it too', async () => {
    const twice = `{"user_id":"user_1","user_id":"user_2","exp":${GOOD.exp}}`
    expect(await ask({ user_jwt: jwt(twice) })).toMatchObject({ id: 'user_2' })
  })

  test('holds nowhere while no secret is set, and the letter says so', async () => {
    const sent = IDENTITY.parse({ user_id: 'user_123', user_hash: HASH })
    expect(await readIdentity(sent, [], NOW)).toMatchObject({
      code: 'BadArgument',
      reason: expect.stringContaining('WEBCHAT_IDENTITY_SECRET'),
    })
  })

  test('never says what it was, nor what it is checked with', async () => {
    for (const sent of [
      { user_id: 'user_124', user_hash: HASH },
      { user_jwt: altered },
      { user_jwt: 'x.y.z' },
    ]) {
      const answer = JSON.stringify(await readIdentity(IDENTITY.parse(sent), [SECRET], NOW))
      expect(answer).not.toMatch(new RegExp(`${SECRET}|${HASH}|user_12|eyJ`))
    }
  })

  test('is not looked for where nothing is said of it', () => {
    expect(isIdentity(IDENTITY.parse({}))).toBe(false)
    expect(isIdentity(IDENTITY.parse({ user_id: null, user_jwt: null }))).toBe(false)
    expect(isIdentity(IDENTITY.parse({ user_jwt: '' }))).toBe(true)
  })
})
