import type { SentKind } from '#core/brief'
import type { Terms } from '#core/catalogue'
import type { Locale } from '#core/locale'
import type { Choice } from '#core/message'
import type { PaymentProblem, Reversed } from '#core/payment-event'
import type { SignalValues } from '#core/signal'

/** One of a thing, and more of it. */
export type Noun = readonly [one: string, more: string]

/**
 * All that a language needs besides whole sentences, which a business may write for itself: fixed questions and their answers, labels,
 * names of things, and how dates, amounts and lists are put together. Another language is another value of this.
 */
export type Tongue = {
  readonly locale: Locale
  /** By which `Intl` writes dates, numbers and money. */
  readonly tag: 'en-US' | 'es-US'
  /** The fixed yes/no questions: their answers may bind, so no business and no model rewords them (L2). */
  readonly questions: { readonly [of in 'recap' | 'acknowledge' | 'secondYes' | 'link']: string }
  /** What a yes to a link does, and for whom it is; whose conversation it is stands for `{origin}` (M6). */
  readonly link: {
    readonly [of in 'first' | 'again' | 'open' | 'phone' | 'website' | 'channel']: string
  }
  /** What leads to a list of free times, and what is being done, or could not be done, at the calendar. */
  readonly meetings: {
    readonly opening: { readonly [of in 'free' | 'near' | 'taken' | 'more' | 'which']: string }
    readonly doing: { readonly [of in 'book' | 'move' | 'cancel']: string }
    readonly deed: { readonly [of in 'book' | 'move' | 'cancel']: string }
    readonly invitation: string
    /** A day, and a time of it: "Tuesday, December 1 at 3:00 PM". */
    readonly on: (day: string, time: string) => string
  }
  /** What can be tapped under a question. The value comes back as if the buyer had typed it, so the reader must know it. */
  readonly choices: {
    readonly [of in
      | 'recap'
      | 'acknowledge'
      | 'secondYes'
      | 'decision'
      | 'suggest'
      | 'slot'
      | 'confirm'
      | 'link']: readonly Choice[]
  }
  /** What stands for `{opening}`, the first time a thing is put and when it has to be put again. */
  readonly openings: {
    readonly [of in 'acknowledge' | 'secondYes' | 'checkout']: {
      readonly first: string
      readonly again: string
    }
  }
  /** The terms as the card names them; the id of a plan is its name, to a buyer. */
  readonly terms: { readonly [term in keyof Required<Terms>]: string }
  /** What became of a payment, and why one fits nothing, inside the sentence that says so. */
  readonly payments: {
    readonly reversed: { readonly [how in Reversed]: string }
    readonly unmatched: { readonly [why in PaymentProblem]: string }
  }
  /** Titles and labels of the cards, and what stands for an amount of nothing and for when it is due. */
  readonly cards: {
    readonly [of in
      | 'order'
      | 'receipt'
      | 'number'
      | 'amount'
      | 'pay'
      | 'confirm'
      | 'nothing'
      | 'now'
      | 'ofInvoice'
      | 'dueWithin'
      | 'change']: string
  }
  /** What came along, as several things are told in one sentence. */
  readonly sent: { readonly [kind in SentKind]: Noun }
  /** What a follow-up asks that no question of discovery does. */
  readonly followUps: { readonly ready: string; readonly meeting: string }
  readonly nouns: { readonly [of in 'person' | 'minute' | 'hour' | 'day' | 'try']: Noun }
  readonly facts: Facts
  readonly plans: { readonly [of in 'byQuote' | 'upTo' | 'over' | 'anybody' | 'line']: string }
  /** Addresses, as far as they are shown: a phone by its end, any other by its channel. */
  readonly addresses: { readonly [of in 'ending' | 'number' | 'channel']: string }
  /** Channels as people call them; one of your own goes by its id. */
  readonly channels: { readonly [channel: string]: string }
  readonly languages: { readonly [L in Locale]: string }
  readonly and: string
  /** What the language makes of words that meet where a sentence is filled in, as "del" of "de el". */
  readonly smooth: (text: string) => string
  readonly per: { readonly [of in 'month' | 'year' | 'once']: string }
  /** Where two values came by one channel, one before the other. */
  readonly before: string
  readonly since: string
}

/** How single facts are said back. */
export type Facts = {
  readonly plan: string
  readonly about: string
  readonly aboutMoney: string
  /** Words of theirs by which a number is a rough one. */
  readonly hedge: RegExp
  readonly instead: string
  readonly wish: string
  readonly something: string
  readonly order: string
  readonly budget: { readonly [of in 'none' | 'least' | 'most' | 'range']: string }
  readonly timeline: { readonly [bound in SignalValues['timeline']['bound']]: string }
  readonly decision: { readonly [who in SignalValues['decision']]: string }
  readonly location: string
  readonly urgency: { readonly [how in SignalValues['urgency']]: string }
  readonly objection: { readonly [about in SignalValues['objection']]: string }
  readonly discount: string
  readonly meeting: string
  readonly callback: string
  readonly zone: string
  readonly preference: string
  readonly readiness: string
  readonly granted: { readonly [of in 'listed' | 'off' | 'price']: string }
}
