import { pattern } from './pattern.ts'

/** Invoices are due within a year. */
const LONGEST = 365

const NET = /\bnet[\s-]*(\d{1,3})\b|\b(\d{1,3})[\s-]*days?[\s-]+net\b/gi

/** What is said around it and adds nothing: "net-60 days payment terms, by invoice". */
const BESIDE = /\b(?:days?|(?:payment )?terms?|(?:by|on|from|after) (?:the )?invoice(?: date)?)\b/gi

/** What changes how much is paid, or when, in words that nobody can compute with. */
const OTHER_WAYS = pattern('i')`
  [$€£%]
  |\b(?:
    percent|discount\w*|net|due|half|upfront|up[- ]front|deposit|instal?lments?|prepa\w+
    |pa(?:y|ys|id|ying|yable|yments?)|bill(?:s|ed|ing)?|invoic\w+|waive\w*
    |free (?:\w+ )?(?:months?|weeks?|days?|trial|period|year)
    |(?:months?|weeks?|trial|period) (?:is |are |for )?free
  )\b
`

/**
 * After how many days the first invoice is due, under terms in words ("net-60, two deliveries a week"); null where they name no
 * such term. Then what is due at once is due at once (A9).
 */
export const netDays = (terms: string): number | null => {
  const found = [...terms.matchAll(NET)].map(([, before, behind]) => Number(before ?? behind))
  const [days = 0] = found
  return found.length === 1 && days > 0 && days <= LONGEST ? days : null
}

/**
 * Whether terms speak of paying in a way that cannot be kept by computing: "half upfront", "first month free". Such a term would
 * stand in an order whose amounts say otherwise, so a rep is asked to settle it in person.
 */
export const isBeyondComputing = (terms: string): boolean => {
  const rest = netDays(terms) === null ? terms : terms.replace(NET, ' ').replace(BESIDE, ' ')
  return OTHER_WAYS.test(rest)
}
