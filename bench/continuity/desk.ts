import { setTimeout as pause } from 'node:timers/promises'
import { repAt } from '#test/support/rep'

const PATIENCE_MS = 20_000
const BETWEEN_MS = 500

/** A rep takes whatever is on the desk, and says that it is settled. A card may change under the rep's hand, so all are looked at anew. */
export const clearDesk = async (url: string): Promise<void> => {
  const ana = repAt(`${url}/lab/slack`, 'U0ANA')
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(BETWEEN_MS)) {
    // Whoever claims a closed one opens it again.
    const open = (await ana.cards()).filter(({ text }) => !text.startsWith('Closed'))
    const due = open.flatMap(({ id, buttons }) => {
      const button = ['Resolve', 'Claim'].find((title) => buttons.some(({ text }) => text === title))
      return button ? [{ id, button }] : []
    })
    if (due.length === 0) return
    for (const { id, button } of due) await ana.click(id, button).catch(() => {})
  }
  throw new Error(`The desk is not clear after ${PATIENCE_MS} ms.`)
}
