import { KNOWN, signal } from '../../contracts/values.ts'
import type { Fair } from './fair.ts'

/** Where they are, as a buyer says it who is not of the story. */
export const PLACE = signal('location', 'Austin, TX', "we're in Austin, TX")

const quantity = KNOWN.filter(({ kind }) => kind === 'quantity')
const start = KNOWN.filter(({ kind }) => kind === 'timeline')
const need = KNOWN.filter(({ kind }) => kind === 'need')

/** Said back where the template only thanks: all of it is known of them. */
export const SAID_BACK: readonly Fair[] = [
  {
    briefs: [
      { say: 'noted', signals: quantity },
      { say: 'ask', fact: 'timeline' },
    ],
    drafts: [
      'About 40 people, got it. When would you like to start?',
      'Okay, roughly forty people. When would you like things to begin?',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: [PLACE] },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: [
      'Austin, TX, got it. How many people is it for?',
      'Great, Austin, TX it is. How many people is it for?',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: start },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: ['Before December 1, understood. How many people is it for?'],
  },
  {
    briefs: [
      { say: 'noted', signals: need },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: ['Happy to help with coffee machines. How many people do you need to serve?'],
  },
]
