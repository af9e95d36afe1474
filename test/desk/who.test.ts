import { expect, test } from '@jest/globals'
import type { Address } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { whoIs } from '#desk/said'
import { MONDAY, said } from '../support/play.ts'

const at = (address: Address) => fold(initialState(personId('p1')), [said('hi', address, MONDAY, 'm1')])

test.each([
  ['webchat', 'Ob-264TAH6QaUJcszExGwW4S', 'website visitor …wW4S'],
  ['telegram', '77012345', 'somebody on Telegram …2345'],
  ['slack', 'T1:D012AB', 'somebody on Slack …12AB'],
  ['msteams', 'a:1xyzw', 'somebody on Teams …xyzw'],
  ['pager', 'room 12-34', 'pager …2-34'],
  ['sms', '+12125550101', 'sms +12125550101'],
  ['whatsapp', '+12125550101', 'whatsapp +12125550101'],
])('somebody without a name on %s is called so that a rep can say it (D5)', (channel, id, called) => {
  expect(whoIs(at({ channel, id }))).toBe(called)
})
