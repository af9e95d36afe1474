/** What a platform does by itself with one of its words: closes the address, opens it again, or says how to get help. */
export type Keyword = 'stop' | 'start' | 'help'

/** The words that Twilio takes for itself (docs: "Advanced Opt-Out", default keywords), in any case. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ...keywords('stop', 'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT'),
  ...keywords('start', 'START YES UNSTOP'),
  ...keywords('help', 'HELP INFO'),
])

function keywords(meaning: Keyword, words: string): readonly (readonly [string, Keyword])[] {
  return words.split(' ').map((word) => [word, meaning])
}

/** Which of them a text is; null for "stop please", which no platform notices, so that we have to (C8). */
export const keywordIn = (text: string): Keyword | null => KEYWORDS.get(text.trim().toUpperCase()) ?? null

/** What Twilio says to a STOP, unless the account has other words: a START answers it. */
export const BLOCKED_WORDING =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.'
