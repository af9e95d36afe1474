import { setTimeout as pause } from 'node:timers/promises'
import { repAt } from '#test/support/rep'

/** A rep has only so long; what is not done by then stays on the desk. */
const PATIENCE_MS = 8_000
const BETWEEN_MS = 500

/** So many a rep takes at a time: Slack takes one message a second, and a card that is taken is several. */
const AT_A_TIME = 5

/** A rep takes some of what is on the desk, and says that it is settled. A card may change under the rep's hand, so all are looked at anew. */
export const clearDesk = async (url: string): Promise<void> => {
  const ana = repAt(`${url}/lab/slack`, 'U0ANA')
  // Whoever claims a closed one opens it again.
  const open = async () => (await ana.cards()).filter(({ text }) => !text.startsWith('Closed'))
  const taken = (await open()).slice(0, AT_A_TIME).map(({ id }) => id)
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(BETWEEN_MS)) {
    const due = (await open()).flatMap(({ id, buttons }) => {
      const button = ['Resolve', 'Claim'].find((title) => buttons.some(({ text }) => text === title))
      return button && taken.includes(id) ? [{ id, button }] : []
    })
    if (due.length === 0) return
    for (const { id, button } of due) await ana.click(id, button).catch(() => {})
  }
}
