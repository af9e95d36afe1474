import { expect, test } from '@jest/globals'
import { permit } from '#core/authorize'
import type { Terms } from '#core/catalogue'
import { type DialogOf, keep } from '#core/dialog'
import type { Act, Deed } from '#core/effect'

declare const terms: Terms

/** What must not compile. Each line below fails the build if it starts to. */
const mustNotCompile = () => {
  const deed: Deed = { act: 'suppress', address: { channel: 'sms', id: '+14155550123' } }

  // @ts-expect-error: a deed is no Act until the gate has permitted it (I6)
  const act: Act = deed

  const acting: DialogOf<'sdr'> = {
    name: 'acting',
    role: 'sdr',
    // @ts-expect-error: a dialog proposes; it cannot return an Act
    propose: () => keep(permit(deed)),
  }

  const overreaching: DialogOf<'sdr'> = {
    name: 'overreaching',
    role: 'sdr',
    // @ts-expect-error: offering checkout is the closer's tool (A1, A2)
    propose: () => keep({ propose: 'use', call: { tool: 'offer-checkout', terms }, say: [], instead: [] }),
  }

  return [act, acting, overreaching]
}

test('a dialog that returns an Act, or uses the tool of the other role, does not compile', () => {
  expect(typeof mustNotCompile).toBe('function')
})
