import { type DialogOf, keep, pass, say } from '#core/dialog'
import { traitsOf } from '#core/rules'

/**
 * Words about the conversation itself (D1, C8); they go before everything else. That STOP binds is not decided here
 * but where evidence is made; here it is only confirmed, and only where the platform does not do so itself.
 */
export const service: DialogOf<'sdr'> = {
  name: 'service',
  role: 'sdr',
  propose: ({ heard, here, rules }) => {
    const { optOutReplies, carriesTexts } = traitsOf(rules, here.channel)
    const ours = optOutReplies === 'ours'
    const word = heard.findLast(({ reading }) => reading?.service)?.reading?.service
    switch (word) {
      case 'stop':
        return ours ? keep(say({ say: 'stopped' })) : keep()
      case 'start':
        return ours ? keep(say({ say: 'started' })) : keep()
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
