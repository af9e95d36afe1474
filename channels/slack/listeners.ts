import type { Parsed } from '#contracts/adapter'
import type { SlackApp } from './app.ts'
import { parseSaid } from './said.ts'
import { parseTapped } from './tapped.ts'
import type { Threads } from './threads.ts'

/** What buyers say and tap, and the news that a workspace has left us. */
export const listenForBuyers = (
  app: SlackApp,
  parts: { readonly threads: Threads; readonly deskChannel: string | null },
): void =>
  app.listen((bolt, hearingOf) => {
    const said = async (body: object): Promise<void> => {
      const hearing = hearingOf(body)
      hearing?.say(await parseSaid(body, hearing, parts))
    }
    bolt.event('message', ({ body }) => said(body))
    bolt.event('app_mention', ({ body }) => said(body))
    bolt.action({ type: 'block_actions' }, async ({ body, ack }) => {
      await ack()
      const hearing = hearingOf(body)
      hearing?.say(parseTapped(body, hearing, parts.deskChannel))
    })
    bolt.command(/.*/, async ({ body, ack }) => {
      await ack()
      hearingOf(body)?.say(unsupported(`"${body.command}" does nothing here: talk to the app in a message.`))
    })
    bolt.event('app_uninstalled', async ({ body }) => hearingOf(body)?.say(unsupported(GONE)))
    bolt.event('tokens_revoked', async ({ body }) => hearingOf(body)?.say(unsupported(REVOKED)))
  })

const unsupported = (reason: string): Parsed => ({ kind: 'unsupported', reason })

const GONE =
  'The app was removed from a workspace: nothing can be sent there. Install it again and put its new token into SLACK_BOT_TOKEN.'
const REVOKED =
  'Slack has revoked a token of the app. If it is the bot token, install the app again and put the new one into SLACK_BOT_TOKEN.'
