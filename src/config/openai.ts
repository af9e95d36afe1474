import { z } from 'zod'
import { pattern } from '#core/pattern'

/** A server that speaks OpenAI's API. */
export type OpenAiConfig = {
  /** Null: the server wants none. Never to be shown. */
  readonly apiKey: string | null
  /** Without a slash at its end; null: OpenAI's own. */
  readonly baseUrl: string | null
  /** Null: the usual one. */
  readonly model: string | null
}

const REMEDY = 'write the https address at which its API begins, such as https://api.openai.com/v1'

/** The variables of the model. */
export const OPENAI_VARIABLES = {
  OPENAI_API_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'holds what no header can carry: copy the key alone, without spaces or quotes.')
    .optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: `is no http(s) address: ${REMEDY}.` })
    .refine(isGuarded, {
      error: `carries what buyers write over the open network: ${REMEDY}; http is for your own network.`,
    })
    .refine(isPlain, {
      error: 'holds a login or a query, which is not sent: write the key into OPENAI_API_KEY.',
    })
    .transform((address) => address.replace(/\/+$/, ''))
    .optional(),
  OPENAI_MODEL: z
    .string()
    .regex(
      /^[\w./:@+-]{1,200}$/,
      'is no name of a model: write one as its server lists it, such as gpt-4.1-mini.',
    )
    .optional(),
}

const Said = z.object(OPENAI_VARIABLES)

/** A model's name asks nobody. */
export const openAiProblems = (said: { readonly [name: string]: string | undefined }): readonly string[] =>
  said.OPENAI_MODEL !== undefined && said.OPENAI_API_KEY === undefined && said.OPENAI_BASE_URL === undefined
    ? [
        '- OPENAI_MODEL is of no use without OPENAI_API_KEY, or OPENAI_BASE_URL for a server that wants no key. Write one, or leave it out.',
      ]
    : []

/** Null where there is no model: the rules read and write alone (L1). */
export const openAiOf = (said: z.infer<typeof Said>): OpenAiConfig | null => {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = said
  if (apiKey === undefined && baseUrl === undefined) return null
  return { apiKey: apiKey ?? null, baseUrl: baseUrl ?? null, model: model ?? null }
}

/** Through TLS, or not further than one's own network: a name without dots, or one that is never public (RFC 6761, RFC 6762, RFC 1918). */
function isGuarded(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || OWN_NETWORK.test(hostname)
}

const OWN_NETWORK = pattern('')`
  ^(?:
    [^.:]+|[^:]+\.(?:localhost|local|internal|home\.arpa)|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}
    |192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[::1\]
    |\[f[cd][0-9a-f:]+\]
  )$
`

function isPlain(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { username, password, search, hash } = new URL(url)
  return username + password + search + hash === ''
}
