import { useEffect, useState } from 'preact/hooks'
import { type PersonId, personId } from '#core/ids'
import { fetchPeople, fetchPerson, type PersonLine, type PersonView } from './api.ts'
import { coalesced, follow, personTopic } from './live.ts'

/** What the lab shows of everybody: who there is, and one person in full. */
export type LabView = {
  readonly people: readonly PersonLine[]
  readonly person: PersonView | null
  /** The person somebody picked; null follows whoever was heard of last. */
  readonly picked: PersonId | null
  readonly pick: (person: PersonId | null) => void
  readonly online: boolean
}

/** Keeps the people and the shown person's journal up to date, each change within one small fetch. */
export const useLab = (): LabView => {
  const [people, setPeople] = useState<readonly PersonLine[]>([])
  const [person, setPerson] = useState<PersonView | null>(null)
  const [picked, pick] = useState<PersonId | null>(asked)
  const [online, setOnline] = useState(true)
  const shown = picked ?? people[0]?.person ?? null

  useEffect(() => {
    let gone = false
    let known: PersonView | null = null
    const refresh = coalesced(async () => {
      const everybody = await fetchPeople()
      if (shown !== null) known = await newer(shown, known)
      if (gone) return
      setPeople(everybody)
      setPerson(known)
      setOnline(true)
    })
    const lost = (): void => setOnline(false)
    const tick = (): void => void refresh().catch(lost)
    const leave = follow(personTopic(shown), { on: { change: tick }, begun: tick, lost })
    return () => {
      gone = true
      leave()
    }
  }, [shown])

  return { people, person: person?.snapshot.person === shown ? person : null, picked, pick, online }
}

/** Whom a link to this page names, as the one on a rep's card does. */
const asked = (): PersonId | null => {
  const person = new URLSearchParams(location.search).get('person')
  return person === null ? null : personId(person)
}

/** The person with what is new added; from the beginning when the server's journal is not the one we know. */
const newer = async (person: PersonId, known: PersonView | null): Promise<PersonView> => {
  const more = await fetchPerson(person, known?.events.length ?? 0)
  const events = [...(known?.events ?? []), ...more.events]
  if (events.length === more.snapshot.length) return { ...more, events }
  return fetchPerson(person, 0)
}
