import type { HonoRequest } from 'hono'
import { pattern } from '#core/pattern'

/**
 * Whether a request only looks what is behind a link, for a preview in a chat or ahead of a tap; nobody has opened it then.
 * Slack, Telegram, WhatsApp and the like name themselves; iMessage and Signal borrow the names of others; browsers say it when
 * they fetch ahead ("Sec-Purpose").
 *
 * A scanner that poses as a browser is taken for one. What it can cause is bounded: the page at the provider that the buyer gets
 * as well, and a line in the journal that the link was opened; it moves no money.
 */
export const isPreview = (request: Pick<HonoRequest, 'method' | 'header'>): boolean =>
  request.method === 'HEAD' ||
  AHEAD.test(
    `${request.header('sec-purpose') ?? ''} ${request.header('purpose') ?? ''} ${request.header('x-moz') ?? ''}`,
  ) ||
  PREVIEWERS.test(request.header('user-agent') ?? '')

const AHEAD = /prefetch|prerender|preview/i

/** Telegram calls itself "TelegramBot (like TwitterBot)", Slack "Slackbot-LinkExpanding", Teams "SkypeUriPreview". */
const PREVIEWERS = pattern('i')`
  bot\b|bot[-/]|crawl|spider|preview|unfurl|linkexpand|whatsapp|facebookexternalhit|facebot
  |embedly|iframely|vkshare|google-(?:safety|read-aloud|inspectiontool)
`
