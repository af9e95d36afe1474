import { KNOWN, plan, signal } from '../../contracts/values.ts'
import type { Fair } from './fair.ts'

const quantity = KNOWN.filter(({ kind }) => kind === 'quantity')

/** Written for the templates as they are, and measured once before the judge was touched again: see docs/guardrails.md. */
export const FRESH: readonly Fair[] = [
  {
    briefs: [{ say: 'ask', fact: 'need' }],
    before: 1,
    drafts: ['So, what are you after?', "Let's start with you: what are you looking for?"],
  },
  {
    briefs: [{ say: 'ask', fact: 'quantity' }],
    before: 1,
    drafts: [
      'Roughly how many people would you want it to serve?',
      'How many people should we plan for, give or take?',
      'And roughly how many people would it be serving?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'timeline' }],
    before: 1,
    drafts: ['When would you want to have it by?', 'By what date would you like to have it?'],
  },
  {
    briefs: [{ say: 'ask', fact: 'budget' }],
    before: 1,
    drafts: ["And what's the budget we should stay within?", 'What budget should we keep it to?'],
  },
  {
    briefs: [{ say: 'ask', fact: 'decision' }],
    before: 1,
    drafts: [
      'Is it you who decides, or somebody else?',
      'Who gets to make the decision: you or someone else?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'budget', again: true }],
    drafts: [
      "There's one more thing I need to know: roughly what budget do you have in mind?",
      "I'm still missing one thing. What budget do you have in mind, roughly?",
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'timeline', again: true }],
    before: 1,
    drafts: ["Let's go back to where we were. By when would you like to have it?"],
  },
  {
    briefs: [
      { say: 'noted', signals: quantity },
      { say: 'ask', fact: 'timeline' },
    ],
    drafts: [
      'Great, thanks. When would you like to get going?',
      'Thanks for that! When are you hoping to start?',
      "Thanks, that's useful. When would you like to begin?",
    ],
  },
  {
    briefs: [{ say: 'noted', signals: KNOWN }],
    before: 1,
    drafts: [
      "Thanks, I've got all of that: about 40 people, coffee machines, before December 1, about $300 a month.",
      "Thank you, that's about 40 people, coffee machines, before December 1 and about $300 a month.",
    ],
  },
  {
    briefs: [
      {
        say: 'noted',
        signals: [signal('product', 'team'), signal('budget', { min: null, max: 30_000, per: 'month' })],
      },
    ],
    before: 2,
    drafts: ["All right, so it's the Team plan, and up to $300 a month."],
  },
  {
    briefs: [{ say: 'suggest', plan: plan('team'), currency: 'USD' }],
    before: 1,
    drafts: [
      "The Team plan is what I'd go for: $249 a month, for up to 60 people. Just say \"let's do it\" whenever you like, and I'll put the order together.",
      "If you ask me, I'd pick the Team plan. It's $249 a month for up to 60 people. Whenever you like, say \"let's do it\" and I'll put the order together for you.",
      "I'd recommend the Team plan at $249 a month, good for up to 60 people. Say \"let's do it\" whenever you like and I'll get the order together.",
    ],
  },
  {
    briefs: [{ say: 'suggest', plan: plan('starter'), currency: 'USD' }],
    drafts: [
      "The Starter plan should suit you: $89 a month, for up to 15 people, including one machine, beans, milk and maintenance, all in. When you're ready, say \"let's do it\" and I'll put the order together.",
      "I'd say Starter fits you well. It's $89 a month for up to 15 people, and that includes one machine, beans, milk and maintenance, all in. Once you're ready, just say \"let's do it\" and I'll put your order together.",
    ],
  },
  {
    briefs: [{ say: 'price', plan: plan('team'), currency: 'USD' }],
    drafts: [
      "Team's $249 a month and it's for up to 60 people. You'd get two machines, beans, milk and maintenance, all in.",
      'The Team plan runs $249 a month for up to 60 people, and it includes two machines, beans, milk and maintenance, all in.',
    ],
  },
  {
    briefs: [{ say: 'by-quote', plan: plan('roastery') }],
    drafts: [
      "Roastery is for over 60 people and it's priced by quote. A person at Fernhill will work that out with you: hello@fernhill.example or 212-555-0134.",
      "Since Roastery is for over 60 people, it's priced by quote, and someone at Fernhill works that out with you. You'll reach them at hello@fernhill.example or 212-555-0134.",
    ],
  },
  {
    briefs: [{ say: 'no-answer' }],
    before: 1,
    drafts: [
      "I can't say that for sure, but somebody at Fernhill can: hello@fernhill.example or 212-555-0134.",
      "I'm not sure about that one. Somebody at Fernhill can tell you, at hello@fernhill.example or 212-555-0134.",
      "That's not something I can say for sure. The folks at Fernhill can, though: hello@fernhill.example or 212-555-0134.",
    ],
  },
  {
    briefs: [{ say: 'no-answer', offers: true }],
    drafts: [
      "I'm not sure about that one, and I don't want to guess. Shall I bring a person from Fernhill into our chat?",
      "Honestly, I don't know that one, and I'd rather not guess. Shall I bring a person from Fernhill into our chat?",
    ],
  },
  {
    briefs: [{ say: 'no-answer', offers: true }],
    before: 1,
    drafts: ["I can't say that for sure, though somebody at Fernhill can. Shall I call them into our chat?"],
  },
  {
    briefs: [{ say: 'not-understood' }],
    drafts: [
      "Sorry, I'm not following. Could you say that another way?",
      "Sorry, I didn't get that. Would you mind putting it another way?",
    ],
  },
  {
    briefs: [{ say: 'not-understood' }],
    before: 1,
    drafts: [
      "I'm not sure I got that. Could you put it in other words, or would you rather have a person?",
      "I don't think I understood that. Could you rephrase it, or would you prefer a person?",
    ],
  },
  { briefs: [{ say: 'thanks' }], before: 1, drafts: ['Happy I could help.', 'Glad to be of help!'] },
  { briefs: [{ say: 'thanks' }], before: 2, drafts: ['Any time!', 'Anytime, happy to help.'] },
  {
    briefs: [{ say: 'welcome-back', known: KNOWN }],
    before: 1,
    drafts: [
      "Welcome back! Here's how far we'd got: about 40 people, coffee machines, before December 1, about $300 a month.",
      "Good to have you back. We'd got as far as this: about 40 people, coffee machines, before December 1, about $300 a month.",
    ],
  },
  {
    briefs: [{ say: 'meet-first' }, { say: 'ask', fact: 'budget' }],
    drafts: [
      "I'd be happy to. Just a question or two first, so the time's well spent. Roughly what budget do you have in mind?",
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: KNOWN },
      { say: 'suggest', plan: plan('team'), currency: 'USD' },
    ],
    drafts: [
      "Got it, so about 40 people, coffee machines, before December 1, about $300 a month. I think the Team plan fits you: it's $249 a month for up to 60 people and includes two machines, beans, milk and maintenance, all in. When you're ready, say \"let's do it\" and I'll put the order together.",
    ],
  },
]
