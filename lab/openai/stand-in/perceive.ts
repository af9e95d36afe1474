import { pattern, piece } from '#core/pattern'
/** Words that state something, and of what kind. */
export type Fact = { readonly kind: string; readonly quote: string }

const COUNT = piece`
  (?:
    \d{1,5}|a couple of dozen|a couple dozen|a dozen|two dozen|three dozen|twenty|thirty|forty
    |fifty|sixty|a hundred
  )
`
const MONTH = piece`
  (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?
`
const WHEN = piece`
  (?:
    ${MONTH}|the holidays|christmas|new year
    |(?:next|this) (?:week|month|quarter|year|spring|summer|autumn|fall|winter)|q[1-4]
  )
`

/** How each kind is said, in the stand-in's own ear: a model hears otherwise than the rules do. */
const SAYINGS: readonly (readonly [kind: string, saying: RegExp])[] = [
  [
    'quantity',
    new RegExp(
      piece`
        \b${COUNT} (?:
          of us|people|persons|folks|employees|colleagues|heads|staff|desks|seats|souls
        )\b
      `,
      'i',
    ),
  ],
  [
    'quantity',
    new RegExp(
      String.raw`\b(?:team|crew|office|company|staff|headcount) of (?:about |around )?${COUNT}\b`,
      'i',
    ),
  ],
  [
    'budget',
    pattern('i')`
      (?:about |around |up to |under |max )?[$€£] ?\d[\d,.]*k?
        (?:(?: to | ?- ?)[$€£]? ?\d[\d,.]*k?)?(?: ?(?:a|per|\/) ?(?:month|year|mo))?
    `,
  ],
  ['budget', /\b\d[\d,.]* (?:bucks|dollars|euros)(?: (?:a|per) (?:month|year))?/i],
  [
    'timeline',
    new RegExp(String.raw`\b(?:before|by|from|until|around|starting|start) (?:the end of )?${WHEN}`, 'i'),
  ],
  ['timeline', /\b(?:next|this) (?:week|month|quarter)\b/i],
  [
    'decision',
    pattern('i')`
      \b(?:it'?s|that'?s) (?:my|our) (?:call|decision)\b|\bup to (?:me|us|my boss)\b
      |\bi (?:decide|sign off|hold the purse)\b
    `,
  ],
  [
    'decision',
    pattern('i')`
      \b(?:my|our|the) (?:boss|manager|ceo|cfo|coo|board|finance)\x20
        (?:has to |must |needs to |will )?(?:decides?|approves?|signs? off|says? yes)\b
    `,
  ],
  ['product', /\bthe [a-z]+ (?:plan|one|package)\b/i],
  [
    'need',
    pattern('i')`
      \b(?:need|want|after|looking for|interested in|have our eye on)\b\x20
        (?!to\b|it\b|that\b|this\b)[a-z][a-z' -]{2,40}?(?=
        \x20before| by | from| for | and | but |[,.;!?]|$
      )
    `,
  ],
  [
    'location',
    /\b(?:we'?re|i'?m|office is|based|located) (?:in|out of) (?:[A-Z]\w+)(?: [A-Z]\w+)?(?:, [A-Z]{2})?/,
  ],
  [
    'urgency',
    /\b(?:asap|as soon as possible|urgent(?:ly)?|right away|in a hurry|no rush|no hurry|take your time)\b/i,
  ],
  [
    'objection',
    pattern('i')`
      \b(?:
        too (?:expensive|pricey|dear|much|steep)|over (?:our|the) budget|out of our league
        |already have|happy with what we have
      )\b
    `,
  ],
]

/** A bare answer to what was asked. */
const ANSWERS: readonly (readonly [kind: string, saying: RegExp])[] = [
  ['quantity', new RegExp(String.raw`\b${COUNT}\b`, 'i')],
  ['budget', /\d[\d,.]*k?/i],
  ['timeline', new RegExp(WHEN, 'i')],
  ['location', /\b[A-Z]\w+(?:, [A-Z]{2})?\b/],
  ['decision', /\b(?:me|i do|we do|my boss|my manager|the board)\b/i],
]

const DENIED = /\b(?:not|no|never|don'?t|doesn'?t|didn'?t|without)\b(?: \w+){0,3} ?$/i

/** What a message states, in quotes of its own words; of each kind once, and only of those that were asked for. */
export const perceive = (
  message: string,
  kinds: readonly string[],
  expecting: string | null,
): readonly Fact[] => {
  const answers = ANSWERS.filter(([kind]) => kind === expecting)
  const found = [...SAYINGS, ...answers].flatMap(([kind, saying]) => {
    const match = kinds.includes(kind) ? saying.exec(message) : null
    return match && !DENIED.test(message.slice(0, match.index)) ? [{ kind, quote: match[0].trim() }] : []
  })
  return found.filter(({ kind }, n) => found.findIndex((other) => other.kind === kind) === n)
}
