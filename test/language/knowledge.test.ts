import { describe, expect, test } from '@jest/globals'
import fernhill from '#examples/fernhill/business'
import { knowledgeOf } from '#language/knowledge'

const ask = knowledgeOf(fernhill.knowledge)

describe('knowledge search', () => {
  test.each([
    ['do you have oat milk?', 'Milk and plant milk', 'oat milk'],
    ['any oat-milk for the latte people?', 'Milk and plant milk', 'oat milk'],
    ['is the milk vegan?', 'Milk and plant milk', 'vegan'],
    ['what if a machine breaks?', 'Maintenance and repairs', 'next business day'],
    ["who fixes the machine when it's broken?", 'Maintenance and repairs', 'fix it'],
    ['is there a warranty', 'Maintenance and repairs', 'warranty'],
    ['do we need a water line?', 'Water line and plumbing', 'not required'],
    ['is there a setup fee?', 'Contract terms', 'no setup fee'],
    ['how do I cancel?', 'Cancellation', "30 days' notice"],
    ['can I cancel whenever I want?', 'Cancellation', 'any time'],
    ['do you have decaf?', 'Beans and roasts', 'decaf'],
    ['how long does the installation take?', 'Installation', 'two hours'],
    ['instalation time?', 'Installation', 'two hours'],
    ['do you deliver to Brooklyn?', 'Where we deliver', 'Brooklyn'],
    ['are there deliveries on weekends?', 'Delivery', 'weekends'],
    ['is there a free trial?', 'Trial and tasting', 'two week trial'],
    ['can we try it first?', 'Trial and tasting', 'two week trial'],
    ['can we pay by card?', 'Payment and invoices', 'credit card'],
    ['do prices include tax?', 'Taxes', 'before sales tax'],
    ['are the cups recyclable?', 'Sustainability', 'compostable'],
    ['who cleans the machine?', 'Cleaning and hygiene', 'rinses itself'],
    ['how big is the machine?', 'Machines', '16 inches'],
    ['is it gluten free?', 'Allergens and dietary needs', 'gluten free'],
    ['do you have tea?', 'Tea, chocolate and other drinks', 'herbal tea'],
    ['could we switch plans later?', 'Changing the plan', 'larger plan'],
    ['do we own the machine?', 'Contract terms', 'do not own'],
    ['do you accept ACH?', 'Payment and invoices', 'ACH'],
    ["what's your phone number?", 'Contact and hours', '212-555-0134'],
    ['are you insured? we need an insurance certificate', 'Insurance and security', 'certificate'],
  ])('%s is answered by "%s"', (question, title, words) => {
    const [best] = ask(question)
    expect(best?.title).toBe(title)
    expect(best?.text).toContain(words)
  })

  test.each([
    'do you sell bicycles?',
    'when does my subscription start?',
    'when does the class start?',
    'did the train arrive?',
    'do you sell office chairs?',
    'do you sell coffee tables?',
    'do you deliver pizza?',
    'do you install windows?',
    'can I pay with bitcoin?',
    'can you fix my laptop?',
    "what's the weather like?",
    'who won the game last night?',
    'what is the capital of France?',
    'how do I reset my password?',
    'what do you think of Starbucks?',
    'are you hiring?',
    'do you offer catering?',
    'can I get a refund on my flight?',
    'tell me a joke',
    'do you have any?',
    'what do you offer?',
    '',
    '???',
    '\ud83d',
  ])('nothing is found for: %s', (question) => {
    expect(ask(question)).toEqual([])
  })

  test('answers in whole sentences of about two text messages', () => {
    const long = Array.from({ length: 30 }, (_, n) => `Sentence number ${n} says little.`)
    const filled = [...long.slice(0, 20), 'Only here are giraffes mentioned.', ...long.slice(20)].join(' ')
    const [best] = knowledgeOf(`## Animals\n${filled}`)('are there giraffes?')
    expect(best?.text).toContain('Only here are giraffes mentioned.')
    expect(best?.text.length).toBeLessThanOrEqual(300)
    expect(best?.text).toMatch(/^(Sentence|Only).*\.$/)
  })

  test('gives one long sentence whole rather than cut', () => {
    const sentence = `Giraffes ${'and more '.repeat(50)}end here.`
    expect(knowledgeOf(`## Animals\n${sentence}`)('giraffes?')[0]?.text).toBe(sentence)
  })

  test('says Markdown without its marks', () => {
    const markdown = '# Head\n\n## Pets\n- **Dogs** are `fine`.\n- See [the rules](https://a.example/r).\n'
    expect(knowledgeOf(markdown)('are dogs fine?')[0]?.text).toBe(
      'Dogs are fine. See the rules (https://a.example/r).',
    )
  })

  test('knows nothing where nothing was written', () => {
    expect(knowledgeOf('')('do you have oat milk?')).toEqual([])
    expect(knowledgeOf('## Empty\n\n## Milk\nOat milk.')('is it empty?')).toEqual([])
  })
})
