import { piece } from '#core/pattern'
import type { Noticed } from '#core/signal'
import { isDenied, matches, quote, type Span, type Text } from './text.ts'

/** A wish for other terms than the listed ones, as they put it: "20% off and net-60" (M2, D4). */
export const readDiscount = (text: Text): Extract<Noticed, { kind: 'discount' }> | null => {
  const found = matches(text.plain, WORDS).filter(({ start }) => !isDenied(text, start))
  const [first] = found
  if (!first) return null
  const parted = found.findIndex((one, n) => n > 0 && !joins(text, found[n - 1] ?? one, one))
  const last = (parted < 0 ? found.at(-1) : found[parted - 1]) ?? first
  const span = { start: first.start, end: last.end }
  return {
    kind: 'discount',
    value: quote(text, span).toLowerCase(),
    quote: quote(text, span),
    confidence: 0.85,
  }
}

/** Whether words ask for other terms than the listed ones. */
export const asksForTerms = (plain: string): boolean => matches(plain, WORDS).length > 0

const WORDS = new RegExp(
  [
    piece`
      \d+(?:\.\d+)? ?(?:%|percent) (?:
        off|discount|less(?! [a-z]+ (?:milk|sugar)| (?:sweet|fat|sugar|strong|bitter|waste))
        |cheaper
      )\b
    `,
    '[$€£] ?\\d[\\d,.]* (?:off|discount|less|cheaper)\\b',
    piece`
      \b(?:an? |any |some |your |the )?(?:
        (?:
          volume|bulk|nonprofit|non-profit|student|annual|loyalty|early[- ]bird|multi-year|group
          |new customer
        )\x20
      )?discounts?\b
    `,
    piece`
      \b(?:a )?(?:better|lower|best|cheaper|special|reduced|sharper)\x20
        (?:price|deal|rate|offer|pricing|number)\b
    `,
    '\\bnet[- ]?(?:15|30|45|60|75|90|120)\\b(?: (?:terms|days))?',
    piece`
      \bpayment terms\b(?: of \d+ days)?
      |\bpay(?:ing|ment)? (?:only )?(?:after|within|in) \d+ days\b|\bin arrears\b
      |\bin instal?lments\b
    `,
    piece`
      \b(?:do|get|have|take) (?:it|this|that) (?:for|at) [$€£]? ?\d+\b|[$€£] ?\d+ instead of\b
      |\binstead of [$€£] ?\d
    `,
    piece`
      \b(?:could|can|would|will) (?:you|u) (?:do|accept|take|make it) [$€£] ?\d+
      |(?<=\b(?:steep|pricey|expensive|too much|too high)\b(?! going)[^!?\n]{0,20}[,.;]? (?:but )?)
        (?:could|can|would|will) (?:you|u) (?:do|accept|take|make it) \d[\d,]*
        (?! ?(?:[ap]m|o'?clock|people|of us|persons|machines?)\b|[:\d,]*\d)
      |\b(?:price|rate|fee) match\b|\bmatch (?:it|that)\b|\bhalf (?:the )?price\b
      |\b(?:would|will|can) you (?:take|accept) [$€£]? ?\d
      |\b(?:do|get) (?:any |a bit |a little |slightly )?better on (?:the )?price\b
      |\b(?:education(?:al)?|academic|charity|non-?profit|volume|start-?up|student|special)\x20
        (?:pricing|rates?|prices?)\b
      |\b(?:any|got|have) (?:good |special )?deals\b
    `,
    piece`
      \bflexib(?:le|ility) (?:on|with|in|about) (?:the |your )?(?:[a-z]+ )?
        (?:price|pricing|fees?|rates?|costs?)\b
      |\b(?:do|doing) (?:something |anything |better )?(?:on|about) (?:the )?price\b
    `,
    '\\b(?:\\d+|thirty|forty-?five|sixty|ninety) days (?:to pay|after (?:the )?invoice|from invoice)\\b',
    piece`
      \b(?:go|get|come) (?:any |a bit |a little )?lower\b
      |\bprices? (?:to )?(?:come|go|be) (?:down|lower|lowered)\b|\bhaggle\b
      |\b(?:something|anything) off\b|\b(?:your|the) (?:final|best|last) price\b
    `,
    piece`
      \bcome down (?:a bit|a little|some|on|in price)\b|\bthrow in (?:the|a|some|one)\b
      |\b(?:would|will|does|is) (?:it|that|this) (?:be|get|become|come out) (?:any |a bit )?
        (?:cheaper|less)\b
    `,
    piece`
      \b(?:knock|take|get|shave) (?:something|some|a bit|a little|anything) off\b
      |\b(?:knock|shave|take|drop) off (?:the |a |some |another )?(?:first |one |setup |few )?
        (?:months?|fees?|bucks|dollars|[$€£]?\d+)\b
    `,
    piece`
      \b(?:lower|reduce|drop|cut|beat|match|negotiate|come down on)\x20
        (?:the|your|that|this|their|our) (?:[a-z]+ )?(?:price|rate|cost|quote|offer|monthly)\b
    `,
    '\\b(?:make|do|get) (?:it|that|this) (?:any |a bit |a little )?cheaper\\b|\\b(?:any|go|bit) cheaper\\b',
    piece`
      \b(?:promo(?:tion)?|coupon|voucher|discount)(?: ?codes?)\b|\bcoupons?\b
      |\b(?:any|your|a|some|current|running|special|ongoing) promo(?:tion)?s?\b
    `,
    piece`
      \bwaive (?:the )?[a-z]+(?: fees?)?\b|\bprice[- ]match\b|\bwiggle room\b|\bnegotiable\b
      |\b(?:first|one|a) month free\b|\bfree month\b
    `,
  ].join('|'),
  'g',
)

const joins = (text: Text, one: Span, next: Span): boolean =>
  /^(?: ?(?:,|and|&|\+|plus|with|or) ?){0,2}(?:an? )?$/.test(
    text.plain.slice(one.end, next.start).replace(/\s+/g, ' '),
  )
