import { randomBytes } from 'node:crypto'
import { conversationOf, type Login, type SiteUser } from '#channels/webchat/index'
import { after } from '#core/time'
import type { Door } from './options.ts'

/** Whose token, for which conversation, on which pages. */
export type Seat = {
  readonly conv: string
  readonly user: string
  readonly name: string | null
  readonly origins: readonly string[]
  /** Who is logged in there; null: nobody, as far as we know. */
  readonly login: Login | null
}

/** Ids of ours: nobody guesses them, and clients put them into addresses unescaped. */
const newId = (): string => randomBytes(18).toString('base64url')

/** A seat that nobody sat on before. */
export const newSeat = (user: string | null, name: string | null): Seat => ({
  conv: newId(),
  user: user ?? `dl_${newId()}`,
  name,
  origins: [],
  login: null,
})

/** The seat of somebody who is logged in: in the conversation that is theirs on every browser, until the site must name them again. */
export const userSeat = (
  door: Pick<Door, 'clock' | 'limits'>,
  { id, name, email, phone }: SiteUser,
  asked: Pick<Seat, 'name' | 'origins'>,
): Seat => {
  const owner = conversationOf(id)
  return {
    conv: owner,
    user: `dl_${owner}`,
    name: name ?? asked.name,
    origins: asked.origins,
    login: {
      owner,
      until: after(door.clock.now(), door.limits.loginLife),
      said: { user: id, email, phone },
    },
  }
}
