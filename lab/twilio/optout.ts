/**
 * What Twilio does by itself with STOP, START and HELP on a long code (docs: "Advanced Opt-Out", "Twilio support for
 * opt-out keywords"): one word, any case; it answers, blocks, and still brings the word to the webhook.
 */

/** The keywords that Twilio answers itself. */
export type OptOutType = 'STOP' | 'START' | 'HELP'

const KEYWORDS: { readonly [type in OptOutType]: readonly string[] } = {
  STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  START: ['START', 'YES', 'UNSTOP'],
  HELP: ['HELP', 'INFO'],
}

/** Which keyword a text is; null for "stop please", which Twilio does not notice. */
export const keywordOf = (text: string): OptOutType | null => {
  const word = text.trim().toUpperCase()
  if (KEYWORDS.STOP.includes(word)) return 'STOP'
  if (KEYWORDS.START.includes(word)) return 'START'
  return KEYWORDS.HELP.includes(word) ? 'HELP' : null
}

const ANSWERS: { readonly [type in OptOutType]: string } = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
}

/** Twilio's own answer. A second STOP, and a START or YES of somebody who never stopped, get none. */
export const answerTo = (keyword: OptOutType, isBlocked: boolean): string | null => {
  if (keyword === 'STOP' && isBlocked) return null
  if (keyword === 'START' && !isBlocked) return null
  return ANSWERS[keyword]
}
