import type { OpenAiConfig } from '#config/openai'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import { OPENAI_URL, type OpenAi, openAiModel, USUAL_MODEL } from '#language/llm/index'

/** The model that the environment names, with what it leaves out. */
export const openAiNamed = ({ apiKey, baseUrl, model }: OpenAiConfig): OpenAi => ({
  apiKey,
  baseUrl: baseUrl ?? OPENAI_URL,
  model: model ?? USUAL_MODEL,
})

/** A model beside the rules; null where none is set up. */
export const modelOf = (
  openAi: OpenAiConfig | null,
  business: Business,
  parts: { readonly clock: Clock; readonly log: Log },
): Model | null => openAi && openAiModel({ openAi: openAiNamed(openAi), business, ...parts })
