import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import type { Concern } from '#core/concern'
import { readConcerns } from '#language/rules/concerns/index'

const policy = {
  ...DEFAULT_POLICY,
  escalate: {
    ...DEFAULT_POLICY.escalate,
    regions: ['US-NY', 'US-NJ', 'CA'],
    notIndustries: ['casino', 'tobacco company'],
  },
}
const about = (text: string): readonly Concern['about'][] =>
  readConcerns(text, policy).map((one) => one.about)

describe('what may be a person’s business (D4)', () => {
  const raised: readonly (readonly [Concern['about'], readonly string[]])[] = [
    [
      'legal',
      [
        'our lawyer has to look at it first',
        'can you send me the contract?',
        "I'd like to redline the agreement",
        "we'll need an NDA before that",
        'who carries the liability if the machine floods the office?',
        'Our Legal Team wants to see it',
        'I will run it by legal',
        'what is the governing law?',
        'we would take you to court',
        'we insist on our own terms',
      ],
    ],
    [
      'anger',
      [
        'this is ridiculous',
        'I am so fed up with this',
        'you people are a joke, that is unacceptable',
        'what the fuck is going on',
        'useless bot',
        'how many times do I have to tell you',
        'worst service ever',
        'are you kidding me?',
        'I want to complain',
        'you keep ignoring my question',
        'unacceptable!! three days and no reply',
      ],
    ],
    [
      'compliance',
      [
        'are you HIPAA compliant?',
        'you would have to fill in our security questionnaire',
        'we need a certificate of insurance from you',
        'is this GDPR proof',
        'please delete all my personal data',
        'our compliance team has to approve vendors',
        'do you have SOC 2',
      ],
    ],
    [
      'conflict',
      [
        'my partner says no',
        "my boss doesn't want it",
        'the board shot it down',
        'my husband thinks we should not do it',
        'our CFO is against it',
        'my business partner wants something else',
        'my co-founder disagrees',
      ],
    ],
    [
      'after-sale',
      [
        'I want a refund',
        'can I get my money back?',
        'refund please',
        'please cancel my order',
        'cancel it',
        'actually make it 30 people',
        'can you change it to 30 people',
        'change my order please',
        'upgrade us to the team plan',
        'can we postpone the start to January',
        'add 5 more people',
        "we've changed our minds",
        'you charged me twice',
        'please return the machines, we need to cancel the order',
      ],
    ],
    [
      'outside',
      [
        "we're based in Ohio",
        'our office is in Germany',
        'do you deliver to Texas?',
        'do you ship to the UK',
        'I work in North Carolina',
        'we run a casino',
        "we're in Chicago",
        'our address is 12 Main St, Austin TX',
        'our church is in Baltimore',
        "we're a small tobacco company",
      ],
    ],
  ]
  for (const [what, texts] of raised) {
    test.each(texts)(`%j is ${what}`, (text) => {
      const found = readConcerns(text, policy)
      expect(found.map((one) => one.about)).toContain(what)
      for (const { quote } of found) expect(text).toContain(quote)
    })
  }

  test.each([
    'do you sell legal pads as well?',
    "thanks, can I refund a friend's coffee?",
    'we do not want a refund',
    'no need to cancel it',
    'can I get a refund on my flight?',
    'our old supplier would not give us a refund',
    'what is your refund policy?',
    'how do I cancel?',
    'we are 50 people now',
    'make it quick',
    'we made it to 30 people at the party',
    'could we switch plans later?',
    "I'd like to order the Starter plan as well",
    "wtf that's cheap!",
    'our last supplier was terrible',
    'the old machine had a liability: its milk foamer',
    'we do GDPR consulting, so lots of coffee',
    'my card was rejected',
    'our head office is in London but this is for New York',
    'does it work when I am in Spain?',
    'White Sox fans here',
    'our lawyers drink only espresso',
    "I'm dying for coffee",
    'we would kill for a good espresso',
    "we're mad about espresso",
    'this is ridiculously good',
    'that is a ridiculous amount of coffee, love it',
    'fuck yes',
    'is there a minimum contract?',
    'do we have to sign a contract?',
    'we already have a contract with another supplier',
    'how long is the contract?',
    'is the warranty included?',
    'my partner says yes',
    'my boss said no problem',
    'my partner loves it',
    'my partner wants two machines',
    "I don't have a partner",
    'we are in New York',
    'our office is in New Jersey',
    'our team is in Canada and we need ten machines',
    'we are based in the United States',
    'do you have beans from Ethiopia or Kenya?',
    'I got your number from Jordan',
    'talk to Chad in a minute',
    'we like turkey sandwiches',
    'do you deliver in china cups?',
    'we are next to a casino',
    'our lobby is loud like in a casino',
    "we're not in Ohio",
    'the audit is in March, so start after that',
    'are you serious about the free milk',
    'stupid question: do you have decaf?',
    'yes, go ahead',
    'I agree',
    'we are 40 people and want coffee machines before Dec 1, maybe $300 a month',
    'can you start in March?',
    'we are in a hurry',
  ])('%j is nobody’s business but ours', (text) => {
    expect(about(text)).toEqual([])
  })

  test('where everything is served, no place and no line of business is outside', () => {
    expect(readConcerns("we're a casino in Germany", DEFAULT_POLICY)).toEqual([])
  })
})
