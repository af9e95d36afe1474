/** An answer of the Connector's that is no success, in words and in what follows from it. */
export type Refused = {
  readonly status: number
  /** `closed`: they want no more of us. `never`: this message will not go. `retry`: it was not taken. */
  readonly trouble: 'closed' | 'never' | 'retry' | 'uncertain'
  readonly reason: string
}

/** Codes of the Connector by which somebody has shut the door on us (docs: "Proactive messages", "Bot Framework errors"). */
const CLOSED: ReadonlySet<string> = new Set([
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'BotBlockedByUser',
  'MessageWritesBlocked',
])

/** What an error answer means. Microsoft's own sentence is not repeated: it may quote what was said. */
export const refusalOf = (status: number, code: string | null): Refused => {
  const named = code === null ? '' : ` (${code})`
  const told = (trouble: Refused['trouble'], words: string): Refused => ({
    status,
    trouble,
    reason: `${words.replace('%', named)}`,
  })
  if (status === 429 || status === 412) return told('retry', 'Azure Bot Service wants us to slow down%.')
  if (status >= 500 || status === 408) return told('uncertain', `Azure Bot Service answered HTTP ${status}%.`)
  if (status === 403 && CLOSED.has(code ?? ''))
    return told('closed', 'They, or their administrator, blocked the bot%.')
  if (status === 401 || status === 403) return told('never', CREDENTIALS)
  if (status === 404)
    return told('never', 'The conversation is gone%: the app was removed, or the chat deleted.')
  return told('never', `Azure Bot Service did not take the message: HTTP ${status}%.`)
}

const CREDENTIALS =
  'Azure Bot Service does not let this app speak there%. Check MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID, and that the app is still installed.'
