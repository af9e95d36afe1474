import { z } from 'zod'

const People = z.array(z.object({ person: z.string() }))
const Person = z.object({
  stage: z.string(),
  role: z.string(),
  events: z.array(z.looseObject({ kind: z.string() })),
})

/** What a page of the lab knows of one person. */
export type Kept = z.infer<typeof Person>

/** Everybody the lab knows, by name. */
export const everybody = async (url: string): Promise<readonly string[]> =>
  People.parse(await (await fetch(`${url}/lab/people`)).json()).map(({ person }) => person)

/** One person's journal, and where the sale stands. */
export const personAt = async (url: string, person: string): Promise<Kept> =>
  Person.parse(await (await fetch(`${url}/lab/people/${person}`)).json())
