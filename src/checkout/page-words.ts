import type { Terms } from '#core/catalogue'
import type { Locale } from '#core/locale'

/** Why a link to pay leads nowhere. */
export type ClosedWhy = 'not-ours' | 'changed' | 'expired' | 'revoked'

/** All that our pages say in one language: names in braces are filled in. Another language is another value of this (L1). */
export type PageWords = {
  readonly locale: Locale
  /** By which `Intl` writes numbers, money and dates. */
  readonly tag: string
  readonly terms: {
    readonly [of in
      | 'plan'
      | 'people'
      | 'price'
      | 'start'
      | 'renewal'
      | 'cancellation'
      | 'special'
      | 'net'
      | 'dueNow'
      | 'nothing']: string
  }
  readonly per: { readonly [of in Terms['per']]: string }
  readonly within: string
  readonly pay: {
    readonly [of in
      | 'title'
      | 'agreed'
      | 'button'
      | 'once'
      | 'test'
      | 'confirmTitle'
      | 'confirmAgreed'
      | 'confirmButton'
      | 'later']: string
  }
  readonly paid: {
    readonly [of in 'title' | 'received' | 'ordered' | 'inChat' | 'bookingPayment' | 'bookingOrder']: string
  }
  readonly back: { readonly [of in 'title' | 'paid' | 'again' | 'link' | 'write']: string }
  readonly closed: { readonly title: string; readonly next: string } & {
    readonly [why in ClosedWhy]: string
  }
  readonly later: { readonly [of in 'title' | 'text' | 'button' | 'momentTitle' | 'moment']: string }
  readonly preview: { readonly title: string; readonly text: string }
}

/** The words of a page with what stands for their names. */
export const filled = (text: string, values: { readonly [name: string]: string }): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
