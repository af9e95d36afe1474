import type { Log } from '#contracts/log'
import { seconds } from '#core/time'
import { clusterWire } from './cluster-wire.ts'
import { openEar } from './ear.ts'
import { type Info, inspect, inspectCluster, loadedInfo, troubleOpening } from './inspect.ts'
import { codeOf } from './letters.ts'
import type { Hold, Redis } from './node.ts'
import { watchOutages } from './outages.ts'
import { nameOf, type Place } from './place.ts'
import { RedisTrouble } from './trouble.ts'
import { singleWire, type Wire } from './wire.ts'

/** The Redis that was found. */
export type Met = {
  /** Host and port, as in REDIS_URL. */
  readonly address: string
  readonly version: string
  readonly cluster: boolean
  /** Whether what it holds is on disk; without, a restart of Redis forgets everything. */
  readonly appendonly: boolean
}

/** Where to look, and with what. */
export type MeetOptions = {
  readonly redis: Redis
  readonly place: Place
  readonly cluster: boolean
  readonly prefix: string
  readonly log: Log
}

const PATIENCE = seconds(5)

/** While opening, whoever starts the program is told, and the log is not. */
const QUIET: Log = { info() {}, warn() {}, error() {} }
const ONCE: Hold = { persists: false, silence: seconds(10) }

/** Looks at every server before we rely on it, and tries what we need; throws a RedisTrouble, or says what it met. */
export const meet = async (options: MeetOptions): Promise<Met> => {
  const { place, cluster, log } = options
  const name = nameOf(place)
  const info = await look(place, options)
  const masters = cluster ? await mastersFrom(options) : [place]
  const infos = cluster ? await Promise.all(masters.map((master) => look(master, options))) : [info]
  await overWire(cluster ? clusterWire : singleWire, place, options, (wire) =>
    wire.send(probeOf(options), ['EVAL', PROBE, '1', probeOf(options)]),
  )
  await tryListening(options)
  const appendonly = infos.every(({ aof_enabled }) => aof_enabled === '1')
  if (!appendonly) log.warn({ redis: name }, VOLATILE)
  return { address: name, version: info.redis_version ?? '', cluster, appendonly }
}

const VOLATILE =
  'Redis keeps its data in memory only (appendonly no): a restart of it forgets every conversation. Run CONFIG SET appendonly yes, and write it into its configuration too.'

/** What our scripts do, in small: write, publish, ask the time. */
const PROBE = `redis.call('SET', KEYS[1], '1', 'PX', '1000')
redis.call('SPUBLISH', KEYS[1], '')
return redis.call('TIME')`

const probeOf = ({ prefix }: MeetOptions): string => `${prefix}:{probe}`

/** What a server says of itself, once it has loaded its data; refused where we could not rely on it. */
const look = (place: Place, options: MeetOptions): Promise<Info> =>
  overWire(singleWire, place, options, async (wire) => {
    const name = nameOf(place)
    const info = await loadedInfo(() => within(name, wire.send('', ['INFO'])), name, options.log)
    inspect(info, name, options)
    return info
  })

const mastersFrom = async (options: MeetOptions): Promise<readonly Place[]> => {
  const { place } = options
  const told = await overWire(singleWire, place, options, (wire) => wire.send('', ['CLUSTER', 'INFO']))
  inspectCluster(told, nameOf(place))
  return overWire(clusterWire, place, options, async (wire) => wire.places())
}

/** Does something over a wire of its own; what goes wrong is a letter that names the place. */
const overWire = async <T>(
  make: typeof singleWire,
  place: Place,
  { redis }: MeetOptions,
  act: (wire: Wire) => Promise<T>,
): Promise<T> => {
  const wire = make({ redis, places: [place], by: 'meet', outages: watchOutages(QUIET), hold: ONCE })
  try {
    await within(nameOf(place), wire.connect())
    return await act(wire)
  } catch (error) {
    throw troubleOpening(place, error)
  } finally {
    wire.destroy()
  }
}

/** Permissions for channels are granted apart from those for keys. That another node has the channel is no trouble. */
const tryListening = async (options: MeetOptions): Promise<void> => {
  const ear = openEar({ ...options, outages: watchOutages(QUIET), hold: ONCE, onMoved: () => {} })
  try {
    await within(
      nameOf(options.place),
      ear.hear(probeOf(options), () => {}),
    )
  } catch (error) {
    if (codeOf(error) !== 'MOVED') throw troubleOpening(options.place, error)
  } finally {
    ear.destroy()
  }
}

/** The answer, or a letter when there is none in time. */
const within = async <T>(name: string, answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    const letter = `The Redis at ${name} takes connections and does not answer. See whether it is stopped, or busy with something long.`
    timer = setTimeout(() => reject(new RedisTrouble(letter)), PATIENCE)
  })
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
