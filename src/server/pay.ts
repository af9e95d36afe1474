import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Watch } from '#bus/watch'
import { STYLE_HASH } from '#checkout/frame'
import { backPage, closedPage, laterPage, paidPage, payPage, previewPage } from '#checkout/page'
import { pagesIn, preferredIn } from '#checkout/pages-in'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Log } from '#contracts/log'
import type { CheckoutTicket } from '#contracts/seal'
import type { PersonId } from '#core/ids'
import type { PaymentNews } from '#core/payment-event'
import type { Checkout } from '#core/state'
import { minutes } from '#core/time'
import { type Offer, type OfferParts, offerOf } from './offer.ts'
import { isPreview } from './preview.ts'

/** What the built-in checkout needs. */
export type PayParts = OfferParts & {
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
  const { provider, rules } = parts
  const seller = rules.business
  const routes = new Hono()
  routes.use(guarded, async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  })
  routes.onError((error, context) => {
    // Without the path: whoever has it can pay.
    if (!parts.watch.isOut()) parts.log.error({ error: String(error) }, 'a payment page could not be served')
    const pages = pagesFor(context, parts)
    return context.html(laterPage(context.req.method === 'POST' && !provider, pages), 503, {
      'Retry-After': '5',
    })
  })
  routes.get('/:token', async (context) => {
    if (isPreview(context.req)) return context.html(previewPage(seller, pagesFor(context, parts)))
    const offer = await offerOf(context.req.param('token'), parts)
    await noteOpened(offer, parts)
    if (offer.kind !== 'open') return notOpen(context, offer, parts)
    const { ticket, checkout } = offer
    const payee = payeeOf(checkout, parts)
    if (payee) return toProvider(context, checkout, payee, ticket.person, parts)
    return context.html(payPage(seller, checkout.terms, pagesFor(context, parts, offer)))
  })
  routes.get('/:token/back', async (context) => {
    const token = context.req.param('token')
    if (isPreview(context.req)) return context.html(previewPage(seller, pagesFor(context, parts)))
    const offer = await offerOf(token, parts)
    if (offer.kind === 'paid' || (offer.kind === 'closed' && !parts.seal.openCheckout(token)))
      return notOpen(context, offer, parts)
    // A page that was opened in time may be paid after the link has closed: who comes from there may have paid.
    return context.html(
      backPage(seller, offer.kind === 'open' ? `/pay/${token}` : null, pagesFor(context, parts, offer)),
    )
  })
  routes.post('/:token', async (context) => {
    const offer = await offerOf(context.req.param('token'), parts)
    if (offer.kind !== 'open') return notOpen(context, offer, parts)
    const { ticket, checkout } = offer
    // Where a provider takes the money, our word alone makes no payment.
    if (payeeOf(checkout, parts)) return context.redirect(`/pay/${context.req.param('token')}`, 303)
    await takePayment(ticket, checkout, parts)
    return context.html(paidPage(seller, null, checkout.terms.dueNow !== 0, pagesFor(context, parts, offer)))
  })
  return routes
}

/** No script, no frame, no picture, one style; and no other site learns where the visitor came from: the address is the key. */
const guarded = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [STYLE_HASH],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
})

/** Where nothing is due now there is nothing for a provider to take: the order is confirmed on our own page. */
const payeeOf = ({ terms }: Checkout, { provider }: PayParts): CheckoutProvider | null =>
  terms.dueNow === 0 ? null : provider

/** The provider's page is made at the click (A10, D7); coming back from it proves nothing. */
const toProvider = async (
  context: Context,
  { id, hash, terms, failed = 0, expiresAt }: Checkout,
  provider: CheckoutProvider,
  person: PersonId,
  parts: PayParts,
): Promise<Response> => {
  const { log, publicUrl } = parts
  const back = `${publicUrl}/pay/${context.req.param('token')}/back`
  const opened = await provider.open({ checkout: id, hash, terms, attempt: failed + 1, expiresAt, back })
  if (opened.kind === 'at') return context.redirect(opened.url, 303)
  log.error({ checkout: id, reason: opened.reason }, 'the payment provider made no page')
  // Who wanted to pay and could not is told in the chat, and once for each link (D4).
  const { reason } = opened
  await note(
    person,
    `unavailable:${id}`,
    { kind: 'checkout-unavailable', at: now(parts), checkout: id, reason },
    parts,
  )
  return context.html(laterPage(false, pagesFor(context, parts)), 503, { 'Retry-After': '5' })
}

const notOpen = (context: Context, offer: Exclude<Offer, { kind: 'open' }>, parts: PayParts) => {
  const { business } = parts.rules
  const pages = pagesFor(context, parts, offer)
  return offer.kind === 'paid'
    ? context.html(paidPage(business, offer.receipt, offer.wasDue, pages))
    : context.html(closedPage(business, offer.why, pages), 410)
}

/** In the language that they agreed in; where nobody is known, in the one that the browser asks for. */
const pagesFor = (context: Context, { rules }: PayParts, offer?: Offer) =>
  pagesIn(rules.business, offer?.ticket ? offer.locale : preferredIn(context.req.header('accept-language')))

/**
 * That a link was opened stands in the journal (A8): an open one at most once a minute, a closed one once for each way in which
 * it is closed, so that whoever has it fills no journal. A token that is none of ours belongs to nobody.
 */
const noteOpened = async (offer: Offer, parts: PayParts): Promise<void> => {
  const { ticket, kind } = offer
  if (!ticket) return parts.log.info({}, 'a link to pay was opened that is none of ours')
  const { person, checkout } = ticket
  const found = offer.kind === 'closed' ? offer.found : offer.kind
  const at = now(parts)
  if (found === 'altered')
    parts.log.error(
      { checkout },
      'the terms of an offer are not the ones that were accepted: they were edited where they are kept',
    )
  const id =
    kind === 'open' ? `opened:${checkout}:${Math.floor(at / minutes(1))}` : `opened:${checkout}:${found}`
  return note(person, id, { kind: 'link-opened', at, checkout, found }, parts)
}

/** Puts news into the person's inbox; where that fails the page is shown all the same. */
const note = async (
  person: PersonId,
  id: string,
  event: PaymentNews,
  { memory, clock, log }: PayParts,
): Promise<void> => {
  await memory.mailbox
    .accept(person, { id, event }, clock.now())
    .catch((error: unknown) =>
      log.error({ id, error: String(error) }, 'what happened at a link is not on record'),
    )
}

const now = ({ clock }: PayParts) => clock.now()

const takePayment = async (
  ticket: CheckoutTicket,
  checkout: Checkout,
  { memory, clock }: PayParts,
): Promise<void> => {
  const at = clock.now()
  await memory.mailbox.accept(
    ticket.person,
    {
      id: `builtin:${checkout.id}`,
      event: {
        kind: 'payment-received',
        at,
        checkout: checkout.id,
        hash: checkout.hash,
        amount: checkout.terms.dueNow,
        provider: 'builtin',
        reference: checkout.id,
      },
    },
    at,
  )
}
