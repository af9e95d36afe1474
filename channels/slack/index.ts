import type { Adapter, IncomingRequest, Parsed } from '#contracts/adapter'
import { seconds } from '#core/time'
import { type SlackApp, slackApp } from './app.ts'
import { isSslCheck, readBody } from './body.ts'
import { gestureSlack } from './gesture.ts'
import { listenForBuyers } from './listeners.ts'
import { locateSlack } from './locate.ts'
import type { SlackOptions } from './options.ts'
import { reconcileSlack } from './reconcile.ts'
import { renderSlack, TEXT_LIMIT } from './render.ts'
import { sendSlack } from './send.ts'
import { openThreads } from './threads.ts'
import { verifySlack } from './verify.ts'

export { type Hearing, type SlackApp, slackApp } from './app.ts'
export { slackDesk } from './desk.ts'
export { diagnoseSlack } from './diagnose.ts'
export type { SlackOptions } from './options.ts'

/** Where the server takes Slack's posts; events, interactions and commands each have a path below it. */
export const SLACK_PATH = '/webhooks/slack'

/** Slack, by Bolt and an app of the customer's own (C1). A desk brings the app that it shares. */
export const slackAdapter = (options: SlackOptions, app: SlackApp = slackApp(options)): Adapter => {
  const { workspaces } = app
  const threads = openThreads()
  listenForBuyers(app, { threads, deskChannel: options.deskChannel })
  return {
    channel: 'slack',
    can: {
      choices: 'buttons',
      cards: true,
      links: 'buttons',
      files: false,
      textLimit: TEXT_LIMIT,
      // "Several hundred messages a minute" for a workspace, and one a second for a channel, with short bursts.
      rate: { perSecond: 5, burst: 20 },
      restPerRecipient: seconds(1),
      idempotentSend: false,
      reconciles: true,
      optOutReplies: 'ours',
      carriesTexts: false,
      session: null,
      acknowledgement: { contentType: 'text/plain', body: '' },
    },
    verify: async (request) => verifySlack(options, request, options.clock.now()),
    parse: (request) => parseSlack(app, request),
    render: (message, to, outgoing) => renderSlack(message, to, outgoing),
    send: (payload, to, key) => sendSlack({ workspaces, threads }, payload, to, key),
    reconcile: (_payload, to, key, since) => reconcileSlack(workspaces, to, key, since),
    gesture: (gesture, to) => gestureSlack(workspaces, gesture, to),
    locate: (attachment) => locateSlack({ workspaces, apiRoot: options.apiRoot }, attachment),
  }
}

/** Step 2: what Slack asks of its own is answered here, everything else is for Bolt's listeners. */
const parseSlack = async (app: SlackApp, request: IncomingRequest): Promise<Parsed> => {
  if (isSslCheck(request)) return { kind: 'answer', contentType: 'text/plain', body: '' }
  const body = readBody(request)
  if (typeof body === 'string') return { kind: 'malformed', reason: body }
  return body.type === 'url_verification'
    ? {
        kind: 'answer',
        contentType: 'application/json',
        body: JSON.stringify({ challenge: body.challenge }),
      }
    : app.hear(body, request)
}
