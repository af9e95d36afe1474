import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import type { IncomingRequest, Parsed } from '#contracts/adapter'
import { loaded } from '#contracts/loaded'
import { milliseconds } from '#core/time'
import type { SlackBody } from './body.ts'
import { bolt, clientOptions, type WebClient } from './client.ts'
import type { SlackOptions } from './options.ts'
import { type Found, openWorkspaces, type Workspace, type Workspaces } from './workspaces.ts'

/** What Slack sends, on its way through Bolt's listeners. */
export type Hearing = {
  /** The workspaces it may be about, the likeliest first. */
  readonly teams: readonly string[]
  /** Ours among them; null while Slack has not told whose our tokens are. */
  readonly workspace: Workspace | null
  /** What it means. Of several, whatever is not "unsupported" counts. */
  readonly say: (parsed: Parsed) => void
}

/** The Slack app behind one signing secret: Bolt, fed with requests that have been verified. */
export type SlackApp = {
  readonly workspaces: Workspaces
  /**
   * Adds listeners to Bolt. A listener that throws has Slack bring the event again; what it hands to `ack`, or says of
   * the hearing, is the answer to the request.
   */
  listen(register: (app: App, hearingOf: (body: object) => Hearing | null) => void): void
  /** Has the listeners hear one request. Never throws. */
  hear(body: SlackBody, request: IncomingRequest): Promise<Parsed>
  /** The Web API of one workspace; null where no token of ours is for it, or Slack cannot say so now. */
  clientOf(team: string): Promise<WebClient | null>
}

/** Three seconds are all Slack gives; a workspace that is not known by then is named by its events alone. */
const PATIENCE = milliseconds(1_500)

/** Opens the app; Bolt is loaded at once, so that the first event does not wait for it. */
export const slackApp = (options: SlackOptions): SlackApp => {
  const workspaces = openWorkspaces(options)
  const hearings = new WeakMap<object, Hearing>()
  const registered: ((app: App) => void)[] = []
  let isOpen = false
  const opened = loaded(async () => {
    const app = await openBolt(options, (body) => hearings.get(body) ?? null)
    isOpen = true
    for (const register of registered.splice(0)) register(app)
    return app
  })
  void bolt()

  const hear = async (body: SlackBody, request: IncomingRequest): Promise<Parsed> => {
    const teams = teamsIn(body)
    const found = await Promise.race([workspaces.find(teams), sleep(PATIENCE, UNASKED, { ref: false })])
    if (found.kind === 'none') return { kind: 'unsupported', reason: found.reason }
    const said: Parsed[] = []
    hearings.set(body, {
      teams,
      workspace: found.kind === 'workspace' ? found.workspace : null,
      say: (parsed) => said.push(parsed),
    })
    const app = await opened()
    await app.processEvent({
      body,
      ack: async (answer: unknown) => {
        if (answer !== undefined && answer !== '') said.push(answerOf(answer))
      },
      ...retryOf(request),
    })
    return said.find(({ kind }) => kind !== 'unsupported') ?? said[0] ?? unheard(body)
  }
  return {
    workspaces,
    listen: (register) => {
      const add = (app: App) => register(app, (body) => hearings.get(body) ?? null)
      if (isOpen) void opened().then(add)
      else registered.push(add)
    },
    hear: (body, request) => hear(body, request).catch(failed),
    clientOf: async (team) => {
      const found = await workspaces.find([team])
      return found.kind === 'workspace' ? found.workspace.client : null
    },
  }
}

const UNASKED: Found = {
  kind: 'unasked',
  receipt: { kind: 'retry', afterMs: null, reason: 'Slack has not answered yet.', slowDown: false },
}

const openBolt = async (options: SlackOptions, hearingOf: (body: object) => Hearing | null): Promise<App> => {
  const { App } = await bolt()
  const shared = await clientOptions(options)
  return new App({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async (_source, body) => {
      const workspace = hearingOf(Object(body))?.workspace
      return workspace
        ? {
            teamId: workspace.team,
            botToken: workspace.token,
            botId: workspace.botId,
            botUserId: workspace.botUser,
          }
        : {}
    },
    clientOptions: shared,
    logger: shared.logger,
    // Our own words are left out with a reason, and no state of conversations is kept here.
    ignoreSelf: false,
    convoStore: false,
  })
}

/**
 * In a channel shared by two companies the event names the other one too: the context comes first, then whoever is
 * authorized, then the sender's own (docs: "Slack Connect"). A message that was tapped is ours, and so is its team.
 */
const teamsIn = (body: SlackBody): readonly string[] => {
  const { context_team_id, authorizations, team_id, message, team, user }: { [name: string]: unknown } = body
  const authorized = Array.isArray(authorizations) ? authorizations : []
  const named = [
    context_team_id,
    Object(message).team,
    ...authorized.map((one) => Object(one).team_id),
    team_id,
    Object(team).id,
    Object(user).team_id,
  ]
  return named.filter((one) => typeof one === 'string' && /^[TE][A-Z0-9]+$/.test(one))
}

const retryOf = ({ headers }: IncomingRequest) => {
  const { 'x-slack-retry-num': count, 'x-slack-retry-reason': reason } = headers
  return count && reason && /^\d$/.test(count) ? { retryNum: Number(count), retryReason: reason } : {}
}

const answerOf = (answer: unknown): Parsed =>
  typeof answer === 'string'
    ? { kind: 'answer', contentType: 'text/plain', body: answer }
    : { kind: 'answer', contentType: 'application/json', body: JSON.stringify(answer) }

const unheard = (body: SlackBody): Parsed => {
  const { type, command, event }: { [name: string]: unknown } = body
  const what = Object(event).type ?? type ?? command
  return { kind: 'unsupported', reason: `"${String(what).slice(0, 60)}" is nothing we listen to.` }
}

/** Slack brings again what is answered with an error, so nothing is lost; the error's own text may hold a buyer's words. */
const failed = (error: unknown): Parsed => ({
  kind: 'malformed',
  reason: `It could not be taken in just now (${error instanceof Error ? error.name : 'no error'}); Slack will bring it again.`,
})
