import type { Address } from '#core/address'

/** Where in Slack something is said: a workspace, a channel or direct message, and a thread in it. */
export type Place = { readonly team: string; readonly channel: string; readonly thread: string | null }

/** The mailbox of a place: with the team, or two workspaces would collide (Bot Framework: "Slack ids"). */
export const addressOf = (place: Place): Address => ({ channel: 'slack', id: idOf(place) })

/**
 * The mailbox of whoever speaks: where several may, it is one person in that place, since what is said there speaks for
 * nobody else. Their id alone will do: within one channel it is what a mention names them by.
 */
export const addressIn = (place: Place, user: string): Address =>
  isDirect(place.channel) ? addressOf(place) : { channel: 'slack', id: `${idOf(place)}:${user}` }

/** Who of several has this mailbox; null where it is all of a place. */
export const speakerOf = ({ id }: Address): string | null => /:([UW][A-Z0-9]+)$/.exec(id)?.[1] ?? null

/** The place as one text. */
export const idOf = ({ team, channel, thread }: Place): string =>
  [team, channel, ...(thread === null ? [] : [thread])].join(':')

/** The place that an address of ours names; null for anything else. */
export const placeOf = ({ id }: Address): Place | null => {
  const [, team, channel, thread] =
    /^([TE][A-Z0-9]+):([CDG][A-Z0-9]+)(?::(\d{1,12}\.\d{1,9}))?(?::[UW][A-Z0-9]+)?$/.exec(id) ?? []
  return team && channel ? { team, channel, thread: thread ?? null } : null
}

/** A direct message with one person; every other place is shared. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')

/** When Slack says that something was said: seconds with microseconds, which are there to make it unique. */
export const isoOf = (ts: string): string => new Date(Math.floor(Number(ts) * 1_000)).toISOString()
