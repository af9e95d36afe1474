import type { FileKeeper } from '#contracts/files'
import type { Seal } from '#contracts/seal'
import { KEPT_FILE } from '#core/desk-hear'
import type { PersonId } from '#core/ids'
import { type Message, type Secret, type SentFile, SLOTS } from '#core/message'
import { instant } from '#core/time'

/** Puts the secret into its place, at the last moment before sending; it is nowhere else. */
export const fill = (
  message: Message,
  secret: Secret | null,
  person: PersonId,
  { seal, publicUrl }: { readonly seal: Seal; readonly publicUrl: string },
): Message => {
  if (!secret) return message
  const [slot, value] = filling(secret)
  return {
    ...message,
    text: message.text.replaceAll(slot, value),
    cards: message.cards.map((card) => ({
      ...card,
      text: card.text.replaceAll(slot, value),
      links: card.links.map((link) => ({ ...link, url: link.url.replaceAll(slot, value) })),
    })),
    ...(message.files && {
      files: message.files.map((file) => ({ ...file, url: file.url.replaceAll(slot, value) })),
    }),
  }

  function filling(of: Secret): readonly [slot: string, value: string] {
    switch (of.kind) {
      case 'code':
        return [SLOTS.code, seal.codeFor(of.challenge)]
      case 'checkout':
        return [SLOTS.checkout, payUrl(of.checkout, of.expiresAt)]
      case 'invitation':
        return [SLOTS.invitation, `${publicUrl}/calendar/${seal.sealInvitation(of.booking)}.ics`]
      case 'link':
        return [SLOTS.link, `${publicUrl}/c/${seal.sealLink(of.link)}`]
      default:
        return of satisfies never
    }
  }

  function payUrl(checkout: string, expiresAt: number): string {
    return `${publicUrl}/pay/${seal.sealCheckout({ person, checkout, expiresAt: instant(expiresAt) })}`
  }
}

/** Files of our own keeping get the address under which they are handed out. */
export const withAddresses = (message: Message, keeper: Pick<FileKeeper, 'addressOf'> | null): Message =>
  message.files === undefined || keeper === null
    ? message
    : { ...message, files: message.files.map((file) => ({ ...file, url: addressOf(file, keeper) })) }

const addressOf = ({ url, name }: SentFile, keeper: Pick<FileKeeper, 'addressOf'>): string =>
  url.startsWith(KEPT_FILE)
    ? keeper.addressOf({ id: url.slice(KEPT_FILE.length).split('/')[0] ?? '', name })
    : url
