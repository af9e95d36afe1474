import type { Address } from '#core/address'

/** Where in Slack something is said: a workspace, a channel or direct message, and a thread in it. */
export type Place = { readonly team: string; readonly channel: string; readonly thread: string | null }

/** The mailbox of a place: with the team, or two workspaces would collide (Bot Framework: "Slack ids"). */
export const addressOf = (place: Place): Address => ({ channel: 'slack', id: idOf(place) })

/** The place as one text. */
export const idOf = ({ team, channel, thread }: Place): string =>
  [team, channel, ...(thread === null ? [] : [thread])].join(':')

/** The place that an address of ours names; null for anything else. */
export const placeOf = ({ id }: Address): Place | null => {
  const [, team, channel, thread] =
    /^([TE][A-Z0-9]+):([CDG][A-Z0-9]+)(?::(\d{1,12}\.\d{1,9}))?$/.exec(id) ?? []
  return team && channel ? { team, channel, thread: thread ?? null } : null
}

/** A direct message with one person; every other place is shared. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/** When Slack says that something was said: seconds with microseconds, which are there to make it unique. */
export const isoOf = (ts: string): string => new Date(Math.floor(Number(ts) * 1_000)).toISOString()
