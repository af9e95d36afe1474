import { type Address, addressKey, isStrangerAt, sameAddress } from './address.ts'
import { unjoint } from './after-parting.ts'
import type { EventOf } from './event.ts'
import type { PersonId } from './ids.ts'
import { inTurn } from './in-turn.ts'
import type { Contact, State } from './state.ts'
import { type Instant, instant, type Milliseconds, milliseconds } from './time.ts'

/** Something was heard from an address. */
export const heardAt = (
  state: State,
  address: Address,
  at: Instant,
  said: Pick<Contact, 'name' | 'login' | 'shared'>,
): State => {
  const known = state.addresses[addressKey(address)] ?? {
    ...UNKNOWN,
    address,
    firstHeard: at,
    proof: 'first' as const,
  }
  const contact: Contact = { ...known, lastHeard: at, ...said }
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: contact } }
}

/** Where they were heard last: there they are now; where others read along only if there is no other place (M6). */
export const lastContact = (state: Pick<State, 'addresses'>): Contact | null => byLastHeard(state)[0] ?? null

/** Their addresses, the one they were heard at last first; those where others read along after all others (M6). */
export const byLastHeard = ({ addresses }: Pick<State, 'addresses'>): readonly Contact[] =>
  Object.values(addresses).sort(
    (a, b) => Number(a.shared ?? false) - Number(b.shared ?? false) || b.lastHeard - a.lastHeard,
  )

/** What a platform calls them, the one they were heard on last first; null where none does (D5). */
export const theirName = ({ addresses }: Pick<State, 'addresses'>): string | null =>
  Object.values(addresses)
    .sort((a, b) => b.lastHeard - a.lastHeard)
    .find(({ name }) => name !== undefined)?.name ?? null

/** Whether they asked us to stop there. */
export const isSuppressedAt = (address: Address, { addresses }: State): boolean =>
  addresses[addressKey(address)]?.suppressed ?? false

/** They want nothing more there, and what they had agreed to went with it (C8). */
export const closed = (state: State, address: Address, blocked: boolean): State => {
  const known = state.addresses[addressKey(address)]
  const { [addressKey(address)]: _, ...agreements } = state.agreements
  const shut = onContact(state, address, {
    suppressed: true,
    consent: null,
    ...(blocked || known?.blocked ? { blocked: true } : {}),
  })
  return inTurn({ ...shut, agreements }, { closed: state.turn.closed || known?.suppressed === false })
}

/** What was kept back from an address that nobody closed here was refused there: the platform knows of an opt-out that we do not. */
export const undeliverable = (state: State, news: EventOf<'delivery-updated'>): State => {
  const to = state.outgoing[news.outgoing]?.to
  if (!to || news.state !== 'suppressed') return state
  return { ...closed(state, to, !isSuppressedAt(to, state)), turn: state.turn }
}

/** They want to hear from us there again. */
export const reopened = (state: State, address: Address): State => {
  const known = state.addresses[addressKey(address)]
  if (!known?.suppressed) return state
  const by = known.blocked ? 'at-platform' : 'ours'
  return inTurn(onContact(state, address, { suppressed: false, blocked: false }), { reopened: by })
}

const UNKNOWN = { introduced: false, suppressed: false, consent: null } as const

/**
 * An address was proven to be theirs. The text that carried the code has already said who we are; the consent that it was
 * sent on is on the contact that the code was issued for.
 */
export const withProven = (state: State, { address, at, proof }: EventOf<'address-joined'>): State => {
  const known = state.addresses[addressKey(address)] ?? {
    ...UNKNOWN,
    address,
    firstHeard: at,
    // That a site knows its user is no word of theirs from there.
    lastHeard: proof === 'site' ? instant(0) : at,
    consent: state.agreements[addressKey(address)] ?? null,
  }
  const contact: Contact = { ...known, introduced: known.introduced || proof === 'code', proof }
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: contact } }
}

/** They agreed to be texted at an address, which may be a claim as yet: it is remembered until the address is proven. */
export const agreed = (state: State, { address, at, wording, evidence }: EventOf<'consent-given'>): State => {
  const consent = { at, wording, evidence }
  return {
    ...onContact(state, address, { consent }),
    agreements: { ...state.agreements, [addressKey(address)]: consent },
  }
}

/** Changes how we stand with an address, if we know it. */
export const onContact = (state: State, address: Address, change: Partial<Contact>): State => {
  const known = state.addresses[addressKey(address)]
  if (!known) return state
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: { ...known, ...change } } }
}

/** An address of theirs was this person by itself, who came after somebody who was erased there (M9). */
export const formerlyAt = (state: State, address: Address, person: PersonId): State =>
  person !== state.person && /-\d+$/.test(person) && isStrangerAt(person, address)
    ? onContact(state, address, { formerly: person })
    : state

/** The address is nobody's of this person any more, and what was to go there goes where they still are. */
export const withoutAddress = (state: State, address: Address): State => {
  const addresses = Object.fromEntries(
    Object.entries(state.addresses).filter(([key]) => key !== addressKey(address)),
  )
  const [elsewhere] = Object.values(addresses)
  const { checkout } = state
  return unjoint({
    ...state,
    addresses,
    departed: [...state.departed, addressKey(address)],
    checkout:
      checkout && elsewhere && sameAddress(checkout.to, address)
        ? { ...checkout, to: elsewhere.address }
        : checkout,
  })
}

/** Where they spoke last; null for who never spoke. */
export const lastHeardOf = (state: State): Address | null => lastContact(state)?.address ?? null

/** How long they had said nothing, anywhere. */
export const silenceBefore = (state: State, at: Instant): Milliseconds => {
  const last = Math.max(...Object.values(state.addresses).map((contact) => contact.lastHeard), 0)
  return milliseconds(last === 0 ? 0 : at - last)
}

/** How long nothing was heard from an address; absent where nothing ever was. */
export const silenceThere = (
  { addresses }: Pick<State, 'addresses'>,
  address: Address,
  at: Instant,
): Pick<State['turn'], 'silentThere'> => {
  const known = addresses[addressKey(address)]
  return known ? { silentThere: milliseconds(at - known.lastHeard) } : {}
}
