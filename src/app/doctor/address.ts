import type { Config } from '#config/environment'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'

/** How long anything of ours may take to answer. */
const PATIENCE_MS = 5_000

/** Whether the world can reach this server: platforms call PUBLIC_URL and nothing else. */
export const examineAddress = async ({ publicUrl, port, lab }: Config): Promise<readonly Finding[]> => {
  if (publicUrl === null) {
    return [
      lab
        ? fine(`No PUBLIC_URL, and none is needed: the lab is at http://localhost:${port}.`)
        : wrong(
            'PUBLIC_URL is not set: no platform can reach this server.',
            'Set PUBLIC_URL to the https address under which the world reaches it.',
          ),
    ]
  }
  return [schemeOf(publicUrl), await reachable(publicUrl)]
}

const schemeOf = (publicUrl: string): Finding =>
  publicUrl.startsWith('https://') || /^http:\/\/(localhost|127\.)/.test(publicUrl)
    ? fine(`PUBLIC_URL is ${publicUrl}.`)
    : wrong(
        `PUBLIC_URL is ${publicUrl}: platforms call https addresses only, and links would travel in the open.`,
        'Put a TLS certificate in front of the server and write https://.',
      )

/** Asked from here: a firewall may let us in and a platform not, so a yes is only a good sign. */
const reachable = async (publicUrl: string): Promise<Finding> => {
  const answer = await fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => (error instanceof Error ? (error.cause ?? error) : error),
  )
  if (!(answer instanceof Response)) {
    return wrong(
      `${publicUrl}/healthz does not answer (${answer instanceof Error ? answer.message : String(answer)}).`,
      'Start the server, and see that the address leads to it.',
    )
  }
  if (answer.ok && (await answer.text()) === 'ok') return fine(`${publicUrl} leads to a running server.`)
  return unknown(
    `${publicUrl}/healthz answered ${answer.status}, but not as this server does.`,
    'See which program the address leads to, and have it hand on every path.',
  )
}
