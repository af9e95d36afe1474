import { expect, test } from '@jest/globals'
import type { CrmEntryOf } from '#core/crm'
import { instant } from '#core/time'

const at = instant(0)

/** What must not compile. Each line below fails the build if it starts to. */
const mustNotCompile = () => {
  // @ts-expect-error: the stage is the sdr's field (S4)
  const closer: CrmEntryOf<'closer'> = { role: 'closer', field: 'stage', at, value: { stage: 'won' } }

  const sdr: CrmEntryOf<'sdr'> = {
    role: 'sdr',
    // @ts-expect-error: a payment is the closer's field (S4)
    field: 'payment',
    at,
    value: { stage: 'won' },
  }

  const rep: CrmEntryOf<'rep'> = {
    // @ts-expect-error: a rep writes as a rep, and as nobody else
    role: 'sdr',
    field: 'agreement',
    at,
    value: { words: 'free installation', rep: 'U0ANA', validUntil: null },
  }

  return [closer, sdr, rep]
}

test("a role that writes another role's field, or as another, does not compile", () => {
  expect(typeof mustNotCompile).toBe('function')
})
