import { ConversationState } from 'botbuilder'
import { DIALOGS, type Dialog, defineBusiness } from 'throughline'
import { hostBot, hostedDialog } from 'throughline/botframework'
import { PoliteMiddleware, TableBot } from './table-bot.ts'

/** A restaurant whose tables a bot books that was written for Bot Framework; on every channel, in one conversation. */
export default defineBusiness({
  name: 'Lighthouse',
  contact: 'tables@lighthouse.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'table', name: 'Table', price: 'by quote', includes: 'a table by the window' }],
    renewal: 'Never',
    cancellation: 'Until noon of the day',
  },
  knowledge: '## Opening hours\n\nWe are open from six to midnight, every day but Monday.',
  policy: { version: 'lighthouse-1', timeZone: 'America/New_York', burst: { quiet: '0 seconds' } },
})

/** The bot as it is, with its middleware; its state is kept where everything else is. */
export const hosts = [
  hostBot({
    name: 'tables',
    make: (storage) => ({
      bot: new TableBot(new ConversationState(storage)),
      middleware: [new PoliteMiddleware()],
    }),
  }),
]

/** STOP and HELP, who is speaking, and going on by text. */
const OURS = ['service', 'welcome', 'join']

/** Everything else is the bot's. When it fails, the guest is told where to turn to. */
export const dialogs: readonly Dialog[] = [
  ...DIALOGS.filter(({ name }) => OURS.includes(name)),
  hostedDialog({ bot: 'tables' }),
]
