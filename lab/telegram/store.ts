import { z } from 'zod'
import { openAudience } from '../shared/audience.ts'
import { writerOf } from '../shared/lines.ts'

const Stretch = z.looseObject({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  url: z.string().optional(),
})

const InlineButton = z.object({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
})

const Person = z.object({
  id: z.number(),
  is_bot: z.boolean(),
  first_name: z.string(),
  username: z.string().optional(),
  language_code: z.string().optional(),
})

const Chat = z.object({
  id: z.number(),
  type: z.enum(['private', 'supergroup']),
  title: z.string().optional(),
  first_name: z.string().optional(),
})

/** A message in the Bot API's own shape, as far as it is the same for all kinds. */
const Message = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: Chat,
  from: Person,
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(Stretch).optional(),
  caption_entities: z.array(Stretch).optional(),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(InlineButton)) }).optional(),
  reply_to_message: z.looseObject({ message_id: z.number() }).optional(),
})

const KeyboardButton = z.object({ text: z.string(), request_contact: z.boolean().optional() })

const Kept = z.object({
  message: Message,
  /** The keyboard in place of the letters, while it is shown; Telegram tells it to nobody but the client. */
  keyboard: z.object({ rows: z.array(z.array(KeyboardButton)), isOnce: z.boolean() }).nullable(),
  photo: z.string().nullable(),
  document: z.object({ url: z.string(), name: z.string() }).nullable(),
})

const File = z.object({ id: z.string(), url: z.string(), path: z.string(), size: z.number().nullable() })

/** One message, with what a client shows of it. */
export type Kept = Readonly<z.infer<typeof Kept>>
/** A message in the Bot API's shape. */
export type Message = z.infer<typeof Message>
/** A user or the bot. */
export type Person = z.infer<typeof Person>
/** A stretch of a text, in UTF-16 units. */
export type Stretch = z.infer<typeof Stretch>
/** A file that somebody sent, and where it really is. */
export type File = Readonly<z.infer<typeof File>>

const Line = z.union([
  z.object({ kept: Kept }),
  z.object({ person: Person }),
  z.object({ file: File }),
  z.object({ user: z.number(), blocked: z.boolean() }),
  z.object({ update: z.number() }),
])
type Line = z.infer<typeof Line>

/** What the emulated Telegram knows. */
export type Store = {
  /** Adds a message, or replaces the one of the same id. */
  keep(kept: Kept): void
  find(chat: number, id: number): Kept | undefined
  /** One chat, oldest first. */
  thread(chat: number): readonly Kept[]
  meet(person: Person): void
  person(id: number): Person | undefined
  addFile(file: File): void
  file(id: string): File | undefined
  fileAt(path: string): File | undefined
  block(user: number, blocked: boolean): void
  isBlocked(user: number): boolean
  nextMessageId(): number
  nextUpdateId(): number
  /** Hears of every message that is kept; answers the way to stop. */
  watch(listener: (kept: Kept) => void): () => void
}

/** Opens the store; with a file, every change is a line in it and a restart finds everything again. */
export const openStore = (file: string | null): Store => {
  const messages = new Map<number, Kept>()
  const people = new Map<number, Person>()
  const files = new Map<string, File>()
  const blocked = new Set<number>()
  const { tell, watch } = openAudience<Kept>()
  let [lastMessage, lastUpdate] = [0, 731_000_000]

  const apply = (line: Line): void => {
    if ('kept' in line) {
      messages.set(line.kept.message.message_id, line.kept)
      lastMessage = Math.max(lastMessage, line.kept.message.message_id)
    } else if ('person' in line) people.set(line.person.id, line.person)
    else if ('file' in line) files.set(line.file.id, line.file)
    else if ('update' in line) lastUpdate = line.update
    else if (line.blocked) blocked.add(line.user)
    else blocked.delete(line.user)
  }
  const write = writerOf(file, Line, apply)

  return {
    keep: (kept) => {
      write({ kept })
      tell(kept)
    },
    find: (chat, id) => {
      const kept = messages.get(id)
      return kept?.message.chat.id === chat ? kept : undefined
    },
    thread: (chat) => [...messages.values()].filter(({ message }) => message.chat.id === chat),
    meet: (person) => write({ person }),
    person: (id) => people.get(id),
    addFile: (one) => write({ file: one }),
    file: (id) => files.get(id),
    fileAt: (path) => [...files.values()].find((one) => one.path === path),
    block: (user, on) => write({ user, blocked: on }),
    isBlocked: (user) => blocked.has(user),
    nextMessageId: () => ++lastMessage,
    nextUpdateId: () => {
      write({ update: lastUpdate + 1 })
      return lastUpdate
    },
    watch,
  }
}
