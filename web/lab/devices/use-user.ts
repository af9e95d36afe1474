import { useState } from 'preact/hooks'

/** Who may hold a device. */
export type Users = {
  readonly shelf: string
  readonly first: string
  /** What the network takes as a user. */
  readonly isOne: (text: string) => boolean
  readonly another: () => string
  /** What that is called. */
  readonly anew: string
}

const upTo = (most: number): number => Math.floor(Math.random() * most)

/** Numbers from the range that no subscriber has (555-0100 to 0199); the first and the last of it are the business’s own. */
export const PHONES: Users = {
  shelf: 'lab:phone',
  first: '+14155550123',
  isOne: (text) => /^\+[1-9]\d{6,14}$/.test(text),
  another: () => `+1415555${String(101 + upTo(98)).padStart(4, '0')}`,
  anew: 'Another number',
}

/** Telegram numbers its users. */
export const TELEGRAM_USERS: Users = {
  shelf: 'lab:telegram',
  first: '5550123',
  isOne: (text) => /^[1-9]\d{3,14}$/.test(text),
  another: () => String(5_551_000 + upTo(8_000)),
  anew: 'Another user of Telegram',
}

/** Slack's members begin with U. */
export const SLACK_USERS: Users = {
  shelf: 'lab:slack',
  first: 'U0LAB0123',
  isOne: (text) => /^U[A-Z0-9]{4,14}$/.test(text),
  another: () => `U0LAB${1_000 + upTo(8_999)}`,
  anew: 'Another member in Slack',
}

/** Whoever holds a device, remembered across visits. */
export const useUser = ({ shelf, first }: Users) => {
  const [user, setUser] = useState(() => localStorage.getItem(shelf) ?? first)
  const take = (next: string): void => {
    localStorage.setItem(shelf, next)
    setUser(next)
  }
  return { user, take }
}

/** Every device goes to somebody else, from the next visit on. */
export const changeHands = (): void => {
  for (const { shelf, another } of [PHONES, TELEGRAM_USERS, SLACK_USERS]) {
    localStorage.setItem(shelf, another())
  }
}
