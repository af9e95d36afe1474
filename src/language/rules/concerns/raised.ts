import type { Concern } from '#core/concern'
import { quote, type Span, type Text } from '../text.ts'

/** What one reader was to find, and where it found it; `existing`: of somebody who is a customer already. */
export type Sought = readonly [about: Concern['about'], found: Span | null, existing?: 'existing']

/** The concerns of what was found, each with the words that were written. */
export const raised = (
  text: Pick<Text, 'original' | 'written'>,
  sought: readonly Sought[],
): readonly Concern[] =>
  sought.flatMap(([about, found, existing]) =>
    found ? [{ about, quote: quote(text, found), ...(existing && { existing: true as const }) }] : [],
  )
