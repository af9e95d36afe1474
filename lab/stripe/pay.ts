import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Clock } from '#contracts/clock'
import type { Post } from './events.ts'
import { type Session, shown } from './session.ts'

/** What a payer can do on a session's page, and what happens to a payment afterwards. */
const DEEDS = [
  'pay',
  'pay-by-bank',
  'bank-pays',
  'bank-fails',
  'expire',
  'refund',
  'refund-part',
  'dispute',
  'win-dispute',
  'lose-dispute',
] as const

type Deed = (typeof DEEDS)[number]

/** The hosted page, and the payer's and the bank's side: `POST /sessions/:id/pay`, `/refund` and so on. */
export const payApi = (parts: {
  readonly sessions: Map<string, Session>
  readonly post: Post
  readonly clock: Clock
}): Hono => {
  const { sessions, post, clock } = parts

  const change = (session: Session, by: Partial<Session>): Session => {
    const changed = { ...session, ...by }
    sessions.set(session.id, changed)
    return changed
  }

  const tell = (what: string, session: Session): void => post(`checkout.session.${what}`, shown(session))

  /** A charge tells what was refunded of it in all. */
  const refunds = (session: Session, refunded: number): boolean => {
    if (refunded > session.amount_total) return false
    post('charge.refunded', chargeOf(change(session, { refunded })))
    return true
  }

  /** Whether it could be done. */
  const does = (deed: Deed, session: Session): boolean => {
    const isOpen = session.status === 'open' && clock.now() < session.expires_at * 1000
    const isPaid = session.payment_status === 'paid'
    switch (deed) {
      case 'pay':
        if (isOpen) tell('completed', change(session, { status: 'complete', payment_status: 'paid' }))
        return isOpen
      case 'pay-by-bank':
        if (isOpen) tell('completed', change(session, { status: 'complete' }))
        return isOpen
      case 'bank-pays':
        tell('async_payment_succeeded', change(session, { payment_status: 'paid' }))
        return true
      case 'bank-fails':
        tell('async_payment_failed', session)
        return true
      case 'expire':
        if (session.status === 'open') tell('expired', change(session, { status: 'expired' }))
        return session.status === 'open'
      case 'refund':
        return isPaid && refunds(session, session.amount_total)
      case 'refund-part':
        return isPaid && refunds(session, session.refunded + PART)
      case 'dispute':
        if (isPaid) post('charge.dispute.created', disputeOf(session, 'needs_response'))
        return isPaid
      case 'win-dispute':
      case 'lose-dispute':
        if (isPaid) post('charge.dispute.closed', disputeOf(session, deed === 'win-dispute' ? 'won' : 'lost'))
        return isPaid
      default:
        return deed satisfies never
    }
  }

  return new Hono()
    .get('/sessions', (c) => c.json({ sessions: [...sessions.values()].map(shown) }))
    .get('/c/pay/:id', (c) => {
      const session = sessions.get(c.req.param('id'))
      return session ? c.html(page(session)) : c.text('No such page.', 404)
    })
    .post('/c/pay/:id', async (c) => {
      const session = sessions.get(c.req.param('id'))
      if (!session || !does('pay', session)) return c.text('This page is closed.', 410)
      return c.redirect(session.success_url, 303)
    })
    .post('/sessions/:id/:deed', (c) => {
      const session = sessions.get(c.req.param('id'))
      const deed = DEEDS.find((one) => one === c.req.param('deed'))
      if (!session || !deed) return c.text(`Do one of: ${DEEDS.join(', ')}.`, 404)
      return does(deed, session) ? c.body(null, 204) : c.text('That cannot be done now.', 409)
    })
}

/** What is refunded at a time, in the smallest unit. */
const PART = 5_000

const chargeOf = ({ payment_intent, payment_metadata, amount_total, refunded, currency }: Session) => ({
  id: payment_intent.replace(/^pi/, 'ch'),
  object: 'charge',
  amount: amount_total,
  amount_refunded: refunded,
  refunded: refunded === amount_total,
  currency,
  payment_intent,
  metadata: payment_metadata,
})

const disputeOf = ({ payment_intent, amount_total, currency }: Session, status: string) => ({
  id: payment_intent.replace(/^pi/, 'dp'),
  object: 'dispute',
  status,
  amount: amount_total,
  currency,
  charge: payment_intent.replace(/^pi/, 'ch'),
  payment_intent,
  metadata: {},
})

const page = ({ name, amount_total, currency, status }: Session) => html`<!doctype html>
  <title>Emulated Stripe Checkout</title>
  <h1>${name}</h1>
  <p>${amount_total / 100} ${currency.toUpperCase()}</p>
  ${status === 'open' ? html`<form method="post"><button>Pay</button></form>` : html`<p>${status}</p>`}`
