import { maskingOf } from '#audit/secrets'
import { shelfOf } from '#botframework/storage'
import { shelfOf as shelfOfLink } from '#bus/links'
import { streamOf } from '#channels/webchat/index'
import { sealWith } from '#checkout/seal'
import type { Calendar } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Crm } from '#contracts/crm'
import type { DeskPort } from '#contracts/desk'
import type { Host } from '#contracts/host'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { erasedCard } from '#desk/erased'
import type { Media } from '#media/index'
import type { Places } from '#privacy/find'
import { openPrivacy, type Privacy } from '#privacy/index'
import type { TombstoneFile } from '#privacy/tombstone-file'
import { startOf } from '#server/directline/owner'
import { shortShelf } from '#server/short-link'

/** What there may be of persons, and where. */
export type PrivacyOptions = {
  readonly memory: Memory
  readonly clock: Clock
  readonly log: Log
  readonly signingSecret: string
  readonly calendar: Calendar | null
  readonly media: Media | null
  readonly desk: DeskPort | null
  readonly crm: Crm | null
  readonly hosts: readonly Host[]
  readonly tombstones: TombstoneFile | null
}

/** Export and erasure, with all that knows where something of a person may lie (M9). */
export const privacyOf = ({
  memory,
  clock,
  log,
  signingSecret,
  calendar,
  media,
  desk,
  crm,
  hosts,
  tombstones,
}: PrivacyOptions): Privacy =>
  openPrivacy({
    memory,
    clock,
    log,
    places: placesOf(
      hosts.map(({ name }) => name),
      signingSecret,
    ),
    file: tombstones,
    forgetFile: media && ((id) => media.store.forget(id)),
    openFile: async (id) => (await media?.store.open(id)) ?? null,
    place: async ({ bytes }) => ({ base64: Buffer.from(bytes).toString('base64') }),
    mask: maskingOf,
    others: {
      closeCard: desk && ((message) => desk.update(message, erasedCard())),
      calendar,
      crm,
    },
  })

/** The names that rooms give to what they keep of somebody; whoever only looks needs no secret. */
export const placesOf = (bots: readonly string[], signingSecret: string | null): Places => ({
  streamsOf: ({ channel, id }) => (channel === 'webchat' ? [streamOf(id), startOf(id)] : []),
  shelvesOf: (person) => bots.map((bot) => shelfOf(bot, person)),
  shelvesOfLink: (link) => {
    const short = signingSecret && shortShelf(sealWith(signingSecret).shortLink(link))
    return [shelfOfLink(link), ...(short ? [short] : [])]
  },
})

/** The memory, which says so when something comes for whoever was erased; and never of whom. */
export const tellingOfErased = (memory: Memory, log: Log): Memory => ({
  ...memory,
  mailbox: {
    ...memory.mailbox,
    accept: async (to, envelope, now) => {
      const answer = await memory.mailbox.accept(to, envelope, now)
      if (answer === 'erased')
        log.info({ kind: envelope.event.kind }, 'what came for an erased person was dropped')
      return answer
    },
  },
})
