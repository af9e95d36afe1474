/** An error as OpenAI tells it (platform.openai.com/docs/guides/error-codes). */
export type OpenAiError = {
  readonly status: 400 | 401 | 404 | 429 | 500 | 503
  readonly message: string
  readonly type: string
  readonly param: string | null
  readonly code: string | null
  readonly headers?: { readonly [name: string]: string }
}

/** What is wrong with a request. */
export const invalid = (
  message: string,
  param: string | null = null,
  code: string | null = null,
): OpenAiError => ({ status: 400, message, type: 'invalid_request_error', param, code })

/** Nobody may call without a key. */
export const NO_KEY: OpenAiError = {
  ...invalid(
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  ),
  status: 401,
}

/** A key that is nobody's; most of it is left out, as there. */
export const wrongKey = (key: string): OpenAiError => ({
  ...invalid(
    `Incorrect API key provided: ${key.slice(0, 3)}${'*'.repeat(Math.max(key.length - 7, 0))}${key.slice(-4)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    null,
    'invalid_api_key',
  ),
  status: 401,
})

/** There is no such model. */
export const noModel = (model: string): OpenAiError => ({
  ...invalid(
    `The model \`${model}\` does not exist or you do not have access to it.`,
    null,
    'model_not_found',
  ),
  status: 404,
})

/** There is no such path. */
export const noPath = (method: string, path: string): OpenAiError => ({
  ...invalid(`Invalid URL (${method} ${path})`),
  status: 404,
})

/** Too many calls; `retryAfterMs` null: it does not say for how long. */
export const rateLimited = (model: string, retryAfterMs: number | null): OpenAiError => ({
  status: 429,
  message: `Rate limit reached for ${model} on requests per min (RPM): Limit 500, Used 500, Requested 1.${retryAfterMs === null ? '' : ` Please try again in ${retryAfterMs}ms.`}`,
  type: 'requests',
  param: null,
  code: 'rate_limit_exceeded',
  headers: {
    'x-ratelimit-remaining-requests': '0',
    ...(retryAfterMs !== null && {
      'retry-after': String(Math.ceil(retryAfterMs / 1_000)),
      'retry-after-ms': String(retryAfterMs),
    }),
  },
})

/** The account has spent what it had. */
export const NO_QUOTA: OpenAiError = {
  status: 429,
  message: 'You exceeded your current quota, please check your plan and billing details.',
  type: 'insufficient_quota',
  param: null,
  code: 'insufficient_quota',
}

/** A bad moment of the server's own. */
export const serverError = (status: 500 | 503): OpenAiError => ({
  status,
  message:
    status === 500
      ? 'The server had an error while processing your request. Sorry about that!'
      : 'The server is currently overloaded with other requests. Sorry about that!',
  type: 'server_error',
  param: null,
  code: null,
})
