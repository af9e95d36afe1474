import { type Context, Hono } from 'hono'
import type { Watch } from '#bus/watch'
import { backPage, closedPage, laterPage, paidPage, payPage } from '#checkout/page'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { presentOf } from '#contracts/present'
import type { CheckoutTicket, Seal } from '#contracts/seal'
import { authorityOf, holds } from '#core/authority'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import type { Checkout, State } from '#core/state'
import { later } from '#core/time'

/** What the built-in checkout needs. */
export type PayParts = {
  readonly memory: Memory
  readonly seal: Seal
  readonly clock: Clock
  readonly rules: Rules
  readonly log: Log
  readonly watch: Watch
  /** Who takes the money; null: the built-in page, which moves none. */
  readonly provider: CheckoutProvider | null
  readonly publicUrl: string
}

/**
 * `/pay/:token`: the authority is checked again at the click (A10): the link opens only while the very offer it was
 * made for stands. Paying puts a payment into the person's inbox, once however often the button is pressed; one that
 * could not be kept was not made, and the page says so.
 */
export const pay = (parts: PayParts): Hono => {
  const routes = new Hono()
  routes.onError((error, context) => {
    // Without the path: whoever has it can pay.
    if (!parts.watch.isOut()) parts.log.error({ error: String(error) }, 'a payment page could not be served')
    return context.html(laterPage(context.req.method === 'POST'), 503, { 'Retry-After': '5' })
  })
  routes.get('/:token', async (context) => {
    const offer = await offerOf(context.req.param('token'), parts)
    if (offer.kind !== 'open') return notOpen(context, offer, parts)
    if (parts.provider) return toProvider(context, offer.checkout, parts.provider, offer.ticket.person, parts)
    return context.html(payPage(parts.rules.business.name, offer.checkout.terms))
  })
  routes.get('/:token/back', async (context) => {
    const token = context.req.param('token')
    const offer = await offerOf(token, parts)
    if (offer.kind === 'paid') return notOpen(context, offer, parts)
    if (offer.kind === 'closed' && !parts.seal.openCheckout(token)) return notOpen(context, offer, parts)
    // A page that was opened in time may be paid after the link has closed: who comes from there may have paid.
    return context.html(backPage(parts.rules.business.name, offer.kind === 'open' ? `/pay/${token}` : null))
  })
  routes.post('/:token', async (context) => {
    const offer = await offerOf(context.req.param('token'), parts)
    if (offer.kind !== 'open') return notOpen(context, offer, parts)
    // Where a provider takes the money, our word alone makes no payment.
    if (parts.provider) return context.redirect(`/pay/${context.req.param('token')}`, 303)
    await takePayment(offer.ticket, offer.checkout, parts)
    return context.html(paidPage(parts.rules.business.name, null))
  })
  return routes
}

/** The provider's page is made at the click (A10, D7); coming back from it proves nothing. */
const toProvider = async (
  context: Context,
  { id, hash, terms, expiresAt }: Checkout,
  provider: CheckoutProvider,
  person: PersonId,
  parts: PayParts,
): Promise<Response> => {
  const { log, publicUrl } = parts
  const back = `${publicUrl}/pay/${context.req.param('token')}/back`
  const opened = await provider.open({ checkout: id, hash, terms, expiresAt, back })
  if (opened.kind === 'at') return context.redirect(opened.url, 303)
  log.error({ checkout: id, reason: opened.reason }, 'the payment provider made no page')
  await tellOf(id, opened.reason, person, parts)
  return context.html(laterPage(false), 503, { 'Retry-After': '5' })
}

/** Who wanted to pay and could not is told in the chat, and once for each link (D4). */
const tellOf = async (
  checkout: string,
  reason: string,
  person: PersonId,
  { memory, clock, log }: PayParts,
): Promise<void> => {
  const now = clock.now()
  const event = { kind: 'checkout-unavailable' as const, at: now, checkout, reason }
  await memory.mailbox
    .accept(person, { id: `unavailable:${checkout}`, event }, now)
    .catch((error: unknown) => log.error({ checkout, error: String(error) }, 'nobody is told of it'))
}

type Offer =
  | { readonly kind: 'open'; readonly ticket: CheckoutTicket; readonly checkout: Checkout }
  | { readonly kind: 'paid'; readonly receipt: string }
  | { readonly kind: 'closed'; readonly why: string }

const offerOf = async (token: string, { seal, memory, clock, rules }: PayParts): Promise<Offer> => {
  const ticket = seal.openCheckout(token)
  if (!ticket) return { kind: 'closed', why: 'This is not a link of ours, or it was cut short on the way.' }
  const state: State | null = await presentOf(ticket.person, memory.journal)
  if (state?.payment && state.payment.checkout === ticket.checkout)
    return { kind: 'paid', receipt: state.payment.receipt }
  const checkout = state?.checkout
  if (!state || checkout?.id !== ticket.checkout || checkout.standing !== 'open') {
    return { kind: 'closed', why: 'The offer has changed since this link was sent.' }
  }
  if (clock.now() >= checkout.expiresAt) return { kind: 'closed', why: 'The link has expired.' }
  const authority = authorityOf({ ...state, now: later(state.now, clock.now()) }, rules)
  if (!holds(authority, 'commit')) return { kind: 'closed', why: 'What you agreed to no longer stands.' }
  return { kind: 'open', ticket, checkout }
}

const notOpen = (context: Context, offer: Exclude<Offer, { kind: 'open' }>, { rules }: PayParts) =>
  offer.kind === 'paid'
    ? context.html(paidPage(rules.business.name, offer.receipt))
    : context.html(closedPage(offer.why), 410)

const takePayment = async (
  ticket: CheckoutTicket,
  checkout: Checkout,
  { memory, clock }: PayParts,
): Promise<void> => {
  const now = clock.now()
  await memory.mailbox.accept(
    ticket.person,
    {
      id: `builtin:${checkout.id}`,
      event: {
        kind: 'payment-received',
        at: now,
        checkout: checkout.id,
        hash: checkout.hash,
        amount: checkout.terms.dueNow,
        provider: 'builtin',
        reference: checkout.id,
      },
    },
    now,
  )
}
