import { type DialogOf, type Floor, keep, pass, say } from '#core/dialog'
import { traitsOf } from '#core/rules'
import type { State } from '#core/state'

/**
 * Words about the conversation itself (D1, C8); they go before everything else. That STOP binds is not decided here
 * but where evidence is made; here it is only confirmed, and only where the platform does not do so itself.
 */
export const service: DialogOf<'sdr'> = {
  name: 'service',
  role: 'sdr',
  propose: ({ state, heard, here, rules }) => {
    const { optOutReplies, carriesTexts } = traitsOf(rules, here.channel)
    const ours = optOutReplies === 'ours'
    const word = heard.findLast(({ reading }) => reading?.service)?.reading?.service
    switch (word) {
      case 'stop':
        return ours ? keep(say({ say: 'stopped' })) : keep()
      case 'start':
        return ours ? started(state) : keep()
      case 'help':
        return ours ? keep(say({ say: 'help' })) : keep()
      case 'restart':
        return keep(say({ say: 'restarted' }, 'need'))
      case 'human':
        return keep({
          propose: 'use',
          call: { tool: 'hand-off', trigger: 'asked-for-human' },
          say: [{ brief: { say: 'human' } }],
          instead: [],
        })
      case 'not-me':
        return carriesTexts
          ? keep()
          : keep({
              propose: 'use',
              call: { tool: 'hand-off', trigger: 'not-me' },
              say: [{ brief: { say: 'not-me' } }],
              instead: [],
            })
      default:
        return pass()
    }
  },
}

/** Opens only where it was said; from whoever never left, it is how a chat begins. */
const started = ({ turn, addresses }: State): Floor<'sdr'> => {
  if (turn.reopened) return keep(say({ say: 'started' }))
  const closed = Object.values(addresses).find(({ suppressed }) => suppressed)
  return closed ? keep(say({ say: 'start-there', address: closed.address })) : pass()
}
