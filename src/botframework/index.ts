/**
 * Bot Framework's door: an unchanged botbuilder bot as a voice of the business, its state in our memory (C2), and the
 * Connector that Teams rests on (C1).
 */

export type { Host } from '#contracts/host'
export { type ConnectorOptions, connectorOf } from './connector.ts'
export { type HostedDialogOptions, hostedDialog } from './dialog.ts'
export { type Bot, type BotParts, type HostOptions, hostBot } from './host.ts'
export { botStorage } from './storage.ts'
