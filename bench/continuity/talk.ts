import type { Chance } from '#test/chaos/chance'

/** Who somebody is, and what they know and will say when it comes to it. */
export type Character = {
  readonly people: number
  readonly budget: number
  /** In how many days they want to begin. */
  readonly begins: number
  /** How probably they answer what they are asked, instead of something else. */
  readonly attentive: number
  /** How probably they say yes to what is put to them. */
  readonly willing: number
}

/** Somebody of any kind; every fourth is of the scripted kind, who answers everything and buys. */
export const characterOf = (n: number, luck: Chance): Character => ({
  people: Math.round(luck.between(5, 58)),
  budget: luck.oneOf([100, 200, 300, 400]),
  begins: Math.round(luck.between(20, 60)),
  attentive: n % 4 === 0 ? 1 : luck.between(0.4, 0.95),
  willing: n % 4 === 0 ? 1 : luck.between(0.2, 0.9),
})

/** What they say to what they heard last, on that day. */
export const replyTo = (heard: string, who: Character, today: Date, luck: Chance): string => {
  const asked = ASKED.findLast(({ words }) => words.test(heard))
  if (asked && luck.happens(asked.isOffer ? Math.max(who.attentive, 0.7) : who.attentive))
    return asked.reply(who, today, luck)
  return luck.oneOf(BESIDE)
}

const ASKED: readonly {
  readonly words: RegExp
  readonly isOffer?: true
  readonly reply: (who: Character, today: Date, luck: Chance) => string
}[] = [
  { words: /looking for|what do you need|help you with/i, reply: () => 'coffee machines for our office' },
  { words: /how many people/i, reply: ({ people }) => `we are ${people} people` },
  { words: /when would you|by when|which date/i, reply: ({ begins }, today) => `by ${dayIn(begins, today)}` },
  { words: /budget|spend/i, reply: ({ budget }) => `about $${budget} a month` },
  { words: /who makes the decision|who decides/i, reply: () => 'I decide' },
  {
    words: /shall I (?:prepare|put|write|go ahead and prepare)|would you like (?:to go ahead|me to)/i,
    isOffer: true,
    reply: (who, _, luck) => (luck.happens(who.willing) ? "let's do it" : 'not yet'),
  },
  {
    words: /Shall I go ahead with exactly this/i,
    isOffer: true,
    reply: (who, _, luck) =>
      luck.happens(who.willing)
        ? 'yes, go ahead'
        : luck.oneOf([`no, ${who.people + 2} people`, 'let me think about it']),
  },
  {
    words: /Do you agree\?/i,
    isOffer: true,
    reply: (who, _, luck) => (luck.happens(who.willing) ? 'I agree' : 'what does that mean?'),
  },
]

const BESIDE = [
  'do you have oat milk?',
  'what does the team plan cost?',
  "let's do it",
  'how does delivery work?',
  'thanks',
  'can I talk to a person?',
  'ok',
] as const

/** How a day is written: with its month, which no reader takes for another year's. */
const dayIn = (days: number, today: Date): string =>
  new Date(today.getTime() + days * 86_400_000).toLocaleDateString('en-US', {
    month: 'long',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })

/** How somebody begins, who has never written before. */
export const openingOf = (who: Character, today: Date, luck: Chance): string =>
  luck.oneOf([
    `Hi, we're about ${who.people} people and want coffee machines by ${dayIn(who.begins, today)}`,
    'hello',
    `we need coffee machines, maybe $${who.budget} a month`,
    'what does it cost?',
  ])
