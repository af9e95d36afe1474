import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#contracts/clock'
import type { Milliseconds } from '#core/time'
import type { Faults } from './faults.ts'
import type { Store } from './store.ts'

/** Where updates go, and which. */
export type Webhook = {
  readonly url: string
  readonly secretToken: string | null
  /** Empty: every kind but those that must be asked for by name. */
  readonly allowed: readonly string[]
}

/** Brings updates to the webhook: those of one chat one after the other, each until it is taken (Bot API, "setWebhook"). */
export type Courier = {
  bring(chat: number, kind: string, content: object): void
  use(webhook: Webhook): void
  /** As `getWebhookInfo` tells it. */
  info(): object
  close(): void
}

/** Opens the way from chats to the webhook. */
export const openCourier = (parts: {
  readonly webhook: Webhook
  readonly store: Store
  readonly faults: Faults
  readonly clock: Clock
  readonly again: Milliseconds
}): Courier => {
  const { store, faults, clock } = parts
  const lines = new Map<number, Promise<void>>()
  const overtaken = new Map<number, () => Promise<void>>()
  const closing = new AbortController()
  let { webhook } = parts
  let pending = 0
  let trouble: { readonly at: number; readonly message: string } | null = null

  const wait = (ms: number): Promise<unknown> =>
    pause(ms, undefined, { signal: closing.signal }).catch(() => undefined)

  const deliver = async (body: string): Promise<void> => {
    for (let tries = 0; !closing.signal.aborted; tries++) {
      const message = await post(webhook, body, closing.signal)
      if (message === null) return
      trouble = { at: clock.now(), message }
      await wait(Math.min(60_000, parts.again * 2 ** tries))
    }
  }

  const bring: Courier['bring'] = (chat, kind, content) => {
    if (webhook.url === '' || (webhook.allowed.length > 0 && !webhook.allowed.includes(kind))) return
    const body = JSON.stringify({ update_id: store.nextUpdateId(), [kind]: content })
    const fault = faults.nextWebhook()
    const before = lines.get(chat) ?? Promise.resolve()
    const go = async (): Promise<void> => {
      if (fault?.kind === 'late') await wait(fault.ms)
      await deliver(body)
      const more = fault?.kind === 'duplicate' ? fault.times - 1 : 0
      for (let n = 0; n < more; n++) await deliver(body)
      pending--
    }
    pending++
    if (fault?.kind === 'out-of-order') return stepAside(chat, go)
    const aside = overtaken.get(chat)
    overtaken.delete(chat)
    lines.set(chat, before.then(go).then(aside))
  }

  /** Goes after the next one of its chat; when none comes for a while, by itself. */
  const stepAside = (chat: number, last: () => Promise<void>): void => {
    const before = overtaken.get(chat)
    const go = async (): Promise<void> => {
      await last()
      await before?.()
    }
    overtaken.set(chat, go)
    void wait(ALONE_MS).then(() => {
      if (overtaken.get(chat) !== go) return
      overtaken.delete(chat)
      lines.set(chat, (lines.get(chat) ?? Promise.resolve()).then(go))
    })
  }

  return {
    bring,
    use: (next) => {
      webhook = next
      trouble = null
    },
    info: () => ({
      url: webhook.url,
      has_custom_certificate: false,
      pending_update_count: pending,
      max_connections: 40,
      ...(trouble && {
        last_error_date: Math.floor(trouble.at / 1_000),
        last_error_message: trouble.message,
      }),
      ...(webhook.allowed.length > 0 && { allowed_updates: webhook.allowed }),
    }),
    close: () => closing.abort(),
  }
}

const ALONE_MS = 1_000

/** Null when it was taken; else what `getWebhookInfo` says of it. */
const post = async (
  { url, secretToken }: Webhook,
  body: string,
  closing: AbortSignal,
): Promise<string | null> => {
  const headers = {
    'content-type': 'application/json',
    ...(secretToken === null ? {} : { 'x-telegram-bot-api-secret-token': secretToken }),
  }
  try {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(60_000)])
    const answer = await fetch(url, { method: 'POST', headers, body, signal })
    await answer.arrayBuffer()
    return answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? 'Read timeout expired'
      : 'Connection refused'
  }
}
