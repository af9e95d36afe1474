import { type Context, Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { jsonOf } from '#core/json'
import { instant } from '#core/time'
import { cut, type Emulator, type Env, listenOn, neverAnswer } from '../shared/listen.ts'
import { type Fault, openFaults } from './faults.ts'
import { Event, Gone, openStore } from './store.ts'
import { problemWith } from './verify.ts'

export type { CrmRecord } from './store.ts'

/** A CRM that one sender writes into. */
export type CrmEmulatorOptions = {
  /** `whsec_…` */
  readonly secret: string
  /** Where it keeps what it was told; absent: nowhere. */
  readonly file?: string
  readonly clock?: Clock
}

/** A CRM's receiver on this machine, and a look at its records. */
export type CrmEmulator = Emulator

/** Where it takes events. */
export const CRM_PATH = '/events'

/** More than any event may have (Standard Webhooks: 20 kB). */
const MOST_BYTES = 64 * 1024

/**
 * A receiver as one should be: it verifies before it reads, knows each event by its id, keeps the newest word of each field by its
 * sequence, and answers nothing but a status.
 */
export const crmEmulator = ({ secret, file, clock = WALL_CLOCK }: CrmEmulatorOptions): CrmEmulator => {
  const store = openStore(file ?? null)
  const faults = openFaults()
  /** Every post, and what was answered: for whoever wants to know how often something was said. */
  const posts: { readonly id: string; readonly outcome: string }[] = []

  const receive = (id: string, headers: Headers, body: Uint8Array): { status: number; outcome: string } => {
    const signature = {
      id,
      timestamp: headers.get('webhook-timestamp') ?? '',
      signature: headers.get('webhook-signature') ?? '',
    }
    if (body.length > MOST_BYTES) return { status: 413, outcome: 'too large' }
    const problem = problemWith(signature, body, secret, clock.now())
    if (problem !== null) return { status: 401, outcome: problem }
    if (!/^application\/cloudevents\+json\b/.test(headers.get('content-type') ?? ''))
      return { status: 415, outcome: 'no CloudEvent' }
    const said = jsonOf(new TextDecoder().decode(body))
    if (typeOf(said) === 'throughline.ping') return { status: 204, outcome: 'ping' }
    if (typeOf(said) === ERASED) {
      const gone = Gone.safeParse(said)
      if (!gone.success) return { status: 400, outcome: 'malformed' }
      store.erase(gone.data.subject)
      return { status: 204, outcome: 'erased' }
    }
    const event = Event.safeParse(said)
    if (!event.success) return { status: 400, outcome: 'malformed' }
    if (event.data.id !== id) return { status: 400, outcome: 'webhook-id is not the id of the event' }
    if (!event.data.type.startsWith(`throughline.${event.data.data.role}.`))
      return { status: 422, outcome: "another role's field" }
    return { status: 204, outcome: store.take(event.data) ? 'taken' : 'duplicate' }
  }

  const app = new Hono<Env>()
    .post(CRM_PATH, async (c) => {
      const id = c.req.header('webhook-id') ?? ''
      const fault = faults.next()
      const before = fault && (await failing(c, fault))
      if (before) {
        posts.push({ id, outcome: fault.kind })
        return before
      }
      const { status, outcome } = receive(id, c.req.raw.headers, new Uint8Array(await c.req.arrayBuffer()))
      posts.push({ id, outcome })
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
      const broken = fault?.kind === 'cut-after-accept' ? cut(c) : null
      return broken ?? new Response(null, { status })
    })
    .get('/people/:subject', (c) => {
      const record = store.record(c.req.param('subject'))
      return record ? c.json(record) : c.json({ error: 'nobody of that name' }, 404)
    })
    .get('/events', (c) => c.json({ events: store.events() }))
    .get('/posts', (c) => c.json({ posts }))
    .route('/', faults.app)

  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, () => {}),
    close: () => {},
  }
}

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/** The last word of a person: a receiver erases what it has of them. */
const ERASED = 'throughline.person.erased'

const typeOf = (said: unknown): unknown => {
  const { type }: { type?: unknown } = Object(said)
  return type
}

/** What a bad day answers before anything is read; null where it is read all the same. */
const failing = async (c: Context<Env>, fault: Fault): Promise<Response | null> => {
  switch (fault.kind) {
    case 'status':
      return new Response(null, { status: fault.status })
    case '429':
      return new Response(null, { status: 429, headers: { 'retry-after': String(fault.retryAfter) } })
    case 'timeout':
      return (await neverAnswer(c)) ?? new Response(null, { status: 504 })
    case 'slow':
    case 'cut-after-accept':
      return null
    default:
      return fault satisfies never
  }
}
