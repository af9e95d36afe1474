import type { NewParcel } from '#contracts/memory'
import type { Authority } from '#core/authority'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Level, Role } from '#core/policy'
import type { Stage } from '#core/stage'
import type { Contact, State } from '#core/state'
import type { Instant } from '#core/time'
import type { CrmValue } from './crm-words.ts'
import { hearTime } from './time.ts'

/** Whose lab this is: the business, its number, and what it sells (in cents). */
export type About = {
  readonly business: string
  readonly number: string
  /** Its number on WhatsApp; null: it has none. */
  readonly whatsapp: string | null
  /** The emulated networks that there are devices for. */
  readonly networks: readonly string[]
  /** The channel that reps are called to, and who they are; null where the lab has none. */
  readonly desk: AboutDesk | null
  /** Whether time can be let pass. */
  readonly timePasses: boolean
  readonly policy: string
  readonly currency: string
  readonly plans: readonly {
    readonly name: string
    readonly upTo: number | null
    readonly price: number | null
  }[]
}

/** A channel in Slack, and the reps in it. */
export type AboutDesk = {
  readonly id: string
  readonly name: string
  readonly reps: readonly { readonly id: string; readonly name: string }[]
}

/** One person in the list; all but the id is missing for someone who has no journal yet. */
export type PersonLine = {
  readonly person: PersonId
  readonly stage?: Stage
  readonly level?: Level
  readonly addresses?: readonly Contact[]
  readonly at?: Instant
}

/** A person as the lab's API tells of them: where they stand, and their journal from the `from`-th event on. */
export type PersonView = {
  readonly authority: Authority
  readonly stage: Stage
  readonly role: Role
  readonly policy: string
  readonly snapshot: State
  readonly events: readonly Event[]
  readonly from: number
  readonly pending: readonly NewParcel[]
}

/** What the emulated CRM has on a person, by the role that wrote it. */
export type CrmRecord = {
  readonly subject: string
  readonly roles: {
    readonly [role: string]: readonly {
      readonly field: string
      readonly key: string | null
      readonly data: {
        readonly [name: string]: CrmValue | undefined
        readonly evidence?: { readonly quote: string }
      }
    }[]
  }
}

/** Whose lab this is. */
export const fetchAbout = (): Promise<About> => get('/lab/about')

/** Everybody with a journal, the one last heard of first. */
export const fetchPeople = (): Promise<readonly PersonLine[]> => get('/lab/people')

/** One person; of the journal only what is new from the `from`-th event on. */
export const fetchPerson = (person: PersonId, from: number): Promise<PersonView> =>
  get(`/lab/people/${encodeURIComponent(person)}?from=${from}`)

/** What the CRM was told of a person; it fails while that is nothing. */
export const fetchCrmRecord = (person: PersonId): Promise<CrmRecord> =>
  get(`/lab/crm/people/${encodeURIComponent(person)}`)

/** What the website's server signs when somebody has logged in there. */
export const fetchLogin = (user: string): Promise<unknown> =>
  get(`/lab/login?user=${encodeURIComponent(user)}`)

const get = async <T>(url: string): Promise<T> => answer(await fetch(url))

/** The lab's API is ours and was built with this page, so its answers are trusted as they are. */
const answer = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  hearTime(response)
  return response.json()
}
