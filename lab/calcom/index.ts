import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { cut, type Emulator, type Env, listenOn, neverAnswer } from '../shared/listen.ts'
import { accountApi } from './account.ts'
import { bookingsApi } from './bookings.ts'
import { type Fault, openFaults } from './faults.ts'
import { type HookOptions, openHook } from './hook.ts'
import { hostDoor } from './host.ts'
import { openReservations } from './reservations.ts'
import { type EventType, openStore, type Store } from './store.ts'

/** An account with one event type. */
export type CalcomEmulatorOptions = {
  readonly apiKey: string
  readonly eventType?: Partial<EventType>
  /** How it says that somebody was quicker; versions of the real one differ. */
  readonly conflictStatus?: 400 | 409
  /** Whether nobody at all can book what is reserved, as its page says; else a reservation only hides the time, as its sources have it. */
  readonly keepsReserved?: boolean
  /** Where it tells of changes; absent: nowhere. `triggers`: of these alone, as far as it says. */
  readonly webhook?: HookOptions & { readonly triggers?: readonly string[] }
  readonly clock?: Clock
}

/** Cal.com on this machine: its free times, and its bookings. */
export type CalcomEmulator = Emulator

const TYPE: EventType = { id: 4242, lengthMinutes: 30, opens: 14, closes: 22, requiresConfirmation: false }

const TRIGGERS = [
  'BOOKING_CREATED',
  'BOOKING_REQUESTED',
  'BOOKING_RESCHEDULED',
  'BOOKING_CANCELLED',
  'BOOKING_REJECTED',
]

const SLOTS_VERSION = '2024-09-04'

const Day = z.string().regex(/^\d{4}-\d\d-\d\d/)
const Asked = z.object({
  eventTypeId: z.coerce.number(),
  start: Day,
  end: Day,
  timeZone: z.string().default('UTC'),
})

/** A faithful small Cal.com, version 2, after its public pages; what they do not tell is marked as assumed. */
export const calcomEmulator = (options: CalcomEmulatorOptions): CalcomEmulator => {
  const clock = options.clock ?? { now: () => instant(Date.now()) }
  const type = { ...TYPE, ...options.eventType }
  const store = openStore(type, clock)
  const reservations = openReservations(type, store, clock, options.apiKey)
  const faults = openFaults()
  const isBookable: Store['isFree'] = (start, but) => store.isFree(start, but) && reservations.isFree(start)
  const bookable = options.keepsReserved ? { ...store, isFree: isBookable } : store
  const hook = options.webhook ?? null
  const ring = openHook(hook, clock)

  const app = new Hono<Env>()
    .use('/v2/*', async (c, next) => {
      const fault = faults.next(c.req.method)
      if (fault && fault.kind !== 'cut-after-accept') return fail(c, fault)
      // Free times of a public event type need no key, nor does reserving one (docs).
      const isOpen = c.req.path.startsWith('/v2/slots')
      if (!isOpen && c.req.header('authorization') !== `Bearer ${options.apiKey}`)
        return c.json({ status: 'error', error: { code: '401', message: 'Invalid API key' } }, 401)
      await next()
      if (fault) c.res = cut(c) ?? c.json({ status: 'error' }, 500)
    })
    .get('/v2/slots', (c) => {
      const asked = Asked.safeParse(c.req.query())
      if (c.req.header('cal-api-version') !== SLOTS_VERSION || !asked.success)
        return c.json({ status: 'error', error: { code: '400', message: 'start must be a day' } }, 400)
      if (asked.data.eventTypeId !== type.id)
        return c.json({ status: 'error', error: { code: '404', message: 'Event type not found' } }, 404)
      const { start, end, timeZone } = asked.data
      const from = Date.parse(`${start.slice(0, 10)}T00:00:00Z`)
      const to = Date.parse(`${end.slice(0, 10)}T00:00:00Z`) + 24 * 3_600_000
      return c.json({
        status: 'success',
        data: byDay(store.starts(from, to).filter(reservations.isFree), timeZone),
      })
    })
    .route('/v2/slots/reservations', reservations.app)
    .route('/v2/bookings', bookingsApi(bookable, type.id, options.conflictStatus ?? 409, ring))
    .route('/v2', accountApi(type, hook, hook?.triggers ?? TRIGGERS))
    .get('/reservations', (c) => c.json({ reservations: reservations.all() }))
    .get('/bookings', (c) => c.json({ bookings: store.all() }))
    .route('/', hostDoor(store, ring))
    .route('/', faults.app)

  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, () => {}),
    close: () => {},
  }
}

/** By the days of the zone that was asked for, each start with its offset. */
const byDay = (starts: readonly number[], timeZone: string) => {
  const days: { [day: string]: { start: string }[] } = {}
  for (const start of starts) {
    const local = localTime(start, timeZone)
    const day = local.slice(0, 10)
    days[day] = [...(days[day] ?? []), { start: local }]
  }
  return days
}

const localTime = (at: number, timeZone: string): string => {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  const offset = name === 'GMT' ? '+00:00' : name.slice(3)
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const east = (hours * 60 + minutes) * (offset.startsWith('-') ? -1 : 1)
  return `${new Date(at + east * 60_000).toISOString().slice(0, 23)}${offset}`
}

const fail = async (c: Context<Env>, { kind }: Fault): Promise<Response> => {
  if (kind === '429')
    return c.json({ status: 'error', error: { code: '429', message: 'Too many requests' } }, 429)
  return (kind === 'timeout' ? await neverAnswer(c) : null) ?? c.json({ status: 'error' }, 500)
}
