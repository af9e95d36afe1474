import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import { after, type Instant, instant, seconds } from '#core/time'
import { clientFor, type WebClient } from './client.ts'
import { harmless, receiptOf } from './errors.ts'
import type { SlackOptions } from './options.ts'

/** A workspace that the app is installed in, and who the app is there. */
export type Workspace = {
  readonly team: string
  readonly botId: string
  readonly botUser: string
  readonly token: string
  readonly client: WebClient
}

/** What is known of a workspace. */
export type Found =
  | { readonly kind: 'workspace'; readonly workspace: Workspace }
  /** We have no token for it. */
  | { readonly kind: 'none'; readonly reason: string }
  /** Slack has not told yet whose each token is. */
  | { readonly kind: 'unasked'; readonly receipt: NotDone }

type NotDone = Exclude<Receipt, { kind: 'accepted' | 'uncertain' }>

/** The workspaces of all our tokens; each is asked about once, when it is first needed, and again only after a failure. */
export type Workspaces = {
  /** The first of these teams that a token of ours is for. */
  find(teams: readonly string[]): Promise<Found>
}

/** Opens them; nothing is asked yet. */
export const openWorkspaces = (options: SlackOptions): Workspaces => {
  const tokens = options.botTokens.map((token) => openToken(token, options))
  return {
    find: async (teams) => {
      const known = firstOf(
        teams,
        tokens.flatMap(({ known }) => known() ?? []),
      )
      if (known) return { kind: 'workspace', workspace: known }
      const asked = await firstAnswer(
        tokens.map(({ ask }) => ask()),
        teams,
      )
      if (asked) return { kind: 'workspace', workspace: asked }
      const failure = tokens.flatMap(({ failure }) => failure() ?? [])
      const passing = failure.find(({ kind }) => kind === 'retry') ?? failure[0]
      return passing ? { kind: 'unasked', receipt: passing } : { kind: 'none', reason: noToken(teams[0]) }
    },
  }
}

const noToken = (team: string | undefined): string =>
  `There is no bot token for the workspace ${team ?? 'in question'}. Add its xoxb-… to SLACK_BOT_TOKEN, with a comma between.`

const firstOf = (teams: readonly string[], workspaces: readonly Workspace[]): Workspace | undefined =>
  teams.flatMap((team) => workspaces.find((one) => one.team === team) ?? [])[0]

/** A token that Slack is slow about must not hold up the workspace of another. */
const firstAnswer = async (
  asked: readonly Promise<Workspace | null>[],
  teams: readonly string[],
): Promise<Workspace | null> => {
  const wanted = asked.map(async (answer) => {
    const workspace = await answer
    return workspace && teams.includes(workspace.team) ? workspace : Promise.reject(new Error('Another.'))
  })
  return Promise.any(wanted).catch(() => null)
}

/** After a failure Slack is left alone for a moment: every webhook would ask anew. */
const PAUSE = seconds(2)

const Identity = z.object({
  team_id: z.string().regex(/^[TE][A-Z0-9]+$/),
  user_id: z.string().regex(/^[UW][A-Z0-9]+$/),
  bot_id: z.string().regex(/^B[A-Z0-9]+$/),
})

const openToken = (token: string, options: SlackOptions) => {
  let workspace: Workspace | null = null
  let failure: NotDone | null = null
  let asking: Promise<Workspace | null> | null = null
  let notBefore: Instant = instant(0)

  const askSlack = async (): Promise<Workspace | null> => {
    try {
      const client = await clientFor(token, options)
      const { team_id, user_id, bot_id } = Identity.parse(await client.auth.test())
      workspace = { team: team_id, botId: bot_id, botUser: user_id, token, client }
      failure = null
    } catch (error) {
      failure = harmless(receiptOf(error))
      notBefore = after(options.clock.now(), PAUSE)
    }
    asking = null
    return workspace
  }
  return {
    known: () => workspace,
    failure: () => failure,
    ask: async (): Promise<Workspace | null> => {
      if (workspace || (asking === null && options.clock.now() < notBefore)) return workspace
      asking ??= askSlack()
      return asking
    },
  }
}
