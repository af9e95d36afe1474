import { createHmac } from 'node:crypto'
import type { Clock } from '#contracts/clock'
import type { Faults } from './faults.ts'
import type { SlackEmulatorOptions } from './options.ts'

/** Brings things to the app's request URLs. */
export type Webhooks = {
  /** An event, brought again up to three times. */
  event(envelope: object): void
  /** A tap; Slack does not repeat them. */
  interaction(payload: object): void
  /** A form that was sent; what the app answers, null where it took nothing. */
  submission(payload: object): Promise<string | null>
  /** A slash command; the answer's body is shown to whoever typed it. */
  command(fields: Fields): Promise<string>
  /** Whether the events URL answers its challenge. */
  handshake(): Promise<boolean>
  close(): void
}

/** Fields of a form. */
export type Fields = { readonly [name: string]: string }

/** `v0=` and the HMAC-SHA256 of time and raw body (docs: "Verifying requests from Slack"), from the rule and not by a package. */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`, 'utf8').digest('hex')}`

/** Slack waits so long for an answer. */
const DEADLINE_MS = 3_000

/** How long Slack waits before each retry (docs: "Events API", retries). */
const WAITS_MS: readonly number[] = [0, 60_000, 300_000]

/** Signed posts, as Slack makes them. What nobody takes after the last retry is lost, as it is at Slack. */
export const openWebhooks = (options: SlackEmulatorOptions, faults: Faults, clock: Clock): Webhooks => {
  const closed = new AbortController()
  const held: (() => void)[] = []
  const base = options.webhookUrl.replace(/\/+$/, '')

  const post = async (path: string, type: string, body: string, more: Fields = {}): Promise<Outcome> => {
    const timestamp = Math.floor(clock.now() / 1_000)
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signatureOf(options.signingSecret, timestamp, body),
      ...more,
    }
    const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(DEADLINE_MS)])
    try {
      const answer = await fetch(base + path, { method: 'POST', headers, body, signal, redirect: 'manual' })
      const text = await answer.text()
      const isDone = answer.ok || answer.headers.get('x-slack-no-retry') === '1'
      return { text: answer.ok ? text : null, retryReason: isDone ? null : 'http_error' }
    } catch (error) {
      const isLate = Object(error).name === 'TimeoutError'
      return { text: null, retryReason: isLate ? 'http_timeout' : 'connection_failed' }
    }
  }

  const bring = async (body: string, times: number): Promise<void> => {
    let { retryReason } = await post('/events', JSON_TYPE, body)
    for (let n = 1; n < times; n++) await post('/events', JSON_TYPE, body, retryHeaders(n, 'http_timeout'))
    for (const [n, wait] of WAITS_MS.entries()) {
      if (retryReason === null || closed.signal.aborted) return
      await pause(wait * (options.retryScale ?? 1), closed.signal)
      ;({ retryReason } = await post('/events', JSON_TYPE, body, retryHeaders(n + 1, retryReason)))
    }
  }

  return {
    event: (envelope) => {
      const body = JSON.stringify(envelope)
      const fault = faults.nextWebhook()
      const go = () => void bring(body, fault?.kind === 'duplicate-webhook' ? fault.times : 1)
      if (fault?.kind === 'out-of-order') return void held.push(go)
      if (fault?.kind === 'late-webhook') void pause(fault.ms, closed.signal).then(go)
      else go()
      for (const earlier of held.splice(0)) void pause(AFTER_MS, closed.signal).then(earlier)
    },
    interaction: (payload) =>
      void post(
        '/interactions',
        FORM_TYPE,
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      ),
    submission: async (payload) =>
      (
        await post(
          '/interactions',
          FORM_TYPE,
          new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        )
      ).text,
    command: async (fields) =>
      (await post('/commands', FORM_TYPE, new URLSearchParams(fields).toString())).text ?? '',
    handshake: async () => {
      const challenge = crypto.randomUUID()
      const body = JSON.stringify({ token: 'deprecated', challenge, type: 'url_verification' })
      return (await post('/events', JSON_TYPE, body)).text?.includes(challenge) ?? false
    },
    close: () => closed.abort(),
  }
}

/** What came back, and why it should be tried again. */
type Outcome = { readonly text: string | null; readonly retryReason: string | null }

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

/** How long after the one that overtook it an event comes. */
const AFTER_MS = 50

const retryHeaders = (count: number, reason: string): Fields => ({
  'x-slack-retry-num': String(count),
  'x-slack-retry-reason': reason,
})

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
