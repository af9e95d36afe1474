import { z } from 'zod'
import type { Located } from '#contracts/adapter'
import type { Attachment } from '#core/activity'
import { harmless, receiptOf } from './errors.ts'
import { apiUrl } from './options.ts'
import type { Workspaces } from './workspaces.ts'

const Info = z.object({
  file: z.looseObject({ url_private_download: z.string().nullish(), url_private: z.string().nullish() }),
})

/** Where Slack keeps what people upload. */
const KEEPER = 'https://files.slack.com'

/**
 * Where a file is, with the bot token of its workspace (C9). Slack is asked by the file's id, and the token goes to Slack's
 * own host alone: an address that came with a message could be anybody's.
 */
export const locateSlack = async (
  { workspaces, apiRoot }: { readonly workspaces: Workspaces; readonly apiRoot: string | null },
  { contentUrl }: Attachment,
): Promise<Located> => {
  const [, team, file] = /^slack:file\/([TE][A-Z0-9]+)\/(F[A-Z0-9]+)$/.exec(contentUrl) ?? []
  if (!team || !file) return nowhere('This is no file of Slack.')
  const found = await workspaces.find([team])
  if (found.kind === 'none') return nowhere(found.reason)
  if (found.kind === 'unasked') return unheld(found.receipt)
  const { client, token } = found.workspace
  try {
    const info = Info.parse(await client.files.info({ file }))
    const url = info.file.url_private_download ?? info.file.url_private ?? ''
    return isKeptBySlack(url, apiRoot)
      ? {
          kind: 'at',
          url,
          headers: { authorization: `Bearer ${token}` },
          ...(apiRoot !== null && { within: 'platform' }),
        }
      : nowhere('The file is kept outside of Slack, where our token must not go.')
  } catch (error) {
    return unheld(harmless(receiptOf(error)))
  }
}

const nowhere = (reason: string): Located => ({ kind: 'nowhere', reason })

const unheld = ({ kind, reason }: ReturnType<typeof harmless>): Located =>
  kind === 'retry' ? { kind: 'retry', reason } : nowhere(reason)

const isKeptBySlack = (url: string, apiRoot: string | null): boolean => {
  if (!URL.canParse(url)) return false
  const { origin, username } = new URL(url)
  return username === '' && origin === (apiRoot === null ? KEEPER : new URL(apiUrl(apiRoot)).origin)
}
