import type { Clock } from '#contracts/clock'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { type Cloud, isLoopback, PUBLIC_CLOUD } from './cloud.ts'
import { type App, tokensOf } from './token.ts'

/** What is to be looked at. */
export type DiagnosedTeams = { readonly app: App; readonly clock: Clock; readonly cloud?: Cloud }

/** Whether Azure knows us, and what must be set there: nobody outside can read a bot's messaging endpoint. */
export const diagnoseTeams = async (
  { app, clock, cloud = PUBLIC_CLOUD }: DiagnosedTeams,
  publicUrl: string,
): Promise<readonly Finding[]> => {
  const answer = await tokensOf(app, cloud, clock)('afresh')
  const endpoint = `${publicUrl.replace(/\/+$/, '')}/api/messages`
  return [
    answer.kind === 'token'
      ? fine('Microsoft gives this app tokens for Azure Bot Service.')
      : answer.kind === 'forbidden'
        ? wrong('Microsoft does not know this app.', answer.reason)
        : unknown(answer.reason, 'Look whether this machine reaches it, and try again.'),
    publicUrl.startsWith('https://') && !isLoopback(publicUrl)
      ? fine(`Azure can reach ${endpoint}, if the world can.`)
      : wrong(
          `Azure calls no ${endpoint}: it must be https, and not on this machine alone.`,
          'Set PUBLIC_URL to the https address of this server.',
        ),
    unknown(
      'The messaging endpoint of the bot cannot be read from here.',
      `In the Azure portal, under Configuration of the Azure Bot, the messaging endpoint must be ${endpoint}; under Channels, Microsoft Teams must be on.`,
    ),
  ]
}
