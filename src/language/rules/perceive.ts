import type { Heard } from '#contracts/language'
import { emptyReading, type Question, type Reading } from '#core/reading'
import type { Noticed } from '#core/signal'
import { detectLocale } from '../locale.ts'
import { readServiceWord } from '../service.ts'
import { readConcerns } from './concerns/index.ts'
import { readCourtesy } from './courtesy.ts'
import { readFigure } from './figure.ts'
import { acceptanceBeside } from './meeting-or-order.ts'
import { type NoticeContext, notice } from './notice.ts'
import { readQuestions } from './questions.ts'
import { asksSpanishPrice, asksWhoSpeaks, noticeSpanish, spanishCourtesy } from './spanish.ts'

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
    const noticed = [
      ...english,
      ...orElse([], () => noticeSpanish(text, { now, timeZone }, english, expecting)),
    ]
    const acceptance = orElse(emptyReading.acceptance, () => acceptanceBeside(text, noticed, locale))
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
          : orElse([], () => readQuestions(text, business.catalogue))
              .filter(isOpen(noticed))
              .map(inSpanish),
      courtesy: orElse(null, () => readCourtesy(text) ?? spanishCourtesy(text)),
      concerns: orElse([], () => readConcerns(text, business.policy)),
      ...figureOf(text, expecting, noticed),
      ...localeOf(text),
    }
  }

const inSpanish = (question: Question): Question => {
  if (asksWhoSpeaks(question)) return { ...question, topic: 'bot' }
  return asksSpanishPrice(question) ? { ...question, topic: 'price' } : question
}

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

const localeOf = (text: string): Pick<Reading, 'locale'> => {
  const locale = orElse(null, () => detectLocale(text))
  return locale ? { locale } : {}
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
