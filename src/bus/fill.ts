import type { Seal } from '#contracts/seal'
import type { PersonId } from '#core/ids'
import { type Message, type Secret, SLOTS } from '#core/message'
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
      default:
        return of satisfies never
    }
  }

  function payUrl(checkout: string, expiresAt: number): string {
    return `${publicUrl}/pay/${seal.sealCheckout({ person, checkout, expiresAt: instant(expiresAt) })}`
  }
}
