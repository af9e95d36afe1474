import { readFile, writeFile } from 'node:fs/promises'
import { orClose } from '#app/ground'
import { clockOf } from '#audit/clock'
import { type Instant, instant } from '#core/time'
import { type Keyboard, keyboard } from './chat/keyboard.ts'
import { type Opened, open } from './chat/open.ts'
import { type Session, session } from './chat/session.ts'
import { PLACES, type Place } from './chat/shown.ts'
import { transcript } from './chat/transcript.ts'
import { Complaint } from './complaint.ts'

/** What `throughline chat` was asked for. */
export type ChatOptions = {
  readonly channel: string
  readonly data?: string
  readonly at?: string
  readonly script?: string
  readonly transcript?: string
}

/** `throughline chat`: talk to the bot in a terminal, and see beside each turn what it noticed and what it may do. */
export const chat = async (options: ChatOptions): Promise<void> => {
  const place = placeIn(options)
  const at = momentIn(options)
  const script = options.script === undefined ? null : await linesOf(options.script)
  const save = await savingTo(options.transcript ?? null)
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  process.once('SIGINT', leave)
  process.once('SIGTERM', leave)
  const opened = await open({ data: options.data ?? null, at })
  const page = transcript(`A conversation with ${opened.rules.business.name}`, aboutOf(opened, place))
  const keys = keyboard(script, leaving)
  const screens = { screens: [keys.screen, page], aside: keys.screen }
  const talk = await orClose(session(opened, place, screens, leaving.signal), async () => {
    keys.close()
    await opened.close()
  })
  try {
    keys.screen.told(greeting(opened, place, keys))
    await play(talk, keys, leaving, () => save(page.page()))
  } finally {
    keys.close()
    await save(page.page())
    await talk.close()
    process.removeListener('SIGINT', leave)
    process.removeListener('SIGTERM', leave)
  }
}

const placeIn = ({ channel }: ChatOptions): Place => {
  const place = PLACES.find((one) => one === channel)
  if (place) return place
  throw new Complaint(`--channel ${channel} is no place to chat from. Write ${PLACES.join(' or ')}.`)
}

const momentIn = ({ at, data }: ChatOptions): Instant | null => {
  if (at === undefined) return null
  if (data !== undefined)
    throw new Complaint('--at is for a conversation that begins anew: leave it out, or --data.')
  const moment = Date.parse(at)
  if (Number.isNaN(moment))
    throw new Complaint(`--at ${at} is no moment. Write one such as 2026-11-23T10:00-05:00.`)
  return instant(moment)
}

/** Lines that begin with # are for whoever reads the script. */
const linesOf = async (file: string): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Complaint(
      `The script cannot be read (${messageOf(error)}). Name a file with a line for each message.`,
    )
  })
  return text.split(/\r?\n/).filter((line) => !line.startsWith('#'))
}

/** Whether it can be written is seen before anybody has said anything. */
const savingTo = async (file: string | null): Promise<(page: string) => Promise<void>> => {
  if (file === null) return async () => {}
  const save = (page: string, flag: 'a' | 'w') =>
    writeFile(file, page, { flag }).catch((error: unknown) => {
      throw new Complaint(
        `The transcript cannot be written (${messageOf(error)}). Name a file in a folder that there is.`,
      )
    })
  await save('', 'a')
  return (page) => save(page, 'w')
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** What has come by itself is shown while nobody types; the page is saved after each line, so that nothing of it is lost. */
const play = async (
  talk: Session,
  keys: Keyboard,
  leaving: AbortController,
  save: () => Promise<void>,
): Promise<void> => {
  let busy: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work)
    busy = done.catch(() => leaving.abort())
    return done
  }
  const looking = keys.isTyped
    ? setInterval(() => void inTurn(talk.look).catch(() => {}), LOOK_MS)
    : undefined
  try {
    for await (const line of keys.lines) {
      if (!(await inTurn(() => obeyed(line, talk, keys)))) return
      await save()
    }
  } finally {
    clearInterval(looking)
    await busy
  }
}

const LOOK_MS = 400

/** Who sits there is told what was wrong, and goes on; a script ends with it. */
const obeyed = async (line: string, talk: Session, keys: Keyboard): Promise<boolean> => {
  try {
    return await talk.obey(line)
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    if (!keys.isTyped) throw new Complaint(`"${line}": ${error.message}`)
    keys.screen.told(error.message)
    return true
  }
}

const PLACE_WORDS: { readonly [place in Place]: string } = {
  webchat: "on the website's chat",
  sms: 'by text message',
}

const greeting = ({ rules }: Opened, place: Place, { isTyped }: Keyboard): string =>
  `You are a buyer, ${PLACE_WORDS[place]} with ${rules.business.name}.${isTyped ? ' /help says what else there is, /quit leaves.' : ''}`

const aboutOf = ({ rules, now }: Opened, place: Place): string => {
  const { day, zone } = clockOf(rules.business.policy.timeZone)
  return `It began ${PLACE_WORDS[place]} on ${day(now())} (${zone}). In small print, after each turn: what was noticed, with the words and until when it counts, and where it stands.`
}
