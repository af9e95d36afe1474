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
  const [slot, value] =
    secret.kind === 'code'
      ? [SLOTS.code, seal.codeFor(secret.challenge)]
      : [SLOTS.checkout, payUrl(secret.checkout, secret.expiresAt)]
  return {
    ...message,
    text: message.text.replaceAll(slot, value),
    cards: message.cards.map((card) => ({
      ...card,
      text: card.text.replaceAll(slot, value),
      links: card.links.map((link) => ({ ...link, url: link.url.replaceAll(slot, value) })),
    })),
  }

  function payUrl(checkout: string, expiresAt: number): string {
    return `${publicUrl}/pay/${seal.sealCheckout({ person, checkout, expiresAt: instant(expiresAt) })}`
  }
}
