import type { LabTeam } from './options.ts'

/** Somebody's direct messages with the bot are one channel, known by both. */
export const directOf = (team: LabTeam, user: string): string => `D${team.id.slice(1)}${user.slice(1)}`

/** Whose direct messages a channel holds; null for any other channel. */
export const personIn = (team: LabTeam, channel: string): string | null => {
  const start = `D${team.id.slice(1)}`
  return channel.startsWith(start) && channel.length > start.length ? `U${channel.slice(start.length)}` : null
}

/** Whether this is how Slack writes a person. */
export const isPerson = (id: string): boolean => /^U[A-Z0-9]{1,20}$/.test(id)

/** What a directory would say of somebody. */
export const profileOf = (team: LabTeam, id: string) => ({
  id,
  team_id: team.id,
  name: id.toLowerCase(),
  real_name: nameIn(team, id),
  deleted: false,
  is_bot: id === team.botUserId,
  tz: 'America/New_York',
  profile: {
    real_name: nameIn(team, id),
    display_name: nameIn(team, id),
    email: `${id.toLowerCase()}@example.com`,
  },
})

/** What a screen calls somebody. */
export const nameIn = ({ people = {} }: LabTeam, id: string): string => people[id] ?? id
