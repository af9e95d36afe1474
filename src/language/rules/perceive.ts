import type { Heard } from '#contracts/language'
import type { Acceptance } from '#core/acceptance'
import type { Catalogue } from '#core/catalogue'
import type { Concern } from '#core/concern'
import type { Locale } from '#core/locale'
import type { Policy } from '#core/policy'
import { emptyReading, type Question, type Reading } from '#core/reading'
import type { Noticed } from '#core/signal'
import { detectLocale } from '../locale.ts'
import { readServiceWord } from '../service.ts'
import { readConcerns, readServedPlace } from './concerns/index.ts'
import { readCourtesy } from './courtesy.ts'
import { readFigure } from './figure.ts'
import { readLanguageWish } from './languages.ts'
import { acceptanceBeside } from './meeting-or-order.ts'
import { type NoticeContext, notice } from './notice.ts'
import { readQuestions } from './questions.ts'
import {
  noticeSpanish,
  readSpanishConcerns,
  readSpanishServedPlace,
  spanishCourtesy,
  spanishTopics,
  unmarkedSpanish,
} from './spanish/index.ts'

/**
 * Reads messages by rules alone: no model, no key (L1), and the path that is left when the model is slow or down (L4).
 * A reader that fails on strange text leaves its part empty, since a reading must never fail (contract `Language`).
 */
export const perceiveByRules =
  (business: NoticeContext['business']) =>
  async ({ text, expecting, now, calendar, held, locale }: Heard): Promise<Reading> => {
    const service = orElse(null, () => readServiceWord(text))
    const english = orElse([], () =>
      notice(text, { now, expecting, business, ...(calendar && { calendar }), ...(held && { held }) }),
    )
    const { timeZone } = business.policy
    const written = orElse(null, () => detectLocale(text))
    const spanish =
      written === 'en'
        ? []
        : orElse([], () => noticeSpanish(text, { now, timeZone, expecting, ...(calendar && { calendar }) }))
    const read = written === 'es' ? either(spanish, english) : either(english, spanish)
    const wish = orElse(null, () => readLanguageWish(text))
    const acceptance = orElse(emptyReading.acceptance, () => acceptanceBeside(text, read, locale))
    const noticed = read.filter(isThing(read, acceptance))
    return {
      by: 'rules',
      noticed,
      service: service?.word ?? null,
      ...(service?.onTexts && { serviceOnTexts: true }),
      acceptance,
      // "Do it" asks nothing.
      questions:
        acceptance.verdict === 'accept'
          ? []
          : orElse([], () => questionsIn(text, written, business.catalogue))
              .filter(isOpen(noticed))
              .flatMap(spanishTopics(text, noticed))
              .map(withServed(business.policy))
              .filter((question) => !wish || !isSame(question, wish))
              .concat(wish ? [{ ...wish, topic: 'language', plan: null }] : []),
      courtesy: orElse(null, () => readCourtesy(text) ?? spanishCourtesy(text)),
      concerns: orElse([], () => concernsIn(text, written, business.policy, held?.placed)),
      ...figureOf(text, expecting, noticed),
      ...localeOf(wish?.language ?? written, acceptance),
    }
  }

/** A yes that did not count, because nothing was asked in its language, says that they would rather be asked in that one (L2). */
const localeOf = (written: Locale | null, { strange }: Acceptance): Pick<Reading, 'locale'> => {
  const locale = written ?? strange
  return locale ? { locale } : {}
}

/** What is noticed in one language stands; of other kinds what the other has noticed comes beside it. */
const either = (first: readonly Noticed[], second: readonly Noticed[]): readonly Noticed[] => [
  ...first,
  ...second.filter(({ kind }) => first.every((one) => one.kind !== kind)),
]

/** Words that say something else, "lo antes posible", "de acuerdo", "300 dólares al mes", name no thing that anybody looks for, in whichever language. */
const isThing =
  (noticed: readonly Noticed[], { verdict, tier, strange }: Acceptance) =>
  ({ kind, quote, confidence }: Noticed): boolean => {
    if (kind !== 'need' || confidence > NAMED_ONLY) return true
    const isAnswer = verdict !== 'uncertain' || tier !== 'none' || strange !== undefined
    return !isAnswer && noticed.every((other) => !SAYS_ELSE.has(other.kind) || !other.quote.includes(quote))
  }

/** A need that nobody said they want, but that stands there by itself, is as sure as this. */
const NAMED_ONLY = 0.7

/** What is said in words of its own, of which none is the thing; a plan's name is. */
const SAYS_ELSE: ReadonlySet<Noticed['kind']> = new Set([
  'quantity',
  'budget',
  'timeline',
  'urgency',
  'decision',
  'objection',
  'readiness',
  'preference',
  'meeting',
  'callback',
])

/** One question may be read in whole by one reader and in part by another. */
const isSame = (one: Pick<Question, 'text'>, other: Pick<Question, 'text'>): boolean =>
  one.text.includes(other.text) || other.text.includes(one.text)

const questionsIn = (text: string, written: Locale | null, catalogue: Catalogue): readonly Question[] => {
  const asked = readQuestions(text, catalogue)
  return asked.length === 0 && written === 'es' ? unmarkedSpanish(text, catalogue) : asked
}

/** With the place that it asks us to serve, in whichever language. */
const withServed =
  (policy: Policy) =>
  (question: Question): Question => {
    if (question.topic !== 'other') return question
    const served = readServedPlace(question.text, policy) ?? readSpanishServedPlace(question.text, policy)
    return served === null ? question : { ...question, served }
  }

/** What is raised in one language stands, gravest first; of other kinds what the other has raised comes behind it. */
const concernsIn = (
  text: string,
  written: Locale | null,
  policy: Policy,
  isPlaced?: boolean,
): readonly Concern[] => {
  const english = readConcerns(text, policy, isPlaced)
  const spanish = written === 'en' ? [] : readSpanishConcerns(text, policy)
  const isOther = (one: Concern): boolean =>
    english.every(({ about, existing }) => about !== one.about || existing !== one.existing)
  return [...english, ...spanish.filter(isOther)].toSorted(byGravity)
}

const byGravity = (one: Concern, other: Concern): number =>
  GRAVEST_FIRST.indexOf(one.about) - GRAVEST_FIRST.indexOf(other.about)

const GRAVEST_FIRST: readonly Concern['about'][] = [
  'anger',
  'legal',
  'compliance',
  'outside',
  'conflict',
  'after-sale',
]

/** Whatever else is waited for, a code or a yes, no figure is asked about. */
const figureOf = (
  text: string,
  expecting: Heard['expecting'],
  noticed: readonly Noticed[],
): Pick<Reading, 'figure'> => {
  const isOther = expecting === 'code' || expecting === 'contact' || noticed.length > 0
  const figure = isOther ? null : orElse(null, () => readFigure(text))
  return figure === null ? {} : { figure }
}

/** "Can we book a call?" is answered by the calendar, and "can you ask me again tomorrow?" by doing so. */
const isOpen =
  (noticed: readonly Noticed[]) =>
  ({ text }: Question): boolean =>
    noticed.every(
      ({ kind, quote }) =>
        (kind !== 'meeting' && kind !== 'callback') || !(text.includes(quote) || quote.includes(text)),
    )

const orElse = <T>(fallback: T, read: () => T): T => {
  try {
    return read()
  } catch {
    return fallback
  }
}
