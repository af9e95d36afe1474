import { describe, expect, test } from '@jest/globals'
import type { Event } from '#core/event'
import { fold } from '#core/evolve'
import { messageId } from '#core/ids'
import { after, minutes } from '#core/time'
import { beginning, MONDAY } from '../support/play.ts'
import { PHONE } from './desk-bench.ts'

const issued: Event = {
  kind: 'code-issued',
  at: MONDAY,
  challenge: 'p-test.code1',
  for: PHONE,
  from: { channel: 'webchat', id: 'c1' },
  expiresAt: after(MONDAY, minutes(10)),
}

const checked = (challenge: string, right: boolean): Event => ({
  kind: 'code-checked',
  at: MONDAY,
  challenge,
  message: messageId('m1'),
  right,
})

describe('digits that were typed', () => {
  test.each([
    ['the right ones', 'p-test.code1', true, { code: 'right', tries: 0 }],
    ['wrong ones', 'p-test.code1', false, { code: 'wrong', tries: 1 }],
    ['the right ones for another code', 'p-test.code9', true, { code: 'wrong', tries: 0 }],
    ['wrong ones for another code', 'p-test.code9', false, { code: 'wrong', tries: 0 }],
  ] as const)(
    '%s count for the code that waits and for no other (M6, I10)',
    (_what, challenge, right, now) => {
      const { turn, challenge: open } = fold(beginning.state, [issued, checked(challenge, right)])
      expect({ code: turn.code, tries: open?.tries }).toEqual(now)
    },
  )
})
