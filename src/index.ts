/**
 * The public door, in the order in which it is needed: describe a business, start it, then add dialogs and channels of
 * your own. The readers are at `throughline/language`, the test kit at `throughline/testing`.
 */

export { createThroughline, type Throughline, type ThroughlineOptions } from '#app/throughline'
export { smsAdapter } from '#channels/sms/index'
export { webchatAdapter } from '#channels/webchat/index'
export { defineBusiness, definePolicy } from '#config/business'
export { type Adapter, defineChannel } from '#contracts/adapter'
export type { Clock } from '#contracts/clock'
export type { Language } from '#contracts/language'
export type { Log } from '#contracts/log'
export type { Memory } from '#contracts/memory'
export type { Activity } from '#core/activity'
export type { Business } from '#core/business'
export { alone, type Dialog, defineDialog, keep, pass, say, type View } from '#core/dialog'
export type { Event } from '#core/event'
export type { Message } from '#core/message'
export type { Policy } from '#core/policy'
export { alive } from '#core/signal'
export type { State } from '#core/state'
export { DIALOGS } from '#dialogs/index'
export { ruleLanguage } from '#language/index'
export { openEmbedded } from '#memory/embedded/index'
export { openRedis } from '#memory/redis/index'
