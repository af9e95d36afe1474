import type { Acceptance } from '#core/acceptance'
import { LOCALES, type Locale } from '#core/locale'
import { detectLocale } from '../locale.ts'
import { cover } from './cover.ts'
import { grammarFor, type PendingAction } from './grammar.ts'
import { normalise } from './normalise.ts'
import { readOther } from './other.ts'
import type { Reply } from './reply.ts'
import { spanOf, spansOf } from './spans.ts'
import { findVeto } from './veto.ts'

export type { PendingAction } from './grammar.ts'

/** What stands further on in a message answers no question of ours, and a text made to be slow is not read for long. */
const longestReply = 2_000

/** A buyer who was asked in Spanish may well answer "yes"; whoever was asked in English and answers "sí" is asked in Spanish. */
const answersIn: Readonly<Record<Locale, readonly Locale[]>> = { en: ['en'], es: ['es', 'en'] }

/**
 * Reads the first message after a recap (spec L2). It is a yes only when phrases of one language account for every word
 * and nothing vetoes it, and only in the language the recap was put in: nobody agrees to what they may not have understood.
 * A no, a question and a hesitation are heard in every language there is.
 */
export function readAcceptance(message: string, action: PendingAction = {}): Acceptance {
  const text = message.slice(0, longestReply)
  const asked = action.locale ?? 'en'
  const own = readIn(asked, text, action)
  if (own.verdict === 'accept') return own

  const written = detectLocale(text)
  const others = LOCALES.filter(
    (locale) => locale !== asked && (written === null ? isStrange(own) : locale === written),
  )
  for (const locale of others) {
    const read = readIn(locale, text, action)
    if (saysSomething(read)) return answersIn[asked].includes(locale) ? read : withoutYes(read, locale)
  }
  return own
}

/** Whether it was given up at a word that is not of the language it was read in. */
function isStrange({ verdict, spans }: Acceptance): boolean {
  return verdict === 'uncertain' && (spans[0]?.as === 'uncovered' || spans[0]?.as === 'symbol')
}

function saysSomething({ verdict, hesitates, tier }: Acceptance): boolean {
  return verdict !== 'uncertain' || hesitates || tier === 'ack'
}

/** A yes in a language in which nothing was asked is none yet; everything else counts as it is. */
function withoutYes(read: Acceptance, locale: Locale): Acceptance {
  if (read.verdict === 'refuse' || read.verdict === 'question' || read.hesitates) return read
  return {
    ...read,
    verdict: 'uncertain',
    tier: 'none',
    reason: `not in the language that was asked in: ${locale}`,
    ...(read.verdict === 'accept' && { strange: locale }),
  }
}

function readIn(locale: Locale, text: string, action: PendingAction): Acceptance {
  const grammar = grammarFor(locale, action)
  const { tokens, marks } = normalise(text, grammar.lexicon)
  const words = tokens.map((token) => token.word)
  const reply: Reply = { text, tokens, marks, words, grammar }

  const veto = findVeto(reply)
  if (veto !== null) return readOther(reply, veto)
  if (words.length === 0)
    return { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'empty', spans: [] }

  const { whole, reach } = cover(words, grammar)
  if (whole === null) {
    const strangers = spanOf(text, tokens.slice(reach, reach + 3), 'uncovered')
    return readOther(reply, { ...strangers, kind: 'uncovered' })
  }
  const spans = spansOf(text, tokens, whole)
  switch (whole.tier) {
    case 'explicit':
    case 'assent':
      return { verdict: 'accept', tier: whole.tier, hesitates: false, reason: 'covered', spans }
    case 'ack':
      return { verdict: 'uncertain', tier: 'ack', hesitates: false, reason: 'acknowledgement', spans }
    case 'none':
      return { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'courtesy only', spans }
    default:
      return whole.tier satisfies never
  }
}
