import type { webApi } from '@slack/bolt'
import { loaded } from '#contracts/loaded'
import { seconds } from '#core/time'
import { apiUrl, type SlackOptions } from './options.ts'

/** Slack's client for its Web API. */
export type WebClient = webApi.WebClient

/** Bolt takes a third of a second to load: asked for once, when it is first needed. */
export const bolt = loaded(() => import('@slack/bolt'))

/**
 * How a client behaves: it never tries again by itself, because a second post is a second message, and it gives up in
 * time. Never with `headers`: the client writes its token into them, and the next workspace's client would send it along.
 */
export const clientOptions = async (options: Pick<SlackOptions, 'apiRoot' | 'patience'>) => ({
  slackApiUrl: apiUrl(options.apiRoot),
  allowAbsoluteUrls: false,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: options.patience ?? seconds(10),
  fetch: withRest,
  logger: silent((await bolt()).LogLevel.ERROR),
})

/** A client of its own for one token. */
export const clientFor = async (
  token: string,
  options: Pick<SlackOptions, 'apiRoot' | 'patience'>,
): Promise<WebClient> => new (await bolt()).webApi.WebClient(token, await clientOptions(options))

/** A 429 that names no wait would otherwise be an error without a kind, and what the network said would be lost. */
const withRest: typeof fetch = async (url, init) => {
  const answer = await fetch(url, init).catch((error: unknown) => {
    throw new Error('Slack gave no answer.', { cause: Object(error).cause ?? error })
  })
  if (answer.status !== 429 || /^\d+$/.test(answer.headers.get('retry-after') ?? '')) return answer
  return new Response(null, { status: 429, headers: { 'retry-after': '30' } })
}

/** Slack's packages would write on standard output; what went wrong is in our receipts, without what was sent. */
const silent = <Level>(level: Level) => ({
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => level,
  setName: () => {},
})
