import { pattern } from '#core/pattern'
import type { Question } from '#core/reading'

/**
 * What of an order a question is about that its own terms answer, or what of paying for it the product knows itself; undefined
 * where it is about something else. The business's own words go first where no order lies before them.
 */
export const orderPointOf = (plain: string): Question['point'] =>
  POINTS.find(([, pattern]) => pattern.test(plain))?.[0]

const POINTS: readonly (readonly [NonNullable<Question['point']>, RegExp])[] = [
  [
    'link',
    pattern('')`
      \b(?:
        link|page|site|website|web site|url|checkout|form|card|data|payment|paying|pay
        |click(?:ing)?|details
      )\b.*\b(?:
        safe|safely|secure|securely|legit|legitimate|trusted|trustworthy|trust|encrypted
        |phishing|scam|protected|fake|official|really yours
      )\b
      |\b(?:safe|secure|legit|trustworthy) (?:to )?(?:use|click|open|pay|enter|type|put|give)\b
      |\b(?:safe|secure)\b.*\b(?:link|card|payment|page)\b
      |\bwhere does (?:the|that|this) link (?:go|lead|take)\b
    `,
  ],
  [
    'cancellation',
    pattern('')`
      \bcancel(?:s|l?ing|lation|l?ed)?\b|\bget out of (?:it|this|the contract|the plan)\b
      |\bnotice (?:period|do|must|would)\b|\bback out\b
    `,
  ],
  [
    'renewal',
    pattern('')`
      \brenew(?:al|s|ed|ing)?\b|\bauto-?renew|\bminimum (?:term|contract|period|commitment)\b
      |\b(?:locked|tied) in\b
      |\bhow long (?:is|does|do|am|are|would).*\b(?:contract|term|commit|committed|bound|run)\b
    `,
  ],
  ['invoice', /\b(?:invoices?|receipts?)\b|\b(?:a|the) bill\b/],
  [
    'dueNow',
    pattern('')`
      \bwhen (?:do|will|am|are|would|is|does) (?:i|we|you|it|the|my|our).*\b
        (?:charged?|billed|due|debited|pay|paying|taken)\b
      |\bhow much (?:is|do (?:i|we)|would (?:i|we)|will).*\b
        (?:now|today|right away|upfront|up front|first)\b
    `,
  ],
  [
    'payment',
    pattern('')`
      \b(?:how|where|who|what|which|can|could|do|does|may)\b.*\b(?:
        pay|paying|payments?|pay by|credit cards?|debit cards?|paypal|apple pay|ach
        |bank transfer|wire
      )\b
    `,
  ],
]
