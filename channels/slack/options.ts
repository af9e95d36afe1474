import type { Clock } from '#contracts/clock'
import type { Milliseconds } from '#core/time'

/** A Slack app, in one workspace or several. */
export type SlackOptions = {
  /** One for each workspace; which is whose, Slack is asked. */
  readonly botTokens: readonly string[]
  readonly signingSecret: string
  /** Where reps are called to: nothing said there is a buyer's. Null: no desk. */
  readonly deskChannel: string | null
  /** Any server that speaks Slack's Web API under `/api/`; null for Slack itself. */
  readonly apiRoot: string | null
  readonly clock: Clock
  /** How long Slack may take to answer a call. */
  readonly patience?: Milliseconds
}

/** Where the methods of the Web API are. */
export const apiUrl = (apiRoot: string | null): string =>
  apiRoot === null ? 'https://slack.com/api/' : `${apiRoot.replace(/\/+$/, '').replace(/\/api$/, '')}/api/`
