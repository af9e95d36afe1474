import { z } from 'zod'

/*
 * What the scripts answer. Numbers come as integers where Lua made them and as text where Redis kept them.
 */

const text = z.string()
const number = z.coerce.number()
const none = z.literal('')

/** A lease: person, fence, snapshot, tries, mail. */
const lease = z.tuple([text, text, text, number, z.array(text)])

/** A parcel: queue, parcel, fence, tries, parts done, in doubt since, whether its address is closed, whether a rep has its person. */
const parcel = z.tuple([text, text, text, number, number, z.union([none, number]), number, number])

/** A lease as the scripts hand it over. */
export type LeaseAnswer = z.infer<typeof lease>

/** A parcel as the scripts hand it over. */
export type ParcelAnswer = z.infer<typeof parcel>

/** What each script answers. */
export const ANSWERS = {
  accept: z.union([
    z.tuple([z.enum(['duplicate', 'ready', 'busy'])]),
    z.tuple([z.enum(['erased', 'new'])]),
    z.tuple([z.literal('elsewhere'), text, number]),
    z.tuple([z.literal('waiting'), number]),
    z.tuple([z.literal('leased'), lease]),
  ]),
  lease: z.tuple([z.array(lease), number, z.union([none, number])]),
  /** One number: a flag, a position, a length. */
  flag: number,
  /** What one key holds. */
  value: text.nullable(),
  commit: z.union([
    z.tuple([z.literal('fenced')]),
    z.tuple([z.enum(['committed', 'already']), number, z.array(parcel), z.array(text)]),
  ]),
  tick: z.tuple([number, z.array(text), z.union([none, number])]),
  take: z.tuple([z.array(parcel), number, z.union([none, number])]),
  settle: z.union([
    z.tuple([z.literal(0)]),
    z.tuple([z.literal(1), number, z.array(parcel), z.array(text), z.union([none, number])]),
  ]),
  recall: z.tuple([text, z.array(text), z.array(z.array(text))]),
  /** Texts, or pairs of them one after the other. */
  texts: z.array(text),
  /** What several fields of one key hold. */
  values: z.array(text.nullable()),
  dead: z.array(z.tuple([number, text])),
  /** Turns and deliveries, each due and later; how long the first have waited; dead letters; persons set aside. */
  depth: z.tuple([number, number, number, number, number, number, number]),
  pace: z.tuple([number, number]),
  /** A page of the names of keys, and where the next begins. */
  scan: z.tuple([text, z.array(text)]),
  tombstones: z.tuple([z.array(text), z.array(text), z.array(text)]),
} as const
