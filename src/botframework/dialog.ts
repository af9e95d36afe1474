import { alone, type DialogOf, keep, pass, say } from '#core/dialog'
import type { HeardMessage } from '#core/state'

/** Which bot speaks, and what happens when it cannot. */
export type HostedDialogOptions = {
  /** The name its `hostBot` has. */
  readonly bot: string
  /** When it fails, the buyer is told so (`tell`, unless said), or the dialogs behind it answer instead (`pass`). */
  readonly onFailure?: 'tell' | 'pass'
}

/**
 * A dialog in which a bot of the business's own speaks. Put it behind `service`, which answers STOP and START. What the bot
 * says is the last word; when it says nothing, the dialogs behind it are asked.
 */
export const hostedDialog = ({ bot, onFailure = 'tell' }: HostedDialogOptions): DialogOf<'sdr'> => ({
  name: `hosted ${bot}`,
  role: 'sdr',
  propose: ({ heard, state }) => {
    if (heard.length === 0) return pass()
    const said = state.turn.hosted?.[bot]
    if (said === undefined)
      return keep({ propose: 'ask', ask: { ask: 'host', bot, heard: heard.map(asked) } })
    if (said === null) return onFailure === 'tell' ? keep(say({ say: 'trouble' })) : pass()
    return said.length === 0 ? pass() : keep(...said.map((message) => alone({ say: 'message', message })))
  },
})

const asked = ({ message, meant }: HeardMessage) => ({ message, meant })
