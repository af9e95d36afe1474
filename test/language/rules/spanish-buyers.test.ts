import { describe, expect, test } from '@jest/globals'
import type { Expecting, Reading } from '#core/reading'
import fernhill from '#examples/fernhill/business'
import { perceiveByRules } from '#language/rules/perceive'
import { NOW } from './support.ts'

const perceive = perceiveByRules(fernhill)
const zone = 'America/New_York'
const calendar = { zone, ours: zone, offered: false, booked: false, wished: false, ordering: false }
const read = (text: string, expecting: Expecting | null = null): Promise<Reading> =>
  perceive({ text, expecting, now: NOW, calendar, locale: 'es' })
const noticed = async (text: string, expecting: Expecting | null = null): Promise<object> =>
  Object.fromEntries((await read(text, expecting)).noticed.map(({ kind, value }) => [kind, value]))
const month = (min: number | null, max: number | null) => ({ min, max, per: 'month' })
const HOUR = 60 * 60_000

describe('what Spanish-speaking buyers say of their order', () => {
  test.each([
    ['busco café para mi oficina, somos 25', { need: 'café para mi oficina', quantity: 25 }],
    ['somos un equipo de cuarenta personas', { quantity: 40 }],
    ['somos entre 20 y 30 en la oficina', { quantity: 30 }],
    ['somos treinta y cinco', { quantity: 35 }],
    ['somos 50, no 40', { quantity: 50 }],
    ['no queremos gastar más de 250 al mes', { budget: month(null, 25_000) }],
    ['como mínimo 200 dólares al mes', { budget: month(20_000, null) }],
    ['entre 200 y 300 dólares mensuales', { budget: month(20_000, 30_000) }],
    ['doscientos cincuenta dólares al mes', { budget: month(25_000, 25_000) }],
    ['1.200,50 dólares al mes', { budget: month(120_050, 120_050) }],
    ['$1,200.50 al mes', { budget: month(120_050, 120_050) }],
    ['unos $1,200 al año', { budget: { min: 120_000, max: 120_000, per: 'year' } }],
    ['queremos empezar en enero', { timeline: { day: '2027-01-01', bound: 'from' } }],
    ['a finales de mes', { timeline: { day: '2026-11-30', bound: 'by' } }],
    ['para el lunes que viene', { timeline: { day: '2026-11-30', bound: 'by' } }],
    ['lo quiero mañana por la mañana', { timeline: { day: '2026-11-24', bound: 'on' } }],
    ['en dos semanas', { timeline: { day: '2026-12-07', bound: 'by' } }],
    ['lo antes posible', { urgency: 'high', timeline: { day: '2026-11-30', bound: 'by' } }],
    ['no hay prisa, estamos mirando opciones', { urgency: 'low' }],
    ['yo tomo las decisiones aquí', { decision: 'self' }],
    ['soy la dueña', { decision: 'self' }],
    ['lo tengo que consultar con mi jefa', { decision: 'other' }],
    ['no decido yo', { decision: 'other' }],
    ['mi socio y yo lo decidimos juntos', { decision: 'shared' }],
    ['es caro', { objection: 'price' }],
    ['está un poco caro, la verdad', { objection: 'price' }],
    ['no nos alcanza', { objection: 'price' }],
    ['ya trabajamos con otra empresa', { objection: 'competitor' }],
    ['no estoy seguro', {}],
    ['no estoy convencido', { objection: 'other' }],
    ['xq tan caro?', { objection: 'price' }],
    ['¿no me haces un descuentito?', { discount: 'un descuentito' }],
    ['lo decidimos entre mi hermano y yo', { decision: 'shared' }],
    ['dejame lo platico con mi socio', { decision: 'other' }],
    ['llevo tres días sin café', {}],
    ['hoy no puedo, escríbame mañana', { callback: '2026-11-24' }],
    ['no, gracias, no me interesa', { objection: 'need' }],
    ['me lo pienso y le digo', { objection: 'timing' }],
    ['quiero pensarlo', { objection: 'timing' }],
    ['me preocupa la garantía', { objection: 'other' }],
    ['me da igual', {}],
    ['me da la lista, por favor', {}],
    ['necesito ayuda', {}],
    ['al menos 200 dólares al mes', { budget: month(20_000, null) }],
    ['antes de fin de mes', { timeline: { day: '2026-11-30', bound: 'by' } }],
    ['antes de fin de año', { timeline: { day: '2026-12-31', bound: 'by' } }],
    ['tomamos café cada mañana', {}],
    ['somos de los que toman café por la mañana', {}],
    ['pagamos 300 dólares al mes de alquiler', {}],
    ['gastamos 300 dólares al mes en publicidad', {}],
    ['¿me pueden hacer un descuento?', { discount: 'un descuento' }],
    ['dale, hagámoslo', { readiness: true }],
    ['escríbame la próxima semana', { callback: '2026-11-30' }],
    ['prefiero seguir por Telegram', { preference: { channel: 'telegram' } }],
    ['mejor por WhatsApp', { preference: { channel: 'whatsapp' } }],
    ['escríbeme al wasap', { preference: { channel: 'whatsapp' } }],
    ['no tengo WhatsApp', {}],
    ['prefiero el italiano', {}],
  ])('%s', async (text, all) => expect(await noticed(text)).toEqual(all))

  test.each([
    ['veinticinco, más o menos', 'quantity', { quantity: 25 }],
    ['unos trescientos', 'budget', { budget: month(30_000, 30_000) }],
    ['mi jefa', 'decision', { decision: 'other' }],
  ] as const)('"%s" answers our question about the %s', async (text, expecting, all) =>
    expect(await noticed(text, expecting)).toEqual(all),
  )

  test.each([
    'no es caro',
    'no me parece caro',
    '¿es caro?',
    'no somos 40',
    'no busco máquinas',
    'no necesitamos nada',
    'más adelante hablamos',
    '24/7',
    '300 euros al mes',
    'una vez',
    'ayer fue lunes',
  ])('in "%s" there is no price too high, no number and no need', async (text) => {
    const { need, quantity, budget, readiness, ...rest } = Object(await noticed(text))
    expect([need, quantity, budget, readiness, rest.objection === 'price']).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      false,
    ])
  })

  test('every quote stands in the message, to the letter', async () => {
    const text =
      'Somos treinta, queremos Máquinas para el 15 de diciembre, máximo $300 al mes, y está algo caro'
    const { noticed: all } = await read(text)
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      'budget',
      'need',
      'objection',
      'quantity',
      'timeline',
    ])
    for (const { quote } of all) expect(text).toContain(quote)
  })
})

describe('a meeting in Spanish', () => {
  test.each([
    [
      '¿podemos agendar una llamada el martes a las 10?',
      { wish: 'book', when: [{ first: '2026-11-24', last: '2026-11-24', from: 10 * HOUR, to: 10 * HOUR }] },
    ],
    [
      'quiero una reunión el jueves a las 3 de la tarde',
      { wish: 'book', when: [{ first: '2026-11-26', last: '2026-11-26', from: 15 * HOUR, to: 15 * HOUR }] },
    ],
    [
      'prefiero la llamada el jueves por la mañana',
      { wish: 'book', when: [{ first: '2026-11-26', last: '2026-11-26', from: 0, to: 12 * HOUR }] },
    ],
    ['cancele la cita', { wish: 'cancel', when: [] }],
  ])('%s', async (text, meeting) => expect(await noticed(text)).toEqual({ meeting }))

  test.each(['no quiero una llamada', 'la llamada se cortó', 'para el martes'])(
    '"%s" asks for none',
    async (text) => expect(Object.keys(await noticed(text))).not.toContain('meeting'),
  )
})

describe('questions in Spanish', () => {
  test.each([
    ['¿cuánto cuesta el plan Team?', 'price'],
    ['cuanto cuesta el plan team', 'price'],
    ['¿qué incluye el plan Starter?', 'price'],
    ['¿eres un bot?', 'bot'],
    ['¿quién me habla, un robot?', 'bot'],
    ['¿Hablo con una persona real?', 'bot'],
    ['¿dónde está mi pedido?', 'own'],
    ['tienen leche de avena', 'other'],
    ['¿cuánto cuesta la instalación?', 'other'],
    ['¿hablas español?', 'language'],
    ['do you speak Spanish?', 'language'],
    ['¿habla alguien francés?', 'language'],
  ])('%s is about: %s', async (text, topic) =>
    expect((await read(text)).questions.map((one) => one.topic)).toEqual([topic]),
  )

  test.each(['podemos pagar 300 al mes', 'como le dije, somos 20', 'cuando lleguemos le aviso'])(
    '"%s" asks nothing',
    async (text) => expect((await read(text)).questions).toEqual([]),
  )

  test.each([
    ['do you speak Spanish?', 'es', 'es'],
    ['¿hablan inglés?', 'en', 'en'],
    ['do you speak French?', undefined, 'en'],
  ])('"%s" asks for %s, and is answered in %s', async (text, language, locale) => {
    const { questions, locale: read_ } = await read(text)
    expect([questions[0]?.language, read_]).toEqual([language, locale])
  })

  test.each([
    'we need English breakfast tea',
    'our team speaks Spanish and English',
    'do you have Spanish roast?',
    'we like French vanilla',
  ])('"%s" asks for no language', async (text) =>
    expect((await read(text)).questions.filter(({ topic }) => topic === 'language')).toEqual([]),
  )
})

test.each([
  ['¿cómo puedo cancelar?', 'cancellation'],
  ['¿se renueva solo el plan?', 'renewal'],
  ['¿el enlace es seguro?', 'link'],
  ['¿me dan factura?', 'invoice'],
  ['¿cuándo me cobran?', 'dueNow'],
  ['¿puedo pagar con tarjeta?', 'payment'],
  ['¿cuánto cuesta el plan Team?', undefined],
  ['¿dónde está mi factura?', undefined],
] as const)('of an order, "%s" asks about %s', async (text, point) =>
  expect((await read(text)).questions.map((question) => question.point)).toEqual([point]),
)

test.each([
  ['gracias, adiós', 'goodbye'],
  ['muchas gracias, hasta luego', 'goodbye'],
  ['ok, me tengo que ir', 'goodbye'],
  ['eso es todo por ahora', 'goodbye'],
  ['que tenga un buen día', 'goodbye'],
  ['gracias, buenas tardes', 'thanks'],
  ['nos vemos el martes', null],
  ['hola, buenas tardes', 'greeting'],
  ['ya estoy de vuelta', 'back'],
  ['gracias, pero no', null],
  ['gracias, ¿y la leche?', null],
])('the courtesy of "%s" is %s', async (text, courtesy) => expect((await read(text)).courtesy).toBe(courtesy))
