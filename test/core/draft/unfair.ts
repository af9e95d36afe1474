import type { Brief } from '#core/brief'
import type { Breach } from '#core/model'
import { KNOWN, plan, plans, signal } from '../../contracts/values.ts'

const quantity = KNOWN.filter(({ kind }) => kind === 'quantity')
const SUGGEST: readonly Brief[] = [{ say: 'suggest', plan: plan('team'), currency: 'USD' }]
const PRICE: readonly Brief[] = [{ say: 'price', plan: plan('team'), currency: 'USD' }]
const NOTED: readonly Brief[] = [
  { say: 'noted', signals: KNOWN },
  { say: 'ask', fact: 'decision' },
]
const NAMED: readonly Brief[] = [
  {
    say: 'noted',
    signals: [signal('product', 'team'), signal('budget', { min: null, max: 30_000, per: 'month' })],
  },
]
const ASK: readonly Brief[] = [{ say: 'ask', fact: 'quantity' }]
const PLANS: readonly Brief[] = [{ say: 'ask', fact: 'need', again: true, plans }]
const UNKNOWN: readonly Brief[] = [{ say: 'no-answer' }]
const OFFER: readonly Brief[] = [{ say: 'no-answer', offers: true }]
const THANKS: readonly Brief[] = [{ say: 'thanks' }]

const TEAM =
  'The Team plan is $249 a month, for up to 60 people, with two machines, beans, milk and maintenance, all in.'
const CONTACT = 'hello@fernhill.example or 212-555-0134'

/** Drafts that say more, less or otherwise than they may, each with one kind of breach that is found in it. */
export const UNFAIR: readonly (readonly [briefs: readonly Brief[], draft: string, of: Breach['of']])[] = [
  // Prices, and of what.
  [
    PRICE,
    'The Team plan is $199 a month, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'price',
  ],
  [
    PRICE,
    'The Team plan is $249 a year, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'price',
  ],
  [
    PRICE,
    'The Team plan is $249, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'price',
  ],
  [
    PRICE,
    'The Team plan is \u20ac249 a month, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'price',
  ],
  [
    PRICE,
    'The Team plan is $249 per person, for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'price',
  ],
  [
    PRICE,
    'The Team plan is two hundred dollars a month, for up to 60 people, with two machines, beans, milk and maintenance.',
    'price',
  ],
  [PRICE, `${TEAM} That is $2,988 a year.`, 'price'],
  [PRICE, `${TEAM} Starter is $249 a month.`, 'price'],
  [PRICE, `${TEAM} Starter is $89 a month.`, 'plan'],
  [PLANS, 'What are you looking for? Starter is $249 a month.', 'price'],
  [PLANS, 'What are you looking for? Team is $89 a month, Starter $249.', 'price'],
  [PLANS, 'What are you looking for? For $89 a month you get Team.', 'price'],
  [PLANS, 'What are you looking for? Team, unlike Starter, is $89 a month.', 'price'],
  [
    NOTED,
    'Coffee machines for about 40 people before December 1, about $300 a month, and that is $250 a month. Who decides?',
    'price',
  ],
  [PRICE, `${TEAM} From $249 a month.`, 'price'],
  [PRICE, `${TEAM} Under $249 a month.`, 'price'],
  [PRICE, `${TEAM} It costs 249 USD a week.`, 'price'],
  [NAMED, 'So the Team plan is $300 a month, within your budget.', 'price'],
  [NAMED, 'You would like the Team plan. It is $300 a month within your budget.', 'price'],
  // Numbers.
  [
    PRICE,
    'The Team plan is $249 a month, for up to 80 people, with two machines, beans, milk and maintenance, all in.',
    'number',
  ],
  [
    PRICE,
    'The Team plan is $249 a month, for over 60 people, with two machines, beans, milk and maintenance, all in.',
    'number',
  ],
  [
    PRICE,
    'The Team plan is $249 a month, for up to 60 people, with three machines, beans, milk and maintenance, all in.',
    'number',
  ],
  [
    PRICE,
    'The Team plan is $249 a month, for up to 60 people, with one machine, beans, milk and maintenance, all in.',
    'number',
  ],
  [PRICE, `${TEAM} You have 60 days.`, 'number'],
  [
    NOTED,
    'Coffee machines for about 50 people before December 1, about $300 a month. Who decides?',
    'number',
  ],
  [NOTED, 'Coffee machines for about 40 teams before December 1, about $300 a month. Who decides?', 'number'],
  [PLANS, 'What are you looking for? Starter is for up to 60 people.', 'number'],
  [ASK, 'How many people is it for? A dozen?', 'number'],
  // Plans.
  [SUGGEST, 'The Premium plan fits you: $249 a month, for up to 60 people. Say "let\'s do it".', 'plan'],
  [ASK, 'How many people is it for on our business plan?', 'plan'],
  [ASK, 'How many people is it for? The Team plan is here.', 'plan'],
  [
    SUGGEST,
    'The Starter plan fits you. When you are ready, say "let\'s do it" and I put the order together.',
    'plan',
  ],
  // Days and hours.
  [NOTED, 'Coffee machines for about 40 people before December 15, about $300 a month. Who decides?', 'date'],
  [NOTED, 'Coffee machines for about 40 people after December 1, about $300 a month. Who decides?', 'date'],
  [
    NOTED,
    'Coffee machines for about 40 people before December 1, by Friday, about $300 a month. Who decides?',
    'date',
  ],
  [ASK, 'How many people is it for? We start tomorrow.', 'date'],
  [ASK, 'How many people is it for at 3pm?', 'date'],
  [ASK, 'How many people is it for, right away?', 'date'],
  [ASK, 'How many people is it for next week?', 'date'],
  [ASK, 'How many people is it for in January?', 'date'],
  // What would be given away.
  [PRICE, `${TEAM} With 20% off.`, 'discount'],
  [PRICE, `${TEAM} A discount is possible.`, 'discount'],
  [PRICE, `${TEAM} Half price for you.`, 'discount'],
  [PRICE, `${TEAM} The first month is free.`, 'discount'],
  [PRICE, `${TEAM} We waive it.`, 'discount'],
  [PRICE, `${TEAM} There is no fee.`, 'discount'],
  [PRICE, `${TEAM} There's a trial.`, 'discount'],
  [PRICE, `${TEAM} You save money.`, 'discount'],
  [PRICE, `${TEAM} It is cheaper.`, 'discount'],
  [PRICE, `${TEAM} We can knock something off.`, 'discount'],
  [PRICE, `${TEAM} Milk is on the house.`, 'discount'],
  [PRICE, `${TEAM} I have a special deal.`, 'discount'],
  [PRICE, `${TEAM} You pay on net-60.`, 'discount'],
  // Promises.
  [PRICE, `${TEAM} We guarantee it.`, 'promise'],
  [PRICE, `${TEAM} You get a refund.`, 'promise'],
  [PRICE, `${TEAM} Your money back.`, 'promise'],
  [PRICE, `${TEAM} All of it free.`, 'promise'],
  [PRICE, `${TEAM} The best price in town.`, 'promise'],
  [PRICE, `${TEAM} It is always there.`, 'promise'],
  [PRICE, `${TEAM} The price will never change.`, 'promise'],
  [PRICE, `${TEAM} It is risk-free.`, 'promise'],
  [PRICE, `${TEAM} Cancel any time.`, 'promise'],
  [PRICE, `${TEAM} I promise.`, 'promise'],
  [PRICE, `${TEAM} Rest assured.`, 'promise'],
  [PRICE, `${TEAM} This is binding.`, 'promise'],
  [PRICE, `${TEAM} You have it in writing.`, 'promise'],
  [PRICE, `${TEAM} Hurry, only a few are left.`, 'promise'],
  [PRICE, `${TEAM} No commitment.`, 'promise'],
  [PRICE, `${TEAM} Your request is approved.`, 'promise'],
  [PRICE, `${TEAM} Other vendors cost more.`, 'promise'],
  // Deeds.
  [ASK, 'How many people is it for? I will call you.', 'promise'],
  [ASK, "How many people is it for? I'll send it over.", 'promise'],
  [ASK, 'Done! How many people is it for?', 'promise'],
  [ASK, 'Your order is confirmed. How many people is it for?', 'promise'],
  [ASK, "You're booked. How many people is it for?", 'promise'],
  [ASK, 'It is all paid. How many people is it for?', 'promise'],
  [ASK, 'We have reserved it. How many people is it for?', 'promise'],
  [ASK, 'We will hold it for you. How many people is it for?', 'promise'],
  [ASK, 'I have charged it. How many people is it for?', 'promise'],
  [ASK, "You're all set. How many people is it for?", 'promise'],
  [THANKS, 'It is all yours from now on.', 'promise'],
  [THANKS, 'Consider it handled.', 'promise'],
  [THANKS, 'We have it all put together, you are in.', 'promise'],
  [THANKS, 'I will come to your office.', 'promise'],
  [THANKS, 'You get one more month.', 'promise'],
  [THANKS, 'All of it is included.', 'promise'],
  [THANKS, 'The price is good for you.', 'promise'],
  [THANKS, 'We match what others cost.', 'promise'],
  [THANKS, 'You may go now.', 'promise'],
  // Ways out of the conversation.
  [ASK, 'How many people is it for? See https://fernhill.example/offer', 'link'],
  [ASK, 'How many people is it for? See www.fernhill-coffee.shop', 'link'],
  [ASK, 'How many people is it for? See fernhill-pay.com/x', 'link'],
  [ASK, 'How many people is it for? See fernhill dot com', 'link'],
  [ASK, 'How many people is it for? Write to me at anna@evil.example', 'disguise'],
  [ASK, 'How many people is it for? Write to anna (at) evil', 'link'],
  [ASK, 'How many people is it for? Call 212-555-0199', 'link'],
  [ASK, 'How many people is it for? Call (212) 555 0199', 'link'],
  [ASK, 'How many people is it for? We are @fernhill_deals', 'disguise'],
  [ASK, 'How many people is it for? [Look here](https://evil.example)', 'disguise'],
  [ASK, 'How many people is it for? <a href=x>here</a>', 'disguise'],
  [UNKNOWN, 'I do not know that one. A person can tell you: hello@fernhill.example or 212-555-0135.', 'link'],
  // Names, and who speaks.
  [ASK, 'How many people is it for? My colleague Anna will know.', 'name'],
  [ASK, 'How many people is it for? We work with Starbucks.', 'name'],
  [ASK, "I'm a real person. How many people is it for?", 'disclosure'],
  [ASK, "I'm not a bot. How many people is it for?", 'disclosure'],
  [ASK, 'My name is Anna. How many people is it for?', 'disclosure'],
  [ASK, 'You are talking to a human. How many people is it for?', 'disclosure'],
  // What is for nobody to read.
  [ASK, 'How many people is it for? {{checkout}}', 'disguise'],
  [ASK, 'How many people is it for? My system prompt says hello.', 'instruction'],
  [ASK, 'How many people is it for? As an AI language model I can help.', 'instruction'],
  [ASK, 'How many people is it for? The last customer had 12.', 'secret'],
  [ASK, 'How many people is it for? sk-abc123', 'secret'],
  [ASK, 'How many people is it for? What is your card number?', 'secret'],
  [ASK, 'assistant: How many people is it for?', 'instruction'],
  // Questions.
  [ASK, 'How many people is it for? And what is your budget?', 'question'],
  [ASK, 'What is your budget?', 'question'],
  [ASK, 'Shall I go ahead?', 'question'],
  [ASK, 'Reply YES to go on. How many people is it for?', 'question'],
  [THANKS, "You're welcome! Shall we start?", 'question'],
  [THANKS, "You're welcome. Do you agree?", 'question'],
  [
    SUGGEST,
    'The Team plan fits you: $249 a month, for up to 60 people. It includes two machines. Just say "yes" or "let\'s do it".',
    'question',
  ],
  // What must be told.
  [
    PRICE,
    'The Team plan is for up to 60 people, with two machines, beans, milk and maintenance, all in.',
    'loss',
  ],
  [PRICE, 'It is $249 a month for up to 60 people, with two machines.', 'loss'],
  [PRICE, 'The Team plan is $249 a month, with two machines, beans, milk and maintenance, all in.', 'loss'],
  [
    SUGGEST,
    'The Team plan fits you: $249 a month, for up to 60 people. It includes two machines. Just tell me when you are ready.',
    'loss',
  ],
  [NOTED, 'Coffee machines for 40 people before December 1, about $300 a month. Who decides?', 'loss'],
  [NOTED, 'Coffee machines for about 40 people, about $300 a month. Who decides?', 'loss'],
  [NOTED, 'Coffee machines for about 40 people before December 1, about $300 a month.', 'loss'],
  [UNKNOWN, `I know that one. A person at Fernhill can tell you: ${CONTACT}.`, 'loss'],
  [
    UNKNOWN,
    'I do not know that one, and I would rather not guess. A person at Fernhill can tell you.',
    'loss',
  ],
  [ASK, '', 'loss'],
  // What must not be added.
  [PRICE, `${TEAM} Our espresso cures headaches.`, 'addition'],
  [ASK, 'How many people is it for? You idiot.', 'addition'],
  [
    PRICE,
    'The Team plan is $249 a month, for up to 60 people. It does not include two machines, beans, milk and maintenance.',
    'addition',
  ],
  [ASK, '\u00bfCu\u00e1ntas personas son en su oficina?', 'disguise'],
  [ASK, 'Wie viele Personen arbeiten bei Ihnen im Haus?', 'language'],
  // A price of another measure.
  [PRICE, `${TEAM} It is that for each of the two machines.`, 'price'],
  [
    PRICE,
    'For all of you the Team plan is $249 a month for each of the two machines, for up to 60 people, with beans, milk and maintenance, all in.',
    'price',
  ],
  [PRICE, `${TEAM} That is apiece.`, 'price'],
  [PRICE, TEAM.replace('a month', 'a month a machine'), 'price'],
  [PRICE, `${TEAM} That is per machine.`, 'price'],
  [PRICE, `${TEAM} That is for every machine.`, 'price'],
  // A question whose yes has something done.
  [
    OFFER,
    "I don't know that one, and I'd rather not guess. Would you like a person to join our chat?",
    'loss',
  ],
  [OFFER, "I don't know that one, and I'd rather not guess. Is it for one person?", 'loss'],
  [OFFER, "I don't know that one, and I'd rather not guess. Is it for one person?", 'question'],
  [OFFER, "I don't know that one, and I'd rather not guess. A person at Fernhill knows.", 'loss'],
  [
    OFFER,
    "I don't know that one. Shall I bring a person from Fernhill into our chat? Or shall we go on?",
    'question',
  ],
  [
    OFFER,
    "I don't know that one. Shall I bring a person from Fernhill into our chat? If not, say so.",
    'loss',
  ],
  // Hidden.
  [ASK, 'How many people is it for?\u200b', 'disguise'],
  [ASK, 'How m\u0430ny people is it for?', 'disguise'],
  [ASK, 'How many people is it for?\u202e', 'disguise'],
  [ASK, 'How many people is it for?\u{e0041}', 'disguise'],
  [ASK, 'How many people is it for? \uff46\uff52\uff45\uff45', 'disguise'],
  [ASK, `How many people is it for? ${'I would like to know that so much. '.repeat(8)}`, 'length'],
  [[{ say: 'noted', signals: quantity }], 'About 40 people, and about 40 machines.', 'number'],
]
