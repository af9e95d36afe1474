import type { FollowUp } from '#core/follow-up-event'
import { termsInWords } from '../facts.ts'
import type { TellersOf } from '../scene.ts'
import { addressInWords, capital, listed } from '../text.ts'

/** Why they were written to unasked, from what, or why not yet (A7, A8, D8). */
export const FOLLOW_UPS = {
  'followed-up': ({ of, since, to, again, on, terms }, { clock, said }) => ({
    who: 'Clock',
    what: `${capital(LEFT[of])}. Nothing was heard since ${clock.moment(since)}: they are written to on ${addressInWords(to)}${again ? ', in other words than the last time' : ''}.`,
    more: [
      ...(terms ? [`About ${termsInWords(terms)}.`] : []),
      ...(on.length > 0
        ? [`Written from ${listed(on.map((one) => said(one) ?? 'words not in this journal'))}.`]
        : []),
    ],
  }),
  'follow-up-waits': ({ of, until }, { clock }) => ({
    who: 'Clock',
    what: `${capital(LEFT[of])}, and it is too early to write to them: it is looked again ${clock.moment(until)}.`,
  }),
  reminded: ({ of, terms }) => ({
    who: 'Deal',
    what:
      of === 'asking'
        ? `Nothing was said to what was asked: one reminder, of ${termsInWords(terms)}.`
        : `They had put it off: they are asked once more, about ${termsInWords(terms)}.`,
  }),
} satisfies TellersOf<'followed-up' | 'follow-up-waits' | 'reminded'>

/** Where they were left. */
export const LEFT: { readonly [of in FollowUp['of']]: string } = {
  question: 'a question waits for its answer',
  recap: 'the terms wait for their yes',
  terms: 'what goes with the terms waits for their answer',
  link: 'the link is unpaid',
  deferral: 'they had put it off',
  meeting: 'the meeting is over',
  cancellation: 'the meeting was called off',
  silence: 'it is long since they wrote',
  date: 'the day they named comes near',
}
