import type { Expecting } from '#core/reading'
import type { Noticed, SignalKind, SignalValues } from '#core/signal'
import { type Instant, instant } from '#core/time'
import { notice } from '#language/rules/notice'
import { business } from '../../support/business.ts'

/** Monday, November 23, 2026, ten in the morning in New York. */
export const NOW = instant(Date.parse('2026-11-23T15:00:00Z'))

/** Everything noticed in a text. */
export const noticed = (
  text: string,
  expecting: Expecting | null = null,
  now: Instant = NOW,
): readonly Noticed[] => notice(text, { now, expecting, business })

/** What was noticed, as kind and value. */
export const facts = (
  text: string,
  expecting: Expecting | null = null,
): { readonly [K in SignalKind]?: SignalValues[K] } =>
  Object.fromEntries(noticed(text, expecting).map(({ kind, value }) => [kind, value]))
