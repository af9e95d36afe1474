import { loaded } from '#contracts/loaded'
import { type Milliseconds, seconds } from '#core/time'
import { isUnreached, networkCode } from '../shared/network.ts'
import { withoutEnd } from '../shared/signature.ts'

/** The Bot API, reached through grammY when it is first needed. */
export type TelegramCalls = {
  readonly botId: number
  /** One call; it never throws, and never repeats by itself: a second `sendMessage` is a second message. */
  readonly call: (method: string, parameters?: object) => Promise<Called>
  /** Where a file is fetched by the path that `getFile` told. It holds the token. */
  readonly fileUrl: (path: string) => string
  /** Our own name without the @: from the configuration, else Telegram is asked once. Null while it does not say. */
  readonly username: () => Promise<string | null>
}

/** What became of a call. */
export type Called =
  | { readonly kind: 'answered'; readonly result: unknown }
  | ({ readonly kind: 'refused' } & Refusal)
  /** No byte of it can have arrived. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** It may have arrived; the answer did not, or nobody could read it. */
  | { readonly kind: 'lost'; readonly why: string }

/** An error as the Bot API words it ("Making requests"). */
export type Refusal = {
  readonly code: number
  readonly description: string
  readonly retryAfter: Milliseconds | null
  readonly migratedTo: string | null
}

/** What a bot is reached with: the same shape as the configuration's. */
export type TelegramAccount = {
  readonly botToken: string
  readonly username: string | null
  /** Any server that speaks the Bot API; null for Telegram itself. */
  readonly apiRoot: string | null
  /** How long Telegram may take to answer a call. */
  readonly patience?: Milliseconds
}

/** Makes the client on the first call. */
export const telegramCalls = (account: TelegramAccount): TelegramCalls => {
  const root = withoutEnd(account.apiRoot ?? 'https://api.telegram.org')
  const client = loaded(() => connect(account, root))
  let { username } = account
  const call: TelegramCalls['call'] = async (method, parameters) => (await client())(method, parameters)
  return {
    botId: Number(account.botToken.split(':')[0]),
    call,
    fileUrl: (path) =>
      `${root}/file/bot${account.botToken}/${path.split('/').map(encodeURIComponent).join('/')}`,
    username: async () => {
      if (username !== null) return username
      const asked = await call('getMe')
      if (asked.kind === 'answered') username = usernameIn(asked.result)
      return username
    },
  }
}

/** The name that `getMe` answers. */
export const usernameIn = (me: unknown): string | null =>
  typeof me === 'object' && me !== null && 'username' in me && typeof me.username === 'string'
    ? me.username
    : null

const connect = async (
  { botToken, patience }: TelegramAccount,
  apiRoot: string,
): Promise<TelegramCalls['call']> => {
  const { Api, GrammyError, HttpError } = await import('grammy')
  const { raw } = new Api(botToken, { apiRoot, timeoutSeconds: (patience ?? seconds(10)) / 1_000 })
  // The methods of a proxy: which of them is called is data here.
  const methods = raw as unknown as {
    readonly [name: string]: (...given: readonly object[]) => Promise<unknown>
  }
  return async (method, parameters) => {
    try {
      const result = await methods[method]?.(...(parameters === undefined ? [] : [parameters]))
      return { kind: 'answered', result }
    } catch (error) {
      if (error instanceof GrammyError && typeof error.error_code === 'number')
        return refusal(error, botToken)
      const code = codeOf(error instanceof HttpError ? error.error : error)
      if (isUnreached(code)) return { kind: 'unreached', why: code }
      return { kind: 'lost', why: code }
    }
  }
}

const refusal = (
  error: {
    readonly error_code: number
    readonly description: string
    readonly parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number }
  },
  botToken: string,
): Called => {
  const { retry_after: retryAfter, migrate_to_chat_id: migratedTo } = error.parameters
  return {
    kind: 'refused',
    code: error.error_code,
    description: String(error.description).replaceAll(botToken, '…').slice(0, 300),
    retryAfter: typeof retryAfter === 'number' ? seconds(Math.max(0, retryAfter)) : null,
    migratedTo: migratedTo === undefined ? null : String(migratedTo),
  }
}

/** A word for it that holds no address: the address has the token in it. */
const codeOf = (error: unknown): string =>
  networkCode(error) ?? (Object(error).type === 'invalid-json' ? 'an answer that is no JSON' : 'no answer')
