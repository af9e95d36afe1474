import { describe, expect, test } from '@jest/globals'
import fernhill from '#examples/fernhill/business'
import { readConcerns } from '#language/rules/concerns/index'
import { notice } from '#language/rules/notice'
import { facts, NOW, noticed } from './support.ts'

const placeIn = (text: string) => facts(text).location
const quoteIn = (text: string) => noticed(text).find(({ kind }) => kind === 'location')?.quote

describe('where they are', () => {
  test.each([
    ["we're in Austin, TX", 'Austin, TX', "we're in Austin, TX"],
    ['Hi! Our office is in Berlin.', 'Berlin', 'Our office is in Berlin'],
    ['small studio, based out of Denver', 'Denver', 'small studio, based out of Denver'],
    ['We are located at 10001', '10001', 'We are located at 10001'],
    ['our zip code is 94107', '94107', 'our zip code is 94107'],
    ["we're about 40 people in Austin and want coffee machines", 'Austin', "we're about 40 people in Austin"],
    ['We are a small law firm based in Springfield, Illinois', 'Springfield, Illinois', undefined],
    ['our main office is in Tuxedo Park', 'Tuxedo Park', undefined],
    ['we live in the UK', 'the UK', undefined],
    ['we are in the Austin area', 'the Austin area', undefined],
    ["we're in the Chicago office", 'Chicago', undefined],
    ["i'm in nyc", 'NYC', "i'm in nyc"],
    ['were a team of 12, we are located in san francisco', 'San Francisco', undefined],
    ['hello from Boston', 'Boston', 'hello from Boston'],
    ['can you deliver to our Denver office?', 'Denver', 'our Denver office'],
    ['our address is 12 Denver Street, Boston, MA 02108', 'Boston, MA 02108', undefined],
    ["I'm from Toronto", 'Toronto', undefined],
    ['we run a coworking space in downtown Denver', 'Denver', undefined],
    ["we're in austin tx", 'Austin, TX', undefined],
    ["We're in New York City", 'New York City', undefined],
    ['location: Denver, CO', 'Denver, CO', 'location: Denver, CO'],
    ["we're in the US", 'the US', undefined],
    ["we're in TX", 'TX', undefined],
    ["We're in Austin, TX 78701, 40 people", 'Austin, TX 78701', undefined],
    ['WE ARE IN DALLAS', 'DALLAS', undefined],
  ])('%s', (text, place, words) => {
    expect(placeIn(text)).toBe(place)
    if (words !== undefined) expect(quoteIn(text)).toBe(words)
  })

  test.each([
    ['Somos de Madrid', 'Madrid'],
    ['hola, estamos en Nueva York y queremos café', 'Nueva York'],
    ['nuestra oficina está en Getafe', 'Getafe'],
    ['Somos una empresa de Sevilla', 'Sevilla'],
    ['somos 40 personas en bogotá', 'Bogotá'],
    ['mi código postal es 28001', '28001'],
    ['con sede en Lima', 'Lima'],
  ])('in Spanish: %s', (text, place) => {
    expect(placeIn(text)).toBe(place)
  })

  test.each([
    ["no, we're in Dallas now", 'Dallas'],
    ["we're not in Austin, we're in Dallas", 'Dallas'],
    ["we're in Dallas, not Austin", 'Dallas'],
    ['Dallas, not Austin', 'Dallas'],
    ["we're in Austin, sorry, Dallas", 'Dallas'],
    ["we're not in Austin but in Dallas", 'Dallas'],
    ["I'm from Texas but we're in Denver", 'Denver'],
    ["sorry, I meant we're in Dallas", 'Dallas'],
  ])('put right: %s', (text, place) => {
    expect(placeIn(text)).toBe(place)
  })

  test.each([
    "we're not in Austin",
    "we aren't in Austin",
    "I don't think we're in Austin",
    "if we're in Austin, do you deliver?",
    'I work in sales',
    'I work in Finance',
    "we're in a hurry",
    "we're in January mode",
    'we start in January',
    "we're in Slack",
    "I'm in MS Teams",
    "we're in the Team plan",
    "we're in Starter",
    'New York style bagels',
    "we're in New York style heaven",
    "we're from Acme",
    'our office in December needs machines',
    "I'm in Denver this week",
    "I'm in Denver right now for work",
    "we're from Austin originally",
    'we used to be in Austin',
    'we were in Austin',
    'my boss is in Denver',
    'our customers are in Texas',
    'our other office is in Denver',
    'our sister company in Ohio has no coffee',
    'Can you book Katsu, located in Los Gatos?',
    'are you in Austin?',
    'do you deliver to Denver?',
    "we're moving to Dallas",
    "I'm looking for a restaurant in San Jose",
    "I'm flying from Boston to LA",
    "I'm interested in Seattle",
    'a hotel located in Berkeley',
    "we're in it for the long run",
    'can you join us in Chicago?',
    "we're in HR",
    "we're in OK shape",
    'no estamos en Madrid',
    'estamos en enero',
    'estoy en reunión',
    'somos de la oficina',
    'we want 10001 cups',
  ])('is not read in "%s"', (text) => {
    expect(placeIn(text)).toBeUndefined()
  })

  test('a name alone is an answer, and nothing out of the blue', () => {
    expect(placeIn('Tuxedo Park')).toBeUndefined()
    for (const text of ['Austin', 'in Austin, Texas', 'Tuxedo Park', '10001', 'near Boston thanks'])
      expect(facts(text, 'location').location).toBeDefined()
    for (const text of [
      'why?',
      'not telling',
      'In January',
      'No',
      'Slack',
      'yes please',
      'Espresso machines',
      'Team',
    ])
      expect(facts(text, 'location').location).toBeUndefined()
  })

  test('figures of the post are no head count', () => {
    expect(facts('our zip is 10001', 'quantity')).toEqual({ location: '10001' })
    expect(facts("we're 40 people in Austin, TX 78701", 'quantity')).toEqual({
      quantity: 40,
      location: 'Austin, TX 78701',
    })
  })
})

describe('a place puts another right', () => {
  const read = (text: string, isPlaced: boolean) =>
    notice(text, { now: NOW, expecting: null, business: fernhill, held: isPlaced ? { placed: true } : {} })

  test.each([
    ['no, Dallas', 'Dallas'],
    ['sorry, I meant Boston, MA', 'Boston, MA'],
    ['no, en Tampa', 'Tampa'],
  ])('once they have said where they are: %s', (text, place) => {
    expect(read(text, true)).toMatchObject([{ kind: 'location', value: place }])
    expect(read(text, false)).toEqual([])
  })

  test('but only where nothing else is said', () => {
    expect(read('no, Dallas is too far', true)).toEqual([])
    expect(read('Dallas', true)).toEqual([])
  })
})

describe('a place that is not served', () => {
  const outside = (text: string) =>
    readConcerns(text, fernhill.policy).filter(({ about }) => about === 'outside')

  test.each(['our office is in Brooklyn', "we're in Hoboken, NJ", 'estamos en Nueva York'])(
    'served it is a fact alone: %s',
    (text) => {
      expect(placeIn(text)).toBeDefined()
      expect(outside(text)).toEqual([])
    },
  )

  test.each([
    "we're in Austin, TX",
    'somos de Madrid',
    'our main office is in Springfield, Illinois',
    "we're in Denver now",
  ])('not served it is a fact and a concern: %s', (text) => {
    expect(placeIn(text)).toBeDefined()
    expect(outside(text)).toHaveLength(1)
  })
})
