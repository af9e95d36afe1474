import { z } from 'zod'
import type { Schema } from '../request.ts'

const Object_ = z.record(z.string(), z.unknown())

/** A value that a schema allows: of what is given as much as fits, and the least there is for the rest. */
export const fitted = (schema: Schema, given: unknown): unknown => {
  if (Array.isArray(schema.anyOf)) return fitted(choiceOf(schema.anyOf, given), given)
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum.includes(given) ? given : schema.enum[0]
  const type = Array.isArray(schema.type)
    ? (schema.type.find((one) => one === typeName(given)) ?? schema.type[0])
    : schema.type
  switch (type) {
    case 'object':
      return fields(schema, given)
    case 'array':
      return Array.isArray(given) ? given.map((one) => fitted(record(schema.items), one)) : []
    case 'string':
      return typeof given === 'string' ? given : ''
    case 'number':
    case 'integer':
      return typeof given === 'number' ? given : 0
    case 'boolean':
      return given === true
    case 'null':
      return null
    default:
      return given ?? {}
  }
}

const fields = (schema: Schema, given: unknown): Schema => {
  const from = record(given)
  return Object.fromEntries(
    Object.entries(record(schema.properties)).map(([name, one]) => [name, fitted(record(one), from[name])]),
  )
}

/** The first that is of the given value's kind. */
const choiceOf = (options: readonly unknown[], given: unknown): Schema => {
  const schemas = options.map(record)
  return schemas.find(({ type }) => type === typeName(given)) ?? schemas[0] ?? {}
}

const typeName = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const record = (value: unknown): Schema => Object_.safeParse(value).data ?? {}
