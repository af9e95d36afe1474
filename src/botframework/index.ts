/** Bot Framework's door: an unchanged botbuilder bot as a voice of the business, and its state in our memory (C2). */

export type { Host } from '#contracts/host'
export { type HostedDialogOptions, hostedDialog } from './dialog.ts'
export { type Bot, type BotParts, type HostOptions, hostBot } from './host.ts'
export { botStorage } from './storage.ts'
