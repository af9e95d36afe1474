import type { Receipt } from '#contracts/adapter'
import type { DeskContent, DeskPort, DeskSign } from '#contracts/desk'
import type { SlackApp } from './app.ts'
import { listenForReps } from './desk-ears.ts'
import { receiptOf, refusalIn } from './errors.ts'
import { addressOf, placeOf } from './place.ts'
import { findPost } from './reconcile.ts'
import { sendSlack } from './send.ts'
import { openThreads } from './threads.ts'
import type { Workspace } from './workspaces.ts'

/** The reps' desk in one channel of the business's own workspace, over the app that buyers talk to as well (D5, D6). */
export const slackDesk = (app: SlackApp, channel: string): DeskPort => {
  const { workspaces } = app
  const threads = openThreads()

  /** One call of the Web API in the business's own workspace; what Slack says to it as a receipt. */
  const calling = async (call: (workspace: Workspace) => Promise<Receipt>): Promise<Receipt> => {
    const found = await workspaces.home()
    if (found.kind === 'none') return { kind: 'refused', reason: found.reason, suppress: false }
    if (found.kind === 'unasked') return found.receipt
    return call(found.workspace).catch(receiptOf)
  }
  const simply = (method: string, args: object, fine: readonly string[] = []): Promise<Receipt> =>
    calling(async ({ client }) => {
      try {
        await client.apiCall(method, { channel, ...args })
      } catch (error) {
        if (!fine.includes(refusalIn(error) ?? '')) throw error
      }
      return { kind: 'accepted', externalId: '' }
    })
  const placed = (team: string, thread: string | null) => addressOf({ team, channel, thread })

  return {
    post: (content, { thread, key }) =>
      calling(async ({ team }) => {
        const receipt = await sendSlack(
          { workspaces, threads },
          contentOf(content),
          placed(team, thread),
          key,
        )
        return receipt.kind === 'accepted'
          ? { ...receipt, externalId: placeOf({ channel: 'slack', id: receipt.externalId })?.thread ?? '' }
          : receipt
      }),
    find: async (key, since, thread) => {
      const found = await workspaces.home()
      if (found.kind !== 'workspace') return 'unknown'
      const post = await findPost(workspaces, placed(found.workspace.team, thread), key, since)
      return post === null || post === 'unknown' ? post : post.ts
    },
    update: (message, content) =>
      simply('chat.update', { ts: message, ...contentOf(content), parse: 'none' }),
    react: (message, sign) =>
      simply('reactions.add', { timestamp: message, name: SIGNS[sign] }, ['already_reacted']),
    whisper: (rep, text, thread) =>
      simply('chat.postEphemeral', { user: rep, text, ...(thread === null ? {} : { thread_ts: thread }) }),
    ask: (trigger, form) => simply('views.open', { trigger_id: trigger, view: form }),
    listen: (ears) => listenForReps(app, channel, ears),
  }
}

const contentOf = ({ text, blocks }: DeskContent) => ({ text, blocks: [...blocks] })

const SIGNS: { readonly [sign in DeskSign]: string } = {
  sent: 'heavy_check_mark',
  delivered: 'white_check_mark',
  failed: 'warning',
}
