import { type Context, Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Watch } from '#bus/watch'
import { STYLE_HASH } from '#checkout/frame'
import { laterPage, previewPage } from '#checkout/page'
import { pagesIn, preferredIn } from '#checkout/pages-in'
import type { Links } from '#contracts/links'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import type { Address } from '#core/address'
import type { Rules } from '#core/rules'
import { continuePage, goneFor, SCRIPT_HASH, type Ways } from './continue-page.ts'
import { CONTINUE_WORDS } from './continue-words.ts'
import { isPreview } from './preview.ts'
import { shortOf } from './short-link.ts'

/** What continue-links are shown with. */
export type ContinueParts = {
  readonly memory: Pick<Memory, 'records'>
  readonly links: Links
  readonly seal: Seal
  readonly rules: Rules
  readonly publicUrl: string
  readonly log: Log
  readonly watch: Watch
  /** A token for the website's chat, where nobody gets one just by asking; null: everybody does. */
  readonly chatToken: (() => Promise<Response>) | null
}

/**
 * `/c/:token`: whose conversation a link continues, and where one may go on (M6). Looking at it joins nothing and spends nothing,
 * and a preview does not even open it (decision 0019): that happens in the conversation on the new channel, by a yes.
 */
export const continueRoutes = (parts: ContinueParts): Hono => {
  const { seal, links, rules, log, watch } = parts
  const { name } = rules.business
  const routes = new Hono()
  // Whoever opens it may be anybody: the page speaks their browser's language, and tells nothing of the conversation's.
  const pagesFor = (context: Context) =>
    pagesIn(rules.business, preferredIn(context.req.header('accept-language')))
  routes.use(guarded(parts.publicUrl), async (context, next) => {
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Robots-Tag', 'noindex, nofollow, noarchive')
  })
  routes.onError((error, context) => {
    // Without the path: whoever has it can go on as somebody.
    if (!watch.isOut()) log.error({ error: String(error) }, 'a page to go on from could not be served')
    return context.html(laterPage(false, pagesFor(context)), 503, { 'Retry-After': '5' })
  })
  const found = async (context: Context) => {
    const link = seal.openLink(context.req.param('token') ?? '')
    return link === null ? { link, found: 'unknown' as const } : { link, ...(await links.look(link, null)) }
  }
  routes.get('/:token', async (context) => {
    if (isPreview(context.req)) return context.html(previewPage(rules.business, pagesFor(context)))
    const seen = await found(context)
    if (seen.found !== 'open')
      return context.html(goneFor(name, seen.found, CONTINUE_WORDS[pagesFor(context).locale]), 410)
    const ways = await waysFrom(seen.from, context.req.param('token'), seen.link, parts)
    return context.html(continuePage(name, seen.from, ways, CONTINUE_WORDS[pagesFor(context).locale]))
  })
  routes.post('/:token/chat', async (context) => {
    const seen = await found(context)
    return seen.found === 'open' && parts.chatToken ? parts.chatToken() : context.body(null, 403)
  })
  return routes
}

/** Our own two scripts, one style, and the chat's calls to ourselves. */
const guarded = (publicUrl: string) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", SCRIPT_HASH],
      styleSrc: [STYLE_HASH],
      connectSrc: ["'self'", new URL(publicUrl).origin.replace(/^http/, 'ws')],
      imgSrc: ["'self'", 'https:', 'data:', 'blob:'],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
  })

/** Where it was begun nobody needs to be led to. */
const waysFrom = async (from: Address, token: string, link: string, parts: ContinueParts): Promise<Ways> => {
  const { rules, chatToken, seal, memory } = parts
  const ways = Object.entries(rules.waysIn ?? {}).flatMap(([channel, way]) =>
    channel === from.channel ? [] : [way],
  )
  const start = ways.find((way) => way.by === 'start')
  const text = ways.find((way) => way.by === 'text')
  return {
    chat: { token, tokens: chatToken && `/c/${token}/chat` },
    telegram: start?.by === 'start' ? `${start.url}c_${token}` : null,
    text:
      text?.by === 'text'
        ? { number: text.number, short: await shortOf(token, link, { seal, records: memory.records }) }
        : null,
  }
}
