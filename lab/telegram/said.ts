import { z } from 'zod'
import { chatOf, type Parts } from './content.ts'
import { GROUP } from './options.ts'
import type { Kept, Message, Person, Store, Stretch } from './store.ts'

/** What a client sends: words, files, a place or a card. */
export const Said = z.object({
  text: z.string().default(''),
  chat: z.enum(['private', 'group']).default('private'),
  replyTo: z.number().int().optional(),
  files: z
    .array(
      z.object({
        url: z.url(),
        contentType: z.string(),
        name: z.string().default('file'),
        size: z.number().int().min(0).nullable().default(null),
      }),
    )
    .max(10)
    .default([]),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z.enum(['own', 'other']).optional(),
  /** The number on one's own card, without a plus sign, as Telegram has it. */
  phone: z.string().optional(),
  /** What the user is called from now on. */
  name: z.string().min(1).optional(),
})
/** What a client sends. */
export type Said = z.infer<typeof Said>

type File = Said['files'][number]

/** The user of a client, made the first time it does anything. */
export const meet = (store: Store, id: number, name?: string): Person => {
  const known = store.person(id)
  if (known && (name === undefined || known.first_name === name)) return known
  const person = { id, is_bot: false, first_name: name ?? `Buyer ${id}`, language_code: 'en' }
  store.meet(person)
  return person
}

/** Sends what a client says: a message for each file, or one. Several files are an album. */
export const say = (parts: Parts, person: Person, said: Said): readonly Kept[] => {
  const { store, courier } = parts
  const album = said.files.length > 1 ? { media_group_id: `album-${store.nextMessageId()}` } : {}
  const bodies: readonly Body[] =
    said.files.length > 0
      ? said.files.map((file, n) => fileBody(store, file, n === 0 ? said.text : ''))
      : [{ message: plainBody(said, person) }]
  return bodies.map(({ message: body, ...shown }) => {
    const kept = keptOf(parts, person, said, { ...body, ...album }, shown)
    store.keep(kept)
    courier.bring(kept.message.chat.id, 'message', kept.message)
    return kept
  })
}

type Body = {
  readonly message: object
  readonly photo?: string
  readonly document?: { url: string; name: string }
}

const keptOf = (
  { store, clock }: Parts,
  person: Person,
  said: Said,
  body: object,
  shown: Omit<Body, 'message'>,
): Kept => {
  const chat = chatOf(said.chat === 'group' ? GROUP : person.id, store)
  const quoted = said.replyTo === undefined ? undefined : store.find(chat.id, said.replyTo)?.message
  const message: Message = {
    message_id: store.nextMessageId(),
    date: Math.floor(clock.now() / 1_000),
    chat,
    from: person,
    ...(quoted && { reply_to_message: { ...quoted, reply_to_message: undefined } }),
    ...body,
  }
  return { message, keyboard: null, photo: shown.photo ?? null, document: shown.document ?? null }
}

const plainBody = ({ text, location, contact, phone }: Said, person: Person): object => {
  if (location) return { location }
  if (contact === 'own')
    return {
      contact: { phone_number: phone ?? phoneOf(person), first_name: person.first_name, user_id: person.id },
    }
  if (contact === 'other')
    return { contact: { phone_number: '+442071838750', first_name: 'Sam', last_name: 'Field', user_id: 99 } }
  return { text, ...entitiesIn(text, 'entities') }
}

/** A number of its own for every user, without the plus sign that Telegram leaves out. */
const phoneOf = ({ id }: Person): string => `1212555${String(id % 10_000).padStart(4, '0')}`

const fileBody = (store: Store, { url, contentType, name, size }: File, caption: string): Body => {
  const kind = kindOf(contentType)
  const id = `${kind}_${store.nextMessageId()}`
  store.addFile({ id, url, size, path: `${kind}/${id}` })
  const common = { file_id: id, file_unique_id: id, ...(size === null ? {} : { file_size: size }) }
  const said = caption === '' ? {} : { caption, ...entitiesIn(caption, 'caption_entities') }
  if (kind === 'photo') {
    const small = { ...common, file_id: `${id}_s`, width: 90, height: 67 }
    return { message: { photo: [small, { ...common, width: 1280, height: 960 }], ...said }, photo: url }
  }
  const file = { ...common, mime_type: contentType, ...(kind === 'voice' ? {} : { file_name: name }) }
  return { message: { [kind]: file, ...said }, document: { url, name } }
}

const kindOf = (contentType: string): 'photo' | 'voice' | 'audio' | 'video' | 'document' => {
  if (/^image\/(jpeg|png|webp)$/.test(contentType)) return 'photo'
  if (contentType === 'audio/ogg') return 'voice'
  if (contentType.startsWith('audio/')) return 'audio'
  return contentType.startsWith('video/') ? 'video' : 'document'
}

/** Commands, mentions and addresses, as the server marks them by itself. */
const entitiesIn = (text: string, field: string): object => {
  const found: readonly Stretch[] = [
    ...stretches(text, /^\/\w{1,32}(?:@\w+)?/gu, 'bot_command'),
    ...stretches(text, /(?<![\w@/])@\w{4,32}/gu, 'mention'),
    ...stretches(text, /https?:\/\/\S+/gu, 'url'),
  ]
  return found.length === 0 ? {} : { [field]: found.toSorted((a, b) => a.offset - b.offset) }
}

const stretches = (text: string, shape: RegExp, type: string): readonly Stretch[] =>
  [...text.matchAll(shape)].map((match) => ({ type, offset: match.index, length: match[0].length }))
