import { jsonOf } from '#core/json'

/** A body as JSON; undefined where it is none. */
export const jsonIn = (body: Uint8Array): unknown => jsonOf(new TextDecoder().decode(body))

/** Deeper than any card, shallower than any stack: what a hostile body may not exceed. */
const DEPTH = 32

/** The same of a bearable depth, where anybody may have written it; undefined for anything else. */
export const shallowJsonIn = (body: Uint8Array): unknown => {
  const json = jsonIn(body)
  return isShallow(json, DEPTH) ? json : undefined
}

const isShallow = (value: unknown, depth: number): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (depth > 0 && Object.values(value).every((item) => isShallow(item, depth - 1)))
