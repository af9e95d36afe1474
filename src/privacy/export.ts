import type { Clock } from '#contracts/clock'
import type { ReadableMemory } from '#contracts/memory'
import { addressKey } from '#core/address'
import type { Event } from '#core/event'
import type { KeptFile } from '#core/file'
import { historyOf } from '#core/history'
import type { PersonId } from '#core/ids'
import { pattern } from '#core/pattern'
import type { Contact } from '#core/state'
import { conversationOf, iso, wordsOf } from './conversation.ts'
import { type Found, find, type Places } from './find.ts'
import type { Exported, ExportedAddress, ExportedEvent, ExportedFile } from './shape.ts'

/** A kept file with its bytes. */
export type FileWithBytes = KeptFile & { readonly bytes: Uint8Array }

/** What exporting works with. */
export type ExportParts = {
  readonly memory: Pick<ReadableMemory, 'journal' | 'directory' | 'streams' | 'records'>
  readonly clock: Clock
  readonly places: Places
  /** A file that somebody sent; null: it is not there any more. */
  readonly openFile: (id: string) => Promise<FileWithBytes | null>
  /** Where the bytes go: into the document, or beside it. */
  readonly place: (file: FileWithBytes) => Promise<NonNullable<ExportedFile['content']>>
  /** Takes out what opens anything: codes, and the last part of our links. */
  readonly mask: (journal: readonly Event[]) => <T>(value: T) => T
}

/** All that is kept of a person, for them to have (M9): readable, and complete as it is kept beside that. */
export const exportOf = async (person: PersonId, parts: ExportParts): Promise<Exported> => {
  const { memory, clock, places, mask } = parts
  const found = await find(person, memory, places)
  const journals = await Promise.all(found.persons.map((one) => journalOf(one, memory)))
  const [own] = journals
  const told = historyOf(own?.events ?? [])
  const state = own?.snapshot ?? null
  const signals = Object.values(state?.signals ?? {})
  const document: Exported = {
    format: 'throughline.person',
    version: 1,
    exportedAt: iso(clock.now()),
    person,
    formerly: found.persons.filter((one) => one !== person),
    addresses: Object.values(state?.addresses ?? {}).map(addressOf),
    conversation: conversationOf(told),
    known: signals.map(({ at, validUntil, ...signal }) => ({
      ...signal,
      at: iso(at),
      validUntil: validUntil === null ? null : iso(validUntil),
    })),
    files: await filesOf(told, parts),
    consent: ofKinds(told, CONSENT),
    meetings: ofKinds(told, MEETINGS),
    money: ofKinds(told, MONEY),
    handOffs: ofKinds(told, HAND_OFFS),
    reports: ofKinds(told, REPORTS),
    crm: ofKinds(found.events, CRM),
    waiting: journals.flatMap(({ pending }) =>
      pending.flatMap(({ to, deed }) =>
        deed.act === 'send' ? [{ address: addressKey(to), ...wordsOf(deed.message) }] : [],
      ),
    ),
    chats: await chatsOf(found, memory),
    desk: found.handOffs.map((handOff, n) => ({ handOff, card: found.cards[n] ?? null })),
    state,
    journals: journals.map(({ person: of, events }) => ({ person: of, events })),
  }
  return mask(found.events)(document)
}

const journalOf = async (person: PersonId, { journal }: ExportParts['memory']) => {
  const { snapshot = null, events = [], pending = [] } = (await journal.recall(person)) ?? {}
  return { person, snapshot, events, pending }
}

const addressOf = (contact: Contact): ExportedAddress => ({
  address: addressKey(contact.address),
  name: contact.name ?? null,
  login: contact.login ?? null,
  proof: contact.proof,
  firstHeard: iso(contact.firstHeard),
  lastHeard: iso(contact.lastHeard),
  open: !contact.suppressed,
  consent: contact.consent && {
    at: iso(contact.consent.at),
    wording: contact.consent.wording,
    quote: contact.consent.evidence.quote,
  },
})

const filesOf = async (
  events: readonly Event[],
  { openFile, place }: ExportParts,
): Promise<readonly ExportedFile[]> => {
  const kept = events.flatMap((event) => (event.kind === 'file-kept' ? [event.file] : []))
  const files = new Map(kept.map((file) => [file.id, file]))
  return Promise.all(
    [...files.values()].map(async ({ keptUntil, ...file }) => {
      const there = await openFile(file.id)
      return { ...file, keptUntil: iso(keptUntil), content: there && (await place(there)) }
    }),
  )
}

const chatsOf = ({ streams }: Found, memory: ExportParts['memory']): Promise<Exported['chats']> =>
  Promise.all(
    streams.map(async (stream) => ({
      stream,
      lines: (await memory.streams.read(stream, 0)).map(({ line }) => line),
    })),
  )

const ofKinds = (events: readonly Event[], kinds: RegExp): readonly ExportedEvent[] =>
  events.filter(({ kind }) => kinds.test(kind)).map((event) => ({ ...event, at: iso(event.at) }))

const CONSENT = pattern('')`
  ^(?:
    consent-given|opted-(?:out|in)|address-(?:joined|left|closed|taken)|identity-proven
    |logged-in|code-(?:issued|shown)|link-(?:issued|redeemed)
  )$
`
const MEETINGS = /^(?:booking|slots|hold|look|move|cancel)-/
const MONEY = /^(?:recap|acceptance|checkout|payment|order)-|^(?:acknowledged|paid|link-opened)$/
const HAND_OFFS = /^(?:hand-off|rep|exception)-/
const REPORTS = /^(?:signal-reported|report-kept)$/
const CRM = /^crm-told$/
