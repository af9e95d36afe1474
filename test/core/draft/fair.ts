import type { Brief } from '#core/brief'
import { KNOWN, plan, plans, signal } from '../../contracts/values.ts'

const quantity = KNOWN.filter(({ kind }) => kind === 'quantity')
const start = KNOWN.filter(({ kind }) => kind === 'timeline')
const need = KNOWN.filter(({ kind }) => kind === 'need')

/** An order for words, with what a well-meaning model makes of it. */
export type Fair = {
  readonly briefs: readonly Brief[]
  /** How often it was said before, so that another of the template's wordings has its turn. */
  readonly before?: number
  readonly drafts: readonly string[]
}

/** Nothing added, nothing lost. */
export const FAIR: readonly Fair[] = [
  {
    briefs: [{ say: 'ask', fact: 'need' }],
    drafts: [
      'What are you hoping to find?',
      'What can I help you with today?',
      'Tell me a little about what you need: what are you looking for?',
      'What brings you here today?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'quantity' }],
    drafts: [
      'How many people would be using it?',
      'Roughly how big is your team?',
      'How many of you are there?',
      'About how many people should it serve?',
      'How many people are in your office?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'timeline' }],
    drafts: [
      'When were you hoping to get started?',
      'Do you have a start date in mind?',
      'By when would you like to be up and running?',
      "What's your timeline?",
      'When should this begin for you?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'budget' }],
    drafts: [
      'Do you have a rough budget in mind?',
      'What monthly budget are you working with?',
      'Could you share roughly what you would like to spend?',
      'And the budget, roughly?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'decision' }],
    drafts: [
      'Who has the final say on your end?',
      'Is this your call, or does someone else decide?',
      'Who will be making the decision?',
      "Who's the decision maker on your side?",
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'timeline', again: true }],
    drafts: [
      'Back to my question: when would you like to start?',
      'Coming back to what I asked earlier, when would you like to get started?',
      'Just returning to my question: do you have a start date in mind?',
    ],
  },
  {
    briefs: [{ say: 'ask', fact: 'need', again: true, plans }],
    drafts: [
      'Back to my question: what are you looking for? You can pick a plan or just describe it in your own words.',
      'What are you looking for? Feel free to choose a plan, or put it in your own words.',
    ],
  },
  {
    briefs: [{ say: 'noted', signals: KNOWN }],
    drafts: [
      'Thanks! So that is coffee machines for about 40 people, before December 1, with a budget of about $300 a month.',
      "Great, I've noted coffee machines for around 40 people, needed before December 1, at about $300 per month.",
      'Perfect, thank you: about 40 people, coffee machines before December 1, roughly $300 a month.',
      'Got it, coffee machines for about 40 people before Dec 1, on a budget of around $300/month.',
    ],
  },
  {
    briefs: [
      {
        say: 'noted',
        signals: [signal('product', 'team'), signal('budget', { min: null, max: 30_000, per: 'month' })],
      },
    ],
    drafts: ['Thanks! So that is the Team plan, with a budget of up to $300 a month.'],
  },
  {
    briefs: [
      { say: 'noted', signals: KNOWN },
      { say: 'ask', fact: 'decision' },
    ],
    drafts: [
      'Thanks, that helps! Coffee machines for about 40 people before December 1, at around $300 a month. Who makes the decision on your side?',
      "Great, so you're after coffee machines for about 40 people before December 1, with roughly $300 a month to spend. Is it your decision, or is someone else involved?",
      'Lovely. I have coffee machines for about 40 people, before December 1, around $300 a month. Who will decide on your end?',
      'Noted: around 40 people, coffee machines before December 1, about $300 a month. And who makes the final decision?',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: quantity },
      { say: 'ask', fact: 'timeline' },
    ],
    drafts: [
      'Thank you, got it. When would you like to start?',
      'Thanks! When do you want to get going?',
      'Good to know, thanks. Do you have a start date in mind?',
      'Okay. When would you like things to begin?',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: start },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: [
      'Understood. How many people is it for?',
      'Okay, thanks! How many people will it be for?',
      'Thanks, noted. How many people would be using it?',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: need },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: [
      'Nice! How many people are they for?',
      'Happy to help with that. How many people do you need to serve?',
      'Sure, thanks. How big is your group?',
    ],
  },
  {
    briefs: [{ say: 'suggest', plan: plan('team'), currency: 'USD' }],
    drafts: [
      "I think the Team plan would suit you well: it's $249 a month for up to 60 people and includes two machines, beans, milk and maintenance, all in. Whenever you're ready, just say \"let's do it\" and I'll put the order together.",
      'The Team plan looks like a good fit. It covers up to 60 people for $249 per month, with two machines, beans, milk and maintenance, all in. When you are ready, say "let\'s do it" and I will put the order together.',
      'For you I would go with Team, at $249 a month for up to 60 people. You get two machines, beans, milk and maintenance, all in. Ready? Just say "let\'s do it".',
      "Our Team plan ($249/month, up to 60 people) should be right for you: two machines, beans, milk and maintenance all in. Say \"let's do it\" when you're ready and I'll put together the order.",
      'Sounds like the Team plan. That is $249 a month for up to 60 people, including two machines, beans, milk and maintenance. Say "let\'s do it" as soon as you are ready, and I put the order together.',
    ],
  },
  {
    briefs: [
      { say: 'noted', signals: quantity },
      { say: 'suggest', plan: plan('team'), currency: 'USD' },
    ],
    drafts: [
      "Then the Team plan is the one for you: $249 a month for up to 60 people, including two machines, beans, milk and maintenance, all in. When you're ready, say \"let's do it\" and I'll put the order together.",
      'Thanks! The Team plan fits: it serves up to 60 people at $249 a month and comes with two machines, beans, milk and maintenance, all in. Just say "let\'s do it" when you are ready.',
    ],
  },
  {
    briefs: [{ say: 'suggest', plan: plan('starter'), currency: 'USD' }],
    drafts: [
      'Starter would be a good match: $89 a month for up to 15 people, with one machine, beans, milk and maintenance, all in. When you are ready, say "let\'s do it" and I put the order together.',
      'The Starter plan should fit nicely. It is $89 per month, covers up to 15 people, and includes one machine, beans, milk and maintenance, all in. Say "let\'s do it" whenever you\'re ready.',
    ],
  },
  {
    briefs: [{ say: 'price', plan: plan('team'), currency: 'USD' }],
    drafts: [
      'Team is $249 a month for up to 60 people, and includes two machines, beans, milk and maintenance, all in.',
      "The Team plan costs $249 per month and covers up to 60 people. That's two machines, beans, milk and maintenance, all in.",
      'For the Team plan you pay $249 monthly, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
      "It's $249 a month for the Team plan, which serves up to 60 people and comes with two machines, beans, milk and maintenance, all in.",
      'At $249 a month, the Team plan works for up to 60 people. You get two machines, plus beans, milk and maintenance, all in.',
    ],
  },
  {
    briefs: [
      { say: 'price', plan: plan('starter'), currency: 'USD' },
      { say: 'ask', fact: 'quantity' },
    ],
    drafts: [
      'The Starter plan is $89 a month for up to 15 people, with one machine, beans, milk and maintenance, all in. How many people would it be for?',
      'Starter comes to $89 a month and is meant for up to 15 people; one machine, beans, milk and maintenance are all in. How many of you are there?',
    ],
  },
  {
    briefs: [{ say: 'price', plan: plan('roastery'), currency: 'USD' }],
    drafts: [
      'The Roastery plan is priced by quote, for over 60 people. It includes as many machines as you need, beans roasted to your taste, milk and maintenance.',
      'Roastery is by quote and made for over 60 people: as many machines as you need, beans roasted to your taste, plus milk and maintenance.',
    ],
  },
  {
    briefs: [{ say: 'by-quote', plan: plan('roastery') }],
    drafts: [
      'Roastery, our plan for over 60 people, is priced by quote. A person at Fernhill works that out with you: hello@fernhill.example or 212-555-0134.',
      'For over 60 people there is Roastery, which is by quote. A person at Fernhill can work it out with you at hello@fernhill.example or 212-555-0134.',
      'The Roastery plan is for over 60 people and priced by quote; someone at Fernhill works it out together with you: hello@fernhill.example or 212-555-0134.',
    ],
  },
  {
    briefs: [{ say: 'no-answer' }],
    drafts: [
      "I'm not sure about that one and would rather not guess. A person at Fernhill can tell you: hello@fernhill.example or 212-555-0134.",
      "That's something I don't know, sorry. Someone at Fernhill can help: hello@fernhill.example or 212-555-0134.",
      "Good question, but I don't have an answer to it. You can ask a person at Fernhill: hello@fernhill.example or 212-555-0134.",
      "I don't want to guess on this one. A person at Fernhill will know: hello@fernhill.example or 212-555-0134.",
    ],
  },
  {
    briefs: [{ say: 'no-answer' }, { say: 'ask', fact: 'timeline' }],
    drafts: [
      "I'm afraid I can't answer that, but a person at Fernhill can: hello@fernhill.example or 212-555-0134. When would you like to start?",
      "I don't know that one, so rather than guess, please ask a person at Fernhill: hello@fernhill.example or 212-555-0134. Meanwhile, when would you like to begin?",
    ],
  },
  {
    briefs: [{ say: 'not-understood' }],
    drafts: [
      "Sorry, I didn't quite get that. Could you put it another way?",
      "Hmm, I didn't catch that. Can you say it in other words?",
    ],
  },
  {
    briefs: [{ say: 'not-understood' }],
    before: 1,
    drafts: [
      "I'm sorry, I couldn't follow. Could you rephrase that, or would you like to talk to a person?",
      'Apologies, that one went past me and I did not understand. Could you say it differently, or would you rather talk to a person?',
    ],
  },
  {
    briefs: [{ say: 'thanks' }],
    drafts: ["You're welcome!", 'My pleasure.', 'Glad to help!', 'Any time!', 'Of course, happy to help.'],
  },
  {
    briefs: [{ say: 'thanks' }, { say: 'ask', fact: 'budget' }],
    drafts: [
      "You're very welcome. Roughly what budget do you have in mind?",
      'Happy to help! Do you have a budget in mind, roughly?',
    ],
  },
  {
    briefs: [{ say: 'welcome-back', known: KNOWN }],
    drafts: [
      'Good to see you again! I still have coffee machines for about 40 people, before December 1, at about $300 a month.',
      'Welcome back! Last time you told me about coffee machines for about 40 people before December 1, with about $300 a month in mind.',
      'Hello again. From before I have: about 40 people, coffee machines, before December 1, about $300 a month.',
    ],
  },
  {
    briefs: [
      { say: 'welcome-back', known: quantity },
      { say: 'ask', fact: 'timeline' },
    ],
    drafts: [
      'Nice to hear from you again! I have about 40 people from last time. When would you like to start?',
      'Welcome back. You mentioned about 40 people; when would you like to get started?',
    ],
  },
  {
    briefs: [{ say: 'meet-first' }, { say: 'ask', fact: 'quantity' }],
    drafts: [
      'Gladly. A quick question or two first, so the time is well spent. How many people is it for?',
      "I'd be glad to. Just a question or two before that, so that it's worth your time. How many people is it for?",
      'Sure! Let me ask a question or two first, so we make good use of the time. How many people would it be for?',
    ],
  },
  {
    briefs: [{ say: 'by-quote', plan: plan('roastery') }, { say: 'meet-instead' }],
    drafts: [
      'Roastery, for over 60 people, is priced by quote; a person at Fernhill works it out with you: hello@fernhill.example or 212-555-0134. If you would rather meet somebody, tell me when a tasting call would suit you.',
      'That is Roastery, for over 60 people, and it is priced by quote. A person at Fernhill does that with you: hello@fernhill.example or 212-555-0134. Prefer to meet someone? Just tell me when a tasting call works for you.',
    ],
  },
]
