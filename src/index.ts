/**
 * The public door, in the order in which it is needed: describe a business, start it, then add dialogs and channels of
 * your own. What channels are written with is at `throughline/channels`, the readers at `throughline/language`, the test kit
 * at `throughline/testing`.
 */

export { createThroughline, type Throughline, type ThroughlineOptions } from '#app/throughline'
export { slackAdapter } from '#channels/slack/index'
export { smsAdapter } from '#channels/sms/index'
export { teamsAdapter } from '#channels/teams/index'
export { telegramAdapter } from '#channels/telegram/index'
export { webchatAdapter } from '#channels/webchat/index'
export { whatsappAdapter } from '#channels/whatsapp/index'
export { stripeCheckout } from '#checkout/stripe'
export { defineBusiness, definePolicy } from '#config/business'
export {
  type Adapter,
  type Capabilities,
  defineChannel,
  type Gesture,
  type IncomingRequest,
  type Located,
  type Parsed,
  type ParsedActivity,
  type Receipt,
  type Verified,
} from '#contracts/adapter'
export type { Clock } from '#contracts/clock'
export type { Crm } from '#contracts/crm'
export type { Language } from '#contracts/language'
export type { Log } from '#contracts/log'
export type { Memory } from '#contracts/memory'
export type { Model } from '#contracts/model'
export type { Channels, Site } from '#contracts/webhooks'
export { type Activity, type Attachment, GEO } from '#core/activity'
export type { Address } from '#core/address'
export type { Business } from '#core/business'
export { alone, type Dialog, defineDialog, keep, pass, say, type View } from '#core/dialog'
export type { Event } from '#core/event'
export type { Json } from '#core/json'
export type { Message } from '#core/message'
export type { Policy } from '#core/policy'
export { alive } from '#core/signal'
export type { State } from '#core/state'
export {
  days,
  type Instant,
  instant,
  type Milliseconds,
  milliseconds,
  minutes,
  seconds,
} from '#core/time'
export { webhookCrm } from '#crm/index'
export { DIALOGS } from '#dialogs/index'
export { openAiModel, ruleLanguage } from '#language/index'
export { openEmbedded } from '#memory/embedded/index'
export { openRedis } from '#memory/redis/index'
