import type { z } from 'zod'
import { invalid, type OpenAiError } from './error.ts'
import { ChatRequest, type SaidBefore, type Schema, textOf } from './request.ts'
import { countOf } from './tokens.ts'

/** Reads a question as OpenAI does; an error where it would have one. */
export const read = (body: unknown): ChatRequest | OpenAiError => {
  if (typeof body !== 'object' || body === null)
    return invalid('We could not parse the JSON body of your request.')
  if (!('model' in body)) return invalid('you must provide a model parameter')
  const parsed = ChatRequest.safeParse(body)
  if (!parsed.success) return misshapen(parsed.error, body)
  return troubleWith(parsed.data) ?? parsed.data
}

/** Whether what was read is an error. */
export const isError = (one: ChatRequest | OpenAiError): one is OpenAiError => 'status' in one

const misshapen = ({ issues }: z.ZodError, body: unknown): OpenAiError => {
  const [issue] = issues
  const path = pathOf(issue?.path ?? [])
  if (issue?.path.reduce<unknown>((one, part) => Object(one)[part], body) === undefined)
    return invalid(`Missing required parameter: '${path}'.`, path, 'missing_required_parameter')
  return invalid(
    `Invalid value for '${path}': ${issue?.message ?? 'not as expected'}.`,
    path,
    'invalid_value',
  )
}

/** `messages[0].role`. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    '',
  )

/** Models that think first: they set their own temperature, and count what they think. */
const THINKS = /^(?:o\d|gpt-5(?!-chat))/

/** Tokens that question and answer may have together. */
const CONTEXT = 128_000

const troubleWith = (request: ChatRequest): OpenAiError | null => {
  const { model, max_tokens, temperature, tools, tool_choice, stream, stream_options, messages } = request
  const thinks = THINKS.test(model)
  if (thinks && max_tokens != null) return NO_MAX_TOKENS
  if (thinks && temperature != null && temperature !== 1) return noTemperature(temperature)
  if (max_tokens != null && max_tokens < 1)
    return invalid(
      `Invalid 'max_tokens': integer below minimum value. Expected a value >= 1, but got ${max_tokens} instead.`,
      'max_tokens',
      'integer_below_min_value',
    )
  if (stream_options && !stream)
    return invalid(
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      'stream_options',
    )
  if (tool_choice !== undefined && !tools?.length)
    return invalid("'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice')
  if (messages.reduce((sum, one) => sum + countOf(textOf(one)), 0) > CONTEXT)
    return invalid(
      `This model's maximum context length is ${CONTEXT} tokens. Please reduce the length of the messages.`,
      'messages',
      'context_length_exceeded',
    )
  return callsWithoutAnswer(messages) ?? formatTrouble(request) ?? toolTrouble(request)
}

const NO_MAX_TOKENS = invalid(
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  'max_tokens',
  'unsupported_parameter',
)

const noTemperature = (temperature: number): OpenAiError =>
  invalid(
    `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`,
    'temperature',
    'unsupported_value',
  )

/** Each call of a tool is answered before anything else is said, and nothing answers what was not called. */
const callsWithoutAnswer = (messages: readonly SaidBefore[]): OpenAiError | null => {
  let open = new Set<string>()
  for (const [n, { role, tool_calls, tool_call_id }] of messages.entries()) {
    if (role === 'tool') {
      if (!open.delete(tool_call_id ?? ''))
        return invalid(
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
          `messages.[${n}].role`,
        )
    } else if (open.size > 0) return unanswered(open, n)
    else open = new Set(tool_calls?.map(({ id }) => id))
  }
  return open.size > 0 ? unanswered(open, messages.length - 1) : null
}

const unanswered = (open: ReadonlySet<string>, n: number): OpenAiError =>
  invalid(
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
    `messages.[${n}].role`,
  )

const formatTrouble = ({ response_format: format, messages }: ChatRequest): OpenAiError | null => {
  if (format?.type === 'json_object' && !messages.some((one) => /json/i.test(textOf(one))))
    return invalid(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      'messages',
    )
  if (format?.type !== 'json_schema' || !format.json_schema.strict) return null
  return strictly(
    format.json_schema.schema,
    `response_format '${format.json_schema.name}'`,
    'response_format',
  )
}

const toolTrouble = ({ tools = [] }: ChatRequest): OpenAiError | null => {
  for (const [n, { function: one }] of tools.entries()) {
    const trouble = one.strict
      ? strictly(one.parameters ?? {}, `function '${one.name}'`, `tools[${n}].function.parameters`)
      : null
    if (trouble) return trouble
  }
  return null
}

/** A strict schema closes every object, and requires all that is in it (docs: structured outputs, supported schemas). */
const strictly = (
  schema: Schema,
  of: string,
  param: string,
  at: readonly string[] = [],
): OpenAiError | null => {
  const properties = isSchema(schema.properties) ? schema.properties : {}
  const trouble = (what: string) =>
    invalid(
      `Invalid schema for ${of}: In context=(${at.map((one) => `'${one}'`).join(', ')}), ${what}`,
      param,
    )
  if (schema.type === 'object') {
    if (schema.additionalProperties !== false)
      return trouble("'additionalProperties' is required to be supplied and to be false.")
    const required = Array.isArray(schema.required) ? schema.required : []
    const missing = Object.keys(properties).find((name) => !required.includes(name))
    if (missing !== undefined)
      return trouble(
        `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`,
      )
  }
  const inner = [
    ...Object.entries(properties).map(([name, one]) => [one, ['properties', name]] as const),
    ...(schema.items === undefined ? [] : [[schema.items, ['items']] as const]),
    ...(Array.isArray(schema.anyOf)
      ? schema.anyOf.map((one, n) => [one, ['anyOf', String(n)]] as const)
      : []),
  ]
  for (const [one, path] of inner) {
    const found = isSchema(one) ? strictly(one, of, param, [...at, ...path]) : null
    if (found) return found
  }
  return null
}

const isSchema = (one: unknown): one is Schema =>
  typeof one === 'object' && one !== null && !Array.isArray(one)
