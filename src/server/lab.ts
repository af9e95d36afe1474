import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type MiddlewareHandler } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Clock } from '#contracts/clock'
import { type Memory, TOPICS } from '#contracts/memory'
import { authorityOf } from '#core/authority'
import { isCurrent } from '#core/edition'
import { fold, initialState } from '#core/evolve'
import { type PersonId, personId } from '#core/ids'
import type { Json } from '#core/json'
import type { Rules } from '#core/rules'
import { roleIn, stageOf } from '#core/stage'
import type { State } from '#core/state'
import { later } from '#core/time'
import type { FileStore } from '#media/store'
import { handOut } from './hand-out.ts'
import { type LabTime, passing, telling } from './lab-time.ts'
import { followScreen, type Networks, type ScreenNews } from './screens.ts'

/** A channel in the emulated Slack, and who works there, by their ids. */
export type LabDesk = {
  readonly id: string
  readonly name: string
  readonly reps: readonly { readonly id: string; readonly name: string }[]
}

/** What the lab page looks at. */
export type LabParts = {
  readonly memory: Memory
  readonly rules: Rules
  readonly clock: Clock
  /** What people have sent; null where no files are kept. */
  readonly files: FileStore | null
  readonly networks: Networks
  /** The number the business texts from. */
  readonly number: string
  /** Its number on WhatsApp; null: none. */
  readonly whatsapp: string | null
  /** Where reps are called to; null where that is no network of the lab's. */
  readonly desk: LabDesk | null
  /** What the lab's website signs when somebody logs in on it. */
  readonly logIn: (user: string) => Json
  /** Lets time pass; null where the time is not the lab's own. */
  readonly time: LabTime | null
  /** Asked for by THROUGHLINE_LAB=1: then other machines may look too. */
  readonly open: boolean
}

/**
 * Journals are for whoever sits at this machine. A page from elsewhere that calls us by a name of its own (DNS
 * rebinding) comes with that name in Host.
 */
const onlyHere =
  (open: boolean): MiddlewareHandler =>
  async (context, next) => {
    const { hostname } = new URL(`http://${context.req.header('host') ?? 'unknown'}`)
    const from = getConnInfo(context).remote.address ?? ''
    const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) && /^(::1|(::ffff:)?127\.)/.test(from)
    if (open || isHere) return next()
    return context.text('The lab is for this machine alone. Set THROUGHLINE_LAB=1 to open it to others.', 403)
  }

/** Whose lab this is, for the page to show. */
const about = ({ rules: { business }, number, whatsapp, networks, desk, time }: LabParts) => ({
  business: business.name,
  number,
  whatsapp,
  networks: Object.keys(networks),
  desk,
  timePasses: time !== null,
  policy: business.policy.version,
  currency: business.catalogue.currency,
  plans: business.catalogue.plans.map(({ name, upTo, price }) => ({ name, upTo, price })),
})

/** The lab's own small API: who there is, one person's journal as it grows, and the handsets. */
export const lab = (parts: LabParts): Hono => {
  const { memory, rules, clock, files, networks, time, open } = parts
  const routes = new Hono()
  routes.use(onlyHere(open))
  routes.use(telling(clock))
  if (time) routes.route('/time', passing(time))
  routes.get('/about', (context) => context.json(about(parts)))
  routes.get('/login', (context) => context.json(parts.logIn(context.req.query('user') ?? '')))
  routes.get('/people', async (context) => {
    const people = await Promise.all((await memory.journal.persons(50)).map(summary))
    // Who has become another is shown as that other (M7).
    return context.json(people.filter((one) => one !== null))
  })
  routes.get('/people/:person', async (context) => {
    const from = Number(context.req.query('from') ?? 0)
    const person = personId(context.req.param('person'))
    const recalled = await memory.journal.recall(person, from)
    if (!recalled) return context.json({ error: 'nobody of that name' }, 404)
    const { events, pending } = recalled
    const snapshot = isCurrent(recalled.snapshot) ? recalled.snapshot : await anew(person)
    return context.json({ ...standing(snapshot), snapshot, events, from, pending })
  })
  routes.get('/files/:id', async (context) => {
    const file = (await files?.open(context.req.param('id'))) ?? null
    return file
      ? handOut(context, file, 'same-origin')
      : context.text('There is no such file, or its time is over.', 404)
  })
  routes.get('/news', (context) =>
    streamSSE(context, (stream) =>
      untilGone(stream, context.req.query('person'), context.req.queries('screen') ?? []),
    ),
  )
  for (const [name, network] of Object.entries(networks)) {
    routes.all(`/${name}/*`, (context) => {
      const url = new URL(context.req.url)
      url.pathname = url.pathname.replace(`/lab/${name}`, '')
      return network(new Request(url, context.req.raw))
    })
  }

  /** The page shows what this edition of the state holds, also of whom nobody has heard since an upgrade (M8). */
  const anew = async (person: PersonId): Promise<State> =>
    fold(initialState(person), (await memory.journal.recall(person))?.events ?? [])

  /** Authority as it is at this moment: it falls by itself as evidence expires (A3). */
  const standing = (state: State) => {
    const authority = authorityOf({ ...state, now: later(state.now, clock.now()) }, rules)
    const stage = stageOf(state, authority)
    return { authority, stage, role: roleIn(stage), policy: rules.business.policy.version }
  }

  const summary = async (person: PersonId) => {
    const snapshot = await memory.journal.snapshotOf(person)
    if (!snapshot) return { person }
    if (snapshot.mergedInto !== undefined) return null
    const { stage, authority } = standing(snapshot)
    return {
      person,
      stage,
      level: authority.level,
      addresses: Object.values(snapshot.addresses),
      at: snapshot.now,
    }
  }

  /** A tick for every change; the page then fetches what it shows. What its devices hear comes on the same line. */
  const untilGone = async (
    stream: Parameters<Parameters<typeof streamSSE>[1]>[0],
    person: string | undefined,
    screens: readonly string[],
  ) => {
    const gone = new AbortController()
    stream.onAbort(() => gone.abort())
    const tick = () => void stream.writeSSE({ event: 'change', data: '' })
    const hear = (news: ScreenNews) => void stream.writeSSE({ event: 'screen', data: JSON.stringify(news) })
    const leave = [TOPICS.journals, ...(person ? [TOPICS.person(personId(person))] : [])].map((topic) =>
      memory.feed.subscribe(topic, tick),
    )
    const followed = screens.map((screen) => followScreen(screen, networks, gone.signal, hear))
    await Promise.all(followed.map(({ begun }) => begun))
    // From now on nothing is missed: what the page asks for after this, it need not ask for again.
    await stream.writeSSE({ event: 'begun', data: '' })
    // One that ends is followed anew with all the others, when the page asks again.
    await Promise.race([
      new Promise((resolve) => gone.signal.addEventListener('abort', resolve)),
      ...followed.map(({ ended }) => ended),
    ])
    gone.abort()
    for (const unsubscribe of leave) unsubscribe()
  }

  return routes
}
