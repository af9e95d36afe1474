import { BARE_FORMS, FORMS, type Times } from './clock-forms.ts'
import { hide, matches, type Span, type Text } from './text.ts'

/** A time of the day that a message names. */
export type ClockFound = Span & Times

/**
 * The times of day in a message. "At 3" has no meridiem: from 1 to 7 it is taken for the afternoon, since nobody meets at
 * three at night, and 8 to 12 as they stand (facts: "Calendar and booking"). What is taken so is always said back before it
 * is booked. A number by itself is an hour only where one was asked for; anywhere else it may be anything.
 */
export const findClocks = (text: Text, isAsked: boolean): readonly ClockFound[] => {
  const found: ClockFound[] = []
  for (const [pattern, read] of isAsked ? [...FORMS, ...BARE_FORMS] : FORMS) {
    for (const { start, end, groups } of matches(hide(text, found).plain, pattern)) {
      const times = read(groups)
      if (times) found.push({ start, end, ...times })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
