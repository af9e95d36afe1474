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
  /** The likeliest of these teams that a token of ours is for; likeliest first. */
  find(teams: readonly string[]): Promise<Found>
  /** The workspace of the first token: the business's own, where its reps are. */
  home(): Promise<Found>
}

/** Opens them; nothing is asked yet. */
export const openWorkspaces = (options: SlackOptions): Workspaces => {
  const tokens = options.botTokens.map((token) => openToken(token, options))
  const known = () => tokens.flatMap((token) => token.known() ?? [])
  return {
    home: async () => {
      const [own] = tokens
      const workspace = (await own?.ask()) ?? null
      if (workspace) return { kind: 'workspace', workspace }
      const failure = own?.failure() ?? null
      return failure ? { kind: 'unasked', receipt: failure } : { kind: 'none', reason: noToken(undefined) }
    },
    find: async (teams) => {
      const isLikeliest = ({ team }: Workspace): boolean => team === teams[0]
      const likeliest = known().find(isLikeliest) ?? (await firstThat(tokens, isLikeliest))
      if (likeliest) return { kind: 'workspace', workspace: likeliest }
      const failures = tokens.flatMap(({ failure }) => failure() ?? [])
      // The likeliest may be the one of a token that could not be asked: no other is taken in its place.
      const passing = failures.find(({ kind }) => kind === 'retry') ?? failures[0]
      if (passing) return { kind: 'unasked', receipt: passing }
      const [other] = teams.flatMap((team) => known().find((one) => one.team === team) ?? [])
      return other ? { kind: 'workspace', workspace: other } : { kind: 'none', reason: noToken(teams[0]) }
    },
  }
}

const noToken = (team: string | undefined): string =>
  `There is no bot token for the workspace ${team ?? 'in question'}. Add its xoxb-… to SLACK_BOT_TOKEN, with a comma between.`

/** All are asked at once: a token that Slack is slow about must not hold up the workspace of another. */
const firstThat = (
  tokens: readonly { readonly ask: () => Promise<Workspace | null> }[],
  isWanted: (workspace: Workspace) => boolean,
): Promise<Workspace | null> => {
  const wanted = tokens.map(async ({ ask }) => {
    const workspace = await ask()
    return workspace && isWanted(workspace) ? workspace : Promise.reject(new Error('It is of another.'))
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
