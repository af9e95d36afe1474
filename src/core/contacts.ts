import { type Address, addressKey, sameAddress } from './address.ts'
import type { Contact, State } from './state.ts'
import { type Instant, type Milliseconds, milliseconds } from './time.ts'

/** Something was heard from an address. */
export const heardAt = (state: State, address: Address, at: Instant): State => {
  const known = state.addresses[addressKey(address)]
  const contact: Contact = known
    ? { ...known, lastHeard: at }
    : { address, firstHeard: at, lastHeard: at, introduced: false, suppressed: false, proof: 'first' }
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: contact } }
}

/** An address was proven to be theirs. The text that carried the code has already said who we are. */
export const withProven = (state: State, address: Address, at: Instant): State => {
  const known = state.addresses[addressKey(address)]
  const contact: Contact = {
    ...(known ?? { address, firstHeard: at, lastHeard: at, suppressed: false }),
    introduced: true,
    proof: 'code',
  }
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: contact } }
}

/** Changes how we stand with an address, if we know it. */
export const onContact = (state: State, address: Address, change: Partial<Contact>): State => {
  const known = state.addresses[addressKey(address)]
  if (!known) return state
  return { ...state, addresses: { ...state.addresses, [addressKey(address)]: { ...known, ...change } } }
}

/** The address is nobody's of this person any more, and what was to go there goes where they still are. */
export const parted = (state: State, address: Address): State => {
  const addresses = Object.fromEntries(
    Object.entries(state.addresses).filter(([key]) => key !== addressKey(address)),
  )
  const [elsewhere] = Object.values(addresses)
  const { checkout } = state
  return {
    ...state,
    addresses,
    departed: [...state.departed, addressKey(address)],
    checkout:
      checkout && elsewhere && sameAddress(checkout.to, address)
        ? { ...checkout, to: elsewhere.address }
        : checkout,
  }
}

/** How long they had said nothing, anywhere. */
export const silenceBefore = (state: State, at: Instant): Milliseconds => {
  const last = Math.max(...Object.values(state.addresses).map((contact) => contact.lastHeard), 0)
  return milliseconds(last === 0 ? 0 : at - last)
}
