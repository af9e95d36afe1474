import { type Milliseconds, minutes } from '../time.ts'

/** From when until when on one day, counted from its midnight by the clocks there; null: not at all. */
export type Span = { readonly from: Milliseconds; readonly to: Milliseconds } | null

/** When a text that nobody asked for may reach a phone: by day of the week, and whether on federal holidays too. */
export type Window = {
  readonly weekday: Span
  readonly saturday: Span
  readonly sunday: Span
  readonly holidays: boolean
}

/** Names this edition of the tables of areas and windows, for the log of each decision (C8). */
export const HOURS_EDITION = '2026-11-28'

const span = (from: number, to: number): Span => ({ from: minutes(from * 60), to: minutes(to * 60) })

const daily = (from: number, to: number): Window => everyDay(span(from, to))

/** The same hours on each day there is. */
export const everyDay = (hours: Span): Window => ({
  weekday: hours,
  saturday: hours,
  sunday: hours,
  holidays: true,
})

/** 47 CFR 64.1200(c)(1): not before 8 and not after 21 where the called party is. Holds where a state has no row of its own. */
export const FEDERAL = daily(8, 21)

/** CRTC Unsolicited Telecommunications Rules: weekdays 9 to 21:30, weekends 10 to 18. */
export const CANADA: Window = {
  weekday: span(9, 21.5),
  saturday: span(10, 18),
  sunday: span(10, 18),
  holidays: true,
}

/** What every row of the table allows: for whoever wants to be sure, and for phones that may be anywhere. */
export const STRICTEST: Window = {
  weekday: span(10, 18),
  saturday: span(10, 17),
  sunday: null,
  holidays: false,
}

/**
 * States whose own rules are narrower than the federal ones. Where compilations of these rules disagree (MI, MN, NJ, NV, PA,
 * SD, UT) the narrower reading stands here.
 */
export const STATES: { readonly [region: string]: Window | undefined } = {
  // Ala. Admin. Code 770-X-5-.17
  AL: { ...daily(8, 20), sunday: null, holidays: false },
  // Conn. Gen. Stat. 42-288a
  CT: daily(9, 20),
  // Fla. Stat. 501.616(6)
  FL: daily(8, 20),
  // KRS 367.46955
  KY: daily(10, 21),
  LA: { ...daily(8, 20), sunday: null, holidays: false },
  // 201 CMR 12
  MA: daily(8, 20),
  MD: daily(8, 20),
  MI: daily(9, 21),
  MN: daily(9, 21),
  MS: { ...daily(8, 20), sunday: null },
  NJ: daily(8, 20),
  NM: daily(9, 21),
  // NRS 598.0918
  NV: daily(9, 20),
  // 15 O.S. 775C.4
  OK: daily(8, 20),
  // HB 3865, texts since 2026
  OR: daily(8, 20),
  PA: { ...daily(8, 21), sunday: span(12, 21), holidays: false },
  RI: { weekday: span(9, 18), saturday: span(10, 17), sunday: null, holidays: false },
  SD: { ...daily(9, 21), sunday: null },
  // Tex. Bus. & Com. Code 301.051
  TX: { ...daily(9, 21), sunday: span(12, 21) },
  UT: { ...daily(8, 21), sunday: null, holidays: false },
  // RCW 80.36.390, 19.158.110
  WA: daily(8, 20),
  WY: daily(8, 20),
}

/** The zones that a phone may be in whose area code says nothing: those of the contiguous United States. */
export const CONTIGUOUS = ['New_York', 'Chicago', 'Denver', 'Phoenix', 'Los_Angeles'] as const

/** Regions of the numbering plan that are Canada's. */
export const PROVINCES: ReadonlySet<string> = new Set([
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NS',
  'NT',
  'ON',
  'QC',
  'SK',
])
