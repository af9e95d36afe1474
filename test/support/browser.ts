import { sign } from 'hono/jwt'
import { z } from 'zod'
import { userHash } from '#channels/webchat/index'
import { after, type Instant, minutes } from '#core/time'
import { chatIn, type Device, type Opening } from './buyer.ts'

/** What the site signs with who is logged in. */
export const SITE_SECRET = 'the secret that the site signs with'

/** An identity as a site sends it. */
export type Identity =
  | { readonly user_id: string; readonly user_hash: string }
  | { readonly user_jwt: string }

/** A browser on a site that can say who is logged in. */
export type Browser = Device & {
  /** Somebody logs in while the chat is open. */
  readonly identify: (identity: Identity) => Promise<void>
  /** The same, with whatever is answered. */
  readonly tryToIdentify: (identity: Identity) => Promise<unknown>
  /** Whoever has kept what opened the chat until now. */
  readonly copy: () => Device
}

/** Somebody by their id, as the server of the site signs it. */
export const hashed = (user: string): Identity => ({ user_id: user, user_hash: userHash(user, SITE_SECRET) })

/** The same with what the site has of them, for ten minutes. */
export const signed = async (
  payload: { readonly [name: string]: unknown },
  now: Instant,
): Promise<Identity> => {
  const exp = Math.floor(after(now, minutes(10)) / 1_000)
  return { user_jwt: await sign({ exp, ...payload }, SITE_SECRET, 'HS256') }
}

/** Opens the chat, as somebody who is logged in where `identity` says so. */
export const browser = async (url: string, identity?: Identity): Promise<Browser> => {
  const base = `${url}/v3/directline`
  const post = async (path: string, token: string | null, body: unknown) => {
    const headers = {
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    }
    const response = await fetch(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const said: unknown = await response.json()
    return response.ok
      ? { grant: Grant.parse(said) }
      : { refused: { status: response.status, ...Refusal.parse(said) } }
  }
  const must = (answer: Awaited<ReturnType<typeof post>>): Opening => {
    if (answer.grant) return answer.grant
    throw new Error(`The chat answered ${answer.refused.status}: ${answer.refused.error.message}`)
  }
  const { token } = must(await post('tokens/generate', null, identity ?? {}))
  let opening = must(await post('conversations', token, {}))
  const tryToIdentify = (who: Identity) => post('tokens/identify', opening.token, who)
  return {
    ...chatIn(
      () => opening,
      () => base,
    ),
    identify: async (who) => {
      opening = must(await tryToIdentify(who))
    },
    tryToIdentify: async (who) => (await tryToIdentify(who)).refused,
    copy: () => {
      const kept = opening
      return chatIn(
        () => kept,
        () => base,
      )
    },
  }
}

const Grant = z.object({ token: z.string(), conversationId: z.string() })
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
