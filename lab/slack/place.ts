import { channelsOf, type LabTeam } from './options.ts'
import { directOf, isPerson, personIn } from './person.ts'

/** A conversation that a method names, or why it cannot be used. */
export type Named =
  | { readonly kind: 'channel'; readonly id: string; readonly isMember: boolean }
  | { readonly kind: 'error'; readonly error: string }

/** A channel, a direct message, or a person to write to; as `chat.postMessage` takes them. */
export const channelNamed = (team: LabTeam, name: unknown): Named => {
  const id = String(name ?? '')
  if (isPerson(id)) return { kind: 'channel', id: directOf(team, id), isMember: true }
  if (personIn(team, id) !== null) return { kind: 'channel', id, isMember: true }
  const channel = channelsOf(team).find((one) => one.id === id)
  return channel
    ? { kind: 'channel', id, isMember: channel.isMember ?? true }
    : { kind: 'error', error: 'channel_not_found' }
}

/** Why nothing can be posted there; null when it can. */
export const postingTrouble = (team: LabTeam, channel: string): string | null => {
  const known = channelsOf(team).find(({ id }) => id === channel)
  if (known?.isArchived === true) return 'is_archived'
  return known?.isMember === false ? 'not_in_channel' : null
}
