import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { seconds } from '#core/time'
import { chatWith, type OpenAi } from './chat.ts'
import { unobserved } from './unobserved.ts'

/** Whether the model answers, by the smallest question there is (S6). It costs a few tokens, and says nothing of any buyer. */
export const diagnoseModel = async (openAi: OpenAi): Promise<readonly Finding[]> => {
  const { model, baseUrl } = openAi
  const { host } = new URL(baseUrl)
  try {
    const chat = await chatWith(openAi)({ time: PATIENCE, tokens: 16 })
    await unobserved(() => chat.invoke('Say OK.', { signal: AbortSignal.timeout(PATIENCE) }))
    return [fine(`${model} at ${host} answers.`)]
  } catch (error) {
    return [troubleOf(error, model, host)]
  }
}

const PATIENCE = seconds(20)

/** Never what the server says itself: some repeat the key. */
const troubleOf = (error: unknown, model: string, host: string): Finding => {
  const { name, status, code }: { readonly [field: string]: unknown } = Object(error)
  if (status === 401 || status === 403)
    return wrong(`${host} does not accept the key.`, 'Copy it anew into OPENAI_API_KEY.')
  if (status === 404)
    return wrong(
      `${host} has no model ${model}, or no API at this path.`,
      'Write a model that it has into OPENAI_MODEL; OPENAI_BASE_URL usually ends in /v1.',
    )
  if (status === 429)
    return code === 'insufficient_quota'
      ? wrong(`The account at ${host} has nothing left to spend.`, 'Add to it, or set another key.')
      : unknown(`${host} has too many questions just now.`, 'Ask again in a minute.')
  if (status === 400)
    return wrong(`${host} does not take a chat with ${model}.`, 'Write a chat model into OPENAI_MODEL.')
  if (typeof status === 'number')
    return unknown(`${host} answers with ${status}.`, 'Ask again in a minute, and see its status page.')
  if (name === 'TimeoutError' || name === 'AbortError')
    return wrong(
      `${host} did not answer within ${PATIENCE / 1_000} seconds.`,
      'Take a quicker model, or look at its server.',
    )
  return wrong(`${host} cannot be reached.`, 'See whether OPENAI_BASE_URL is right and its server runs.')
}
