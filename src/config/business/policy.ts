import type { z } from 'zod'
import { hash } from '#core/hash'
import type { Policy, Role } from '#core/policy'
import { days, milliseconds, minutes, seconds } from '#core/time'
import { policyProblems } from './checks.ts'
import { frozen } from './leaves.ts'
import { type PolicyInput, policyShape } from './policy-shape.ts'
import { BusinessError, type Problem, problemsOf } from './problem.ts'

/** What holds where a business does not say otherwise (A3, A4, M3). */
export const DEFAULT_POLICY: Policy = frozen<Policy>({
  version: 'default',
  timeZone: 'UTC',
  ladder: {
    engage: [],
    qualify: [{ need: 'score', least: 0.5 }],
    book: [{ need: 'fact', fact: 'need' }],
    transfer: [],
    close: [{ need: 'fact', fact: 'readiness' }, { need: 'terms' }],
    commit: [
      { need: 'recap' },
      { need: 'acceptance', tier: 'assent' },
      { need: 'acknowledgements' },
      { need: 'second-yes' },
      { need: 'identity' },
      { need: 'amount', most: 100_000 },
    ],
  },
  score: { need: 0.2, quantity: 0.2, budget: 0.2, timeline: 0.15, decision: 0.15, engagement: 0.1 },
  outside: 0.5,
  engagement: { messages: 6, pace: minutes(60), valid: days(14) },
  validity: {
    need: days(90),
    product: days(60),
    quantity: days(90),
    budget: days(45),
    timeline: 'until-day',
    decision: days(90),
    location: days(180),
    urgency: days(14),
    readiness: days(7),
    objection: days(30),
    discount: days(14),
    preference: 'always',
    meeting: days(14),
    callback: 'always',
    zone: days(90),
    contact: 'always',
    approval: days(14),
    agreement: days(90),
  },
  recapValid: days(1),
  acceptanceValid: minutes(30),
  checkoutValid: minutes(60),
  codeValid: minutes(10),
  codeTries: 5,
  codesPerDay: 5,
  codeLimits: { address: { codes: 5, tries: 10 }, person: { tries: 10 }, network: { codes: 30, tries: 60 } },
  linkValid: minutes(15),
  linksPerDay: 10,
  acknowledgements: [],
  confirmTwiceAbove: null,
  identityAbove: null,
  identityValid: days(1),
  recycledAfter: days(45),
  escalate: {
    human: true,
    amountAbove: 100_000,
    discountAbove: 0,
    legal: true,
    compliance: true,
    anger: true,
    ambiguousAuthority: false,
    conflict: true,
    misunderstood: true,
    afterSale: true,
    failureInClosing: true,
    regions: [],
    notIndustries: [],
  },
  control: {
    sdr: {
      deadline: seconds(60),
      misunderstandings: 3,
      model: { time: seconds(8), calls: 4, tokens: 6_000, tokensPerDay: 100_000 },
    },
    closer: {
      deadline: seconds(45),
      misunderstandings: 2,
      model: { time: seconds(4), calls: 1, tokens: 4_000, tokensPerDay: 100_000 },
    },
  },
  followUps: {
    question: [days(1)],
    recap: [minutes(240)],
    terms: [minutes(240)],
    link: [minutes(240)],
    deferral: [days(2)],
    meeting: [days(1)],
    cancellation: [days(2)],
    silence: [days(21)],
    date: [days(7)],
    perDeal: 6,
    cap: { most: 3, within: days(7) },
    apart: days(1),
  },
  discovery: ['need', 'quantity', 'timeline', 'budget', 'decision'],
  longPause: days(3),
  burst: { quiet: milliseconds(250), most: seconds(2) },
  booking: { remindBefore: days(1), hold: minutes(10) },
  fallback: ['sms', 'whatsapp', 'telegram', 'slack', 'msteams', 'webchat'],
  fileSize: 20 * 1024 * 1024,
  filesKept: days(90),
  inDoubt: { texts: 'never-twice', chats: 'rather-twice' },
  texts: { hours: 'state', cap: { most: 3, within: days(1) }, promptFor: minutes(30), introduce: true },
  desk: {
    remindAfter: minutes(10),
    tellAfter: minutes(30),
    hours: { from: minutes(9 * 60), to: minutes(17 * 60) },
    wins: true,
  },
  reps: { default: { discount: 10, amount: 100_000, terms: false } },
})

/** A policy as a value of its own, for those who keep it apart from the business. All problems are told at once. */
export const definePolicy = (input: PolicyInput): Policy => {
  const read = readPolicy(input)
  if (read.policy === null) throw new BusinessError('policy', read.problems)
  return read.policy
}

/** A read policy, or why there is none; with the path at which it stands in a larger file. */
export const readPolicy = (
  input: unknown,
  at: readonly PropertyKey[] = [],
): { readonly policy: Policy | null; readonly problems: readonly Problem[] } => {
  if (isDefined(input)) return { policy: input, problems: [] }
  const parsed = policyShape.safeParse(input)
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error, at)), ...policyProblems(input, at)]
  if (!parsed.success || problems.length > 0) return { policy: null, problems }
  const policy = frozen(completed(parsed.data))
  defined.add(policy)
  return { policy, problems: [] }
}

/** Policies made here are known by identity, so that a defined one can be handed to `defineBusiness` as it is. */
const defined = new WeakSet<object>()

const isDefined = (input: unknown): input is Policy =>
  typeof input === 'object' && input !== null && defined.has(input)

/** Without a version of its own a policy is named after what it says, so that the log can tell two apart (A8). */
const completed = ({ version, ...given }: z.output<typeof policyShape>): Policy => {
  const rules = {
    ...DEFAULT_POLICY,
    ...given,
    ladder: { ...DEFAULT_POLICY.ladder, ...given.ladder },
    validity: { ...DEFAULT_POLICY.validity, ...given.validity },
    engagement: { ...DEFAULT_POLICY.engagement, ...given.engagement },
    codeLimits: {
      address: { ...DEFAULT_POLICY.codeLimits.address, ...given.codeLimits?.address },
      person: { ...DEFAULT_POLICY.codeLimits.person, ...given.codeLimits?.person },
      network: { ...DEFAULT_POLICY.codeLimits.network, ...given.codeLimits?.network },
    },
    escalate: { ...DEFAULT_POLICY.escalate, ...given.escalate },
    control: {
      sdr: controlOf(DEFAULT_POLICY.control.sdr, given.control?.sdr),
      closer: controlOf(DEFAULT_POLICY.control.closer, given.control?.closer),
    },
    followUps: {
      ...DEFAULT_POLICY.followUps,
      ...given.followUps,
      cap: { ...DEFAULT_POLICY.followUps.cap, ...given.followUps?.cap },
    },
    burst: { ...DEFAULT_POLICY.burst, ...given.burst },
    inDoubt: { ...DEFAULT_POLICY.inDoubt, ...given.inDoubt },
    desk: { ...DEFAULT_POLICY.desk, ...given.desk },
    reps: limitsOf(given.reps),
    booking: { ...DEFAULT_POLICY.booking, ...given.booking },
    texts: {
      ...DEFAULT_POLICY.texts,
      ...given.texts,
      cap: { ...DEFAULT_POLICY.texts.cap, ...given.texts?.cap },
    },
  }
  return { ...rules, version: version ?? hash({ ...rules, version: '' }).slice(0, 12) }
}

/** A control of which not all is said has the rest of the default. */
const controlOf = (
  usual: Policy['control'][Role],
  { model, ...given }: NonNullable<z.output<typeof policyShape>['control']>[Role] = {},
): Policy['control'][Role] => ({ ...usual, ...given, model: { ...usual.model, ...model } })

/** A rep of whom not all is said has the rest of what holds for every rep. */
const limitsOf = (given: z.output<typeof policyShape>['reps'] = {}): Policy['reps'] => {
  const everyone = { ...DEFAULT_POLICY.reps.default, ...given.default }
  const each = Object.entries(given).map(([rep, limits]) => [rep, { ...everyone, ...limits }])
  return { ...Object.fromEntries(each), default: everyone }
}
