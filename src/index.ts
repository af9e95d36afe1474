/**
 * The public door, in the order in which it is needed: describe a business, start it, then add dialogs and channels of
 * your own. The readers are at `throughline/language`, the test kit at `throughline/testing`.
 */

export { createThroughline, type Throughline, type ThroughlineOptions } from '#app/throughline'
export { smsAdapter } from '#channels/sms/index'
export { webchatAdapter } from '#channels/webchat/index'
export { defineBusiness, definePolicy } from '#config/business'
export { defineChannel } from '#contracts/adapter'
export { defineDialog } from '#core/dialog'
export { DIALOGS } from '#dialogs/index'
export { ruleLanguage } from '#language/index'
export { openEmbedded } from '#memory/embedded/index'
