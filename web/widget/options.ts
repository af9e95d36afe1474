import type { Identity } from './identity.ts'
import { readIdentity } from './identity.ts'
import { WORDS } from './words.ts'

/** How the site wants its chat: read from the `data-` attributes of the script tag. */
export type Options = {
  /** Origin of the Throughline server; by default the one the script came from. */
  readonly server: string
  readonly title: string
  readonly greeting: string
  /** Words beside the launcher's icon; `none` leaves the launcher out, for pages that open the chat themselves. */
  readonly launcher: string
  readonly colour: Colour
  readonly theme: 'auto' | 'light' | 'dark'
  readonly position: 'right' | 'left'
  readonly open: boolean
  /** Selector of the element to fill instead of floating above the page. */
  readonly target: string | null
  /** Where tokens come from: the server itself, or a page of the site that keeps WEBCHAT_SECRET and knows who is logged in. */
  readonly tokens: string
  /** Who is logged in as the page is served; null: the page says it later, or never. */
  readonly identity: Identity | 'nobody' | null
  /** The token of a link that continues a conversation from elsewhere; null: a visit like any other. */
  readonly continues: string | null
}

/** The accent, and what can be read on it. */
export type Colour = { readonly accent: string; readonly ink: string }

const ACCENT = '#0b6b5d'

/** Options from the script tag; what is missing or makes no sense falls back to the default. */
export const readOptions = (script: HTMLScriptElement): Options => {
  const { dataset } = script
  const server = originOf(dataset.server ?? script.src)
  return {
    server,
    title: dataset.title ?? WORDS.title,
    greeting: dataset.greeting ?? WORDS.greeting,
    launcher: dataset.launcher ?? '',
    colour: colourOf(dataset.color ?? ACCENT),
    theme: dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : 'auto',
    position: dataset.position === 'left' ? 'left' : 'right',
    open: dataset.open !== undefined && dataset.open !== 'false',
    target: dataset.target ?? null,
    continues: dataset.continue || null,
    tokens: new URL(dataset.tokenUrl ?? `${server}/v3/directline/tokens/generate`, location.href).href,
    identity: identityOf(dataset),
  }
}

/** A page that names its users leaves the attribute empty where nobody is logged in. */
const identityOf = ({ userId, userHash, userJwt }: DOMStringMap): Options['identity'] => {
  const identity = readIdentity({ user_id: userId, user_hash: userHash, user_jwt: userJwt })
  return identity ?? (userId === undefined && userJwt === undefined ? null : 'nobody')
}

const originOf = (address: string): string => new URL(address, location.href).origin

/** Any opaque CSS colour; black or white ink, whichever has the higher contrast (WCAG 1.4.3). */
const colourOf = (wanted: string): Colour => {
  const accent = hexOf(wanted) ?? ACCENT
  const luminance = luminanceOf(accent)
  return { accent, ink: 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#101418' }
}

/** A canvas turns every colour name and notation into #rrggbb, and ignores what is none. */
const hexOf = (colour: string): string | null => {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null || !CSS.supports('color', colour)) return null
  context.fillStyle = colour
  return /^#[0-9a-f]{6}$/.test(context.fillStyle) ? context.fillStyle : null
}

/** Relative luminance as WCAG 2 defines it. */
const luminanceOf = (hex: string): number => {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
