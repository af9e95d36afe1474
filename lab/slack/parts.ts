import type { Clock } from '#contracts/clock'
import type { Faults } from './faults.ts'
import type { LabTeam, SlackEmulatorOptions } from './options.ts'
import type { Posted, Store } from './store.ts'
import type { Views } from './views.ts'
import type { Webhooks } from './webhooks.ts'

/** What the sides of the emulator share. */
export type Parts = {
  readonly options: SlackEmulatorOptions
  readonly store: Store
  readonly faults: Faults
  readonly webhooks: Webhooks
  readonly clock: Clock
  readonly status: Statuses
  readonly views: Views
}

/** What stands under a thread while an app works; an answer there takes it away. */
export type Statuses = {
  set(team: string, channel: string, thread: string, text: string): void
  of(team: string, channel: string, thread: string): string
}

/** No status anywhere. */
export const openStatuses = (): Statuses => {
  const all = new Map<string, string>()
  return {
    set: (team, channel, thread, text) => {
      if (text === '') all.delete(`${team}:${channel}:${thread}`)
      else all.set(`${team}:${channel}:${thread}`, text)
    },
    of: (team, channel, thread) => all.get(`${team}:${channel}:${thread}`) ?? '',
  }
}

/** What a message begins as. */
export const posted = (
  { store }: Parts,
  team: LabTeam,
  what: Pick<Posted, 'channel' | 'thread' | 'user' | 'isBot' | 'text' | 'blocks'> & Partial<Posted>,
): Posted => ({
  team: team.id,
  ts: store.nextTs(),
  files: [],
  metadata: null,
  isEdited: false,
  reactions: [],
  onlyFor: null,
  ...what,
})
