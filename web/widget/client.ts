import type { Identity } from './identity.ts'
import { payloadOf } from './identity.ts'
import type { ActivitySet, Grant } from './protocol.ts'
import { readGrant, readSet } from './protocol.ts'
import { json, member, text } from './read.ts'
import type { Unsent } from './state.ts'
import type { Credentials } from './storage.ts'

/** What became of one call; the calls never reject. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Nobody answered: offline, or a server that is down. */
  | { readonly kind: 'unreachable' }
  /** 429 and 5xx: the same call may work later; null leaves the wait to us. `away`: 5xx, nothing works there now. */
  | { readonly kind: 'later'; readonly afterMs: number | null; readonly away: boolean }
  /** 401 and 403: this token opens nothing (any more). */
  | { readonly kind: 'expired' }
  /** 404: there is no such conversation. */
  | { readonly kind: 'gone' }
  /** The server will never take this. */
  | { readonly kind: 'refused'; readonly status: number }

/** The calls of Direct Line 3.0 that a chat needs, as the specification names them. */
export type DirectLine = {
  /** Any page of the site may stand in for this one, as long as it answers the same. */
  generate(identity: Identity | null): Promise<Answer<Grant>>
  /** Somebody is logged in where this token has opened a conversation: an operation of our own server's. */
  identify(token: string, identity: Identity): Promise<Answer<Grant>>
  refresh(token: string): Promise<Answer<Grant>>
  start(token: string): Promise<Answer<Grant>>
  resume(credentials: Credentials, watermark: string | null): Promise<Answer<Grant>>
  history(credentials: Credentials): Promise<Answer<ActivitySet>>
  post(credentials: Credentials, unsent: Unsent): Promise<Answer<unknown>>
}

const TIMEOUT_MS = 20_000
const UPLOAD_TIMEOUT_MS = 120_000

/** A client for the Direct Line server at `server` (an origin), whose first tokens come from the address `tokens`. */
export const directLine = (server: string, tokens: string): DirectLine => {
  const base = `${server}/v3/directline`
  const grant = async (method: string, path: string, token: string, body?: unknown) =>
    readAs(await call(`${base}/${path}`, method, token, body), readGrant)
  const conversation = ({ conversationId }: Credentials): string =>
    `conversations/${encodeURIComponent(conversationId)}`
  return {
    generate: async (identity) => readAs(await call(tokens, 'POST', null, identity ?? {}), readGrant),
    identify: (token, identity) => grant('POST', 'tokens/identify', token, identity),
    refresh: (token) => grant('POST', 'tokens/refresh', token),
    start: (token) => grant('POST', 'conversations', token, { locale: navigator.language }),
    resume: (credentials, watermark) =>
      grant('GET', `${conversation(credentials)}?watermark=${watermark ?? ''}`, credentials.token),
    history: async (credentials) =>
      readAs(
        await call(`${base}/${conversation(credentials)}/activities`, 'GET', credentials.token),
        readSet,
      ),
    post: (credentials, unsent) => {
      const activity = activityOf(unsent, userOf(credentials.token))
      return unsent.files.length === 0
        ? call(`${base}/${conversation(credentials)}/activities`, 'POST', credentials.token, activity)
        : call(
            `${base}/${conversation(credentials)}/upload?userId=${encodeURIComponent(activity.from.id)}`,
            'POST',
            credentials.token,
            formOf(activity, unsent.files),
          )
    },
  }
}

const call = async (
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<Answer<unknown>> => {
  const isForm = body instanceof FormData
  try {
    const response = await fetch(url, {
      method,
      credentials: 'omit',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(isForm ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS),
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return answerOf(response, await response.text())
  } catch {
    return { kind: 'unreachable' }
  }
}

const answerOf = (response: Response, body: string): Answer<unknown> => {
  const { status } = response
  if (response.ok) return { kind: 'ok', value: json(body) }
  if (status === 401 || status === 403) return { kind: 'expired' }
  if (status === 404) return { kind: 'gone' }
  if (status === 429 || status >= 500)
    return { kind: 'later', afterMs: waitOf(response.headers.get('retry-after')), away: status >= 500 }
  return { kind: 'refused', status }
}

/** Retry-After is a number of seconds, or a date (the form that stock Direct Line clients understand). */
const waitOf = (retryAfter: string | null): number | null => {
  if (retryAfter === null) return null
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

const readAs = <T>(answer: Answer<unknown>, read: (raw: unknown) => T | null): Answer<T> => {
  if (answer.kind !== 'ok') return answer
  const value = read(answer.value)
  return value === null ? { kind: 'later', afterMs: null, away: true } : { kind: 'ok', value }
}

const activityOf = (unsent: Unsent, user: string) => ({
  type: 'message',
  from: { id: user, role: 'user' },
  locale: navigator.language,
  localTimestamp: new Date(unsent.at).toISOString(),
  localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...unsent.fields,
  channelData: { ...unsent.fields.channelData, clientActivityID: unsent.key },
})

/** Many files go as one multipart post, with the activity as a part of its own type. */
const formOf = (activity: unknown, files: readonly File[]): FormData => {
  const form = new FormData()
  form.append(
    'activity',
    new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
  )
  for (const file of files) form.append('file', file, file.name)
  return form
}

/** The token is a JWT that names its user; a server with other tokens puts the right id in by itself. */
const userOf = (token: string): string => text(member(payloadOf(token), 'user')) || 'visitor'
