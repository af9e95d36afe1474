import { describe, expect, test } from '@jest/globals'
import { delayOf, isUnreached, networkCode } from '#channels/shared/network'
import { instant, seconds } from '#core/time'
import { freePort } from '../support/free-port.ts'

const failed = (code: string): Error => Object.assign(new Error('secret address'), { code })

describe('what the network says of a request', () => {
  test('that nobody listens is told by fetch itself, and nothing was sent', async () => {
    const error: unknown = await fetch(`http://127.0.0.1:${await freePort()}`).catch((why: unknown) => why)
    expect(networkCode(error)).toBe('ECONNREFUSED')
    expect(isUnreached(networkCode(error))).toBe(true)
  })

  test.each([
    ['its own code', failed('ENOTFOUND'), 'ENOTFOUND'],
    ['the code of its cause', new Error('fetch failed', { cause: failed('EAI_AGAIN') }), 'EAI_AGAIN'],
    ['no code', new Error('secret address'), null],
    ['no error at all', 'secret address', null],
  ])('an error with %s is known by it and never by its text', (_, error, code) => {
    expect(networkCode(error)).toBe(code)
  })

  test.each(['ECONNRESET', 'ETIMEDOUT', 'EPIPE', null])(
    '%s leaves it open whether it arrived (I5)',
    (code) => {
      expect(isUnreached(code)).toBe(false)
    },
  )

  test.each([
    ['7', seconds(7)],
    ['0.5', seconds(0.5)],
    ['Thu, 01 Jan 1970 00:01:00 GMT', seconds(30)],
    ['Thu, 01 Jan 1970 00:00:00 GMT', seconds(0)],
    ['soon', null],
    [null, null],
  ])('Retry-After %s is %s', (said, delay) => {
    expect(delayOf(said, instant(30_000))).toBe(delay)
  })
})
