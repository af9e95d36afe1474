import type { Activity, Entity } from './activity.ts'
import { type Address, addressKey } from './address.ts'
import type { EventOf } from './event.ts'
import { messageId } from './ids.ts'
import { canonical } from './json.ts'
import type { ReportDecided } from './report.ts'
import { hearReport } from './reports.ts'
import type { Rules } from './rules.ts'
import type { Contact, State, ThisTurn } from './state.ts'

type SiteUser = Extract<Entity, { readonly type: 'site-user' }>

/** What they are called where they write, by the platform and by the site that they are logged in on; and whether others read it. */
export const saidAlong = ({
  from,
  entities,
  conversation,
}: Activity): Pick<Contact, 'name' | 'login' | 'shared'> => {
  const site = siteUserIn(entities)
  return {
    ...(from.name && { name: from.name }),
    ...(site && { login: site.user }),
    ...(conversation.isGroup && { shared: true }),
  }
}

/**
 * The e-mail that a site has of its user, or else the phone, is what another system says (M4), and no words of the buyer's: it is
 * asked for no more, and opens nothing (I10).
 */
export const saidBySite = (
  state: State,
  { activity, at, address }: EventOf<'message-received'>,
  rules: Rules,
): readonly ReportDecided[] => {
  const site = siteUserIn(activity.entities)
  const value = site && contactOf(site)
  if (!site || !value || canonical(state.reports.contact?.value) === canonical(value)) return []
  const by = { system: SITE, record: site.user, author: null }
  const evidence = { message: messageId(`${SITE}:${activity.id}`), quote: value.id, by }
  const report = { kind: 'contact' as const, value, confidence: 1, at, evidence, note: null }
  return hearReport(state, { kind: 'signal-reported', at, of: address, report }, rules)
}

/** The e-mail that the site has of whoever is logged in there; null: it said none. */
export const emailBySite = ({ reports: { contact } }: State): string | null =>
  contact?.evidence.by.system === SITE && contact.value.channel === 'email' ? contact.value.id : null

/** An address without a past is news where it goes on by itself; a login that brings nothing along is none. */
export const joinedAlone = (
  { addresses, turn }: State,
  { address }: EventOf<'past-joined'>,
): Pick<ThisTurn, 'news' | 'joined'> =>
  isByLogin(address, { addresses })
    ? { news: turn.news, joined: turn.joined }
    : { news: 'joined', joined: address }

/** Whether an address is theirs because they are logged in on the site. */
export const isByLogin = (address: Address, { addresses }: Pick<State, 'addresses'>): boolean =>
  addresses[addressKey(address)]?.proof === 'site'

const SITE = 'site'

const siteUserIn = (entities: Activity['entities'] = []): SiteUser | undefined =>
  entities.find((one): one is SiteUser => one.type === 'site-user')

const contactOf = ({ email, phone }: SiteUser): Address | null => {
  if (email !== undefined) return { channel: 'email', id: email }
  return phone === undefined ? null : { channel: 'sms', id: phone }
}
