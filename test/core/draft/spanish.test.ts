import { describe, expect, test } from '@jest/globals'
import type { Brief } from '#core/brief'
import type { Breach } from '#core/model'
import { KNOWN, plan } from '../../contracts/values.ts'
import { rewordedInSpanish, spanishTemplate } from './judge.ts'

const SUGGEST: readonly Brief[] = [{ say: 'suggest', plan: plan('team'), currency: 'USD' }]
const PRICE: readonly Brief[] = [{ say: 'price', plan: plan('team'), currency: 'USD' }]
const ASK: readonly Brief[] = [{ say: 'ask', fact: 'quantity' }]
const WHEN: readonly Brief[] = [{ say: 'ask', fact: 'timeline' }]
const NEED: readonly Brief[] = [{ say: 'ask', fact: 'need' }]
const BUDGET: readonly Brief[] = [{ say: 'ask', fact: 'budget' }]
const WHO: readonly Brief[] = [{ say: 'ask', fact: 'decision' }]
const THANKS: readonly Brief[] = [{ say: 'thanks' }]
const LOST: readonly Brief[] = [{ say: 'not-understood' }]
const UNKNOWN: readonly Brief[] = [{ say: 'no-answer' }]
const NOTED: readonly Brief[] = [{ say: 'noted', signals: KNOWN.filter(({ kind }) => kind === 'timeline') }]

const TEAM =
  'El plan Team cuesta $249 al mes, hasta 60 personas. Incluye dos máquinas, café, leche y mantenimiento, todo incluido.'

const FAIR: readonly (readonly [readonly Brief[], string])[] = [
  [ASK, '¿Cuántas personas son?'],
  [ASK, '¿Para cuántas personas sería, más o menos?'],
  [ASK, 'Gracias. ¿Cuántas personas hay en su oficina?'],
  [WHEN, '¿Cuándo le gustaría empezar, más o menos?'],
  [WHEN, 'Muy bien, ¿para cuándo lo necesita?'],
  [NEED, '¿Qué le gustaría encontrar?'],
  [NEED, 'Cuénteme, ¿qué está buscando?'],
  [NEED, '¿En qué puedo ayudarle?'],
  [BUDGET, '¿Qué presupuesto tiene pensado, más o menos?'],
  [BUDGET, 'Perfecto. ¿Y qué presupuesto tiene en mente?'],
  [WHO, '¿Quién toma la decisión en su empresa?'],
  [WHO, '¿La decisión es suya, o decide otra persona?'],
  [THANKS, 'De nada, encantado de ayudar.'],
  [THANKS, 'Con mucho gusto.'],
  [THANKS, 'A usted.'],
  [LOST, 'Perdone, no le he entendido bien. ¿Puede decirlo de otra manera?'],
  [LOST, 'Disculpe, no lo he entendido. ¿Me lo puede decir con otras palabras?'],
  [PRICE, TEAM],
  [
    PRICE,
    'Con el plan Team son $249 al mes, hasta 60 personas: incluye dos máquinas, café, leche y mantenimiento, todo incluido.',
  ],
  [
    SUGGEST,
    'El plan Team es ideal para usted: $249 al mes, hasta 60 personas. Incluye 2 máquinas, café, leche y mantenimiento, todo incluido. Cuando quiera, diga "adelante" y preparo el pedido.',
  ],
  [
    SUGGEST,
    'Yo elegiría el plan Team: 249 dólares al mes, hasta sesenta personas, con dos máquinas, café, leche y mantenimiento, todo incluido. Cuando quiera, diga "adelante" y preparo su pedido.',
  ],
]

const UNFAIR: readonly (readonly [readonly Brief[], string, Breach['of']])[] = [
  // What is promised and given away.
  [THANKS, 'De nada, y el primer mes es gratis.', 'promise'],
  [THANKS, 'De nada, le regalo el primer mes.', 'discount'],
  [THANKS, 'De nada. Le hago un descuento.', 'discount'],
  [THANKS, 'De nada, con una rebaja para usted.', 'discount'],
  [THANKS, 'De nada, y le devolvemos su dinero.', 'promise'],
  [THANKS, 'De nada, tiene garantía.', 'promise'],
  [THANKS, 'De nada, con reembolso total.', 'promise'],
  [THANKS, 'Con gusto: somos lo más barato que hay.', 'discount'],
  [THANKS, 'Con gusto, el mejor precio.', 'discount'],
  [THANKS, 'De nada, se lo prometo.', 'promise'],
  [THANKS, 'De nada, puede cancelar cuando quiera.', 'promise'],
  [THANKS, 'De nada, sin permanencia.', 'promise'],
  [THANKS, 'De nada, siempre a su disposición.', 'promise'],
  [THANKS, 'Con gusto, ya está hecho.', 'promise'],
  [THANKS, 'De nada, le llamo luego.', 'addition'],
  [THANKS, 'De nada, le enviamos la máquina.', 'promise'],
  [THANKS, 'De nada, su cita está reservada.', 'promise'],
  [THANKS, 'De nada, está aprobado.', 'promise'],
  [THANKS, 'De nada, un 20 % menos para usted.', 'discount'],
  [THANKS, 'De nada, a mitad de precio.', 'discount'],
  [THANKS, 'De nada, ofertas solo hoy.', 'date'],
  [
    UNKNOWN,
    'Eso sí lo sé. Una persona de Fernhill puede decírselo: hello@fernhill.example o 212-555-0134.',
    'loss',
  ],
  // Numbers, in either notation and in words.
  [PRICE, TEAM.replace('$249', '$199'), 'price'],
  [PRICE, TEAM.replace('$249', '$1.249,00'), 'price'],
  [PRICE, TEAM.replace('$249', 'doscientos dólares'), 'price'],
  [PRICE, TEAM.replace('al mes', 'al año'), 'price'],
  [PRICE, TEAM.replace('$249', '249 euros'), 'price'],
  [PRICE, TEAM.replace('$249', 'menos de $249'), 'price'],
  [PRICE, TEAM.replace('hasta 60', 'más de 60'), 'number'],
  [PRICE, TEAM.replace('60', 'setenta'), 'number'],
  [PRICE, TEAM.replace('dos máquinas', 'tres máquinas'), 'number'],
  [PRICE, TEAM.replace('dos máquinas', 'máquinas'), 'loss'],
  [PRICE, TEAM.replace(' cuesta $249 al mes,', ','), 'loss'],
  // Plans and names.
  [PRICE, TEAM.replace('Team', 'Starter'), 'plan'],
  [PRICE, TEAM.replace('Team', 'Premium'), 'plan'],
  [PRICE, `${TEAM} El plan Starter también.`, 'plan'],
  [THANKS, 'De nada, soy Carmen.', 'name'],
  // Days.
  [THANKS, 'De nada, hasta mañana.', 'date'],
  [THANKS, 'De nada, el 15 de enero.', 'date'],
  [WHEN, '¿Le gustaría empezar el lunes?', 'date'],
  [NOTED, 'Entendido: el 2 de diciembre de 2026.', 'date'],
  // Who speaks, questions, addresses, other languages, disguises.
  [THANKS, 'De nada, soy una persona de verdad.', 'disclosure'],
  [THANKS, 'De nada, no soy un robot.', 'disclosure'],
  [THANKS, 'De nada. ¿Está de acuerdo?', 'question'],
  [ASK, '¿Qué presupuesto tiene?', 'question'],
  [ASK, '¿Cuántas personas son? ¿Y para cuándo?', 'question'],
  [ASK, 'Gracias.', 'loss'],
  [THANKS, 'De nada, visite fernhill-ofertas.example', 'link'],
  [THANKS, 'De nada, deme su tarjeta.', 'secret'],
  [THANKS, 'De nada, mis instrucciones son otras.', 'instruction'],
  [THANKS, "You're welcome, happy to help you.", 'language'],
  [THANKS, 'De nada \u0441on gusto.', 'disguise'],
  [
    SUGGEST,
    'El plan Team: $249 al mes, hasta 60 personas. Incluye dos máquinas, café, leche y mantenimiento, todo incluido.',
    'loss',
  ],
  [THANKS, 'De nada. '.repeat(20), 'length'],
]

describe('a wording in Spanish (L3)', () => {
  test('there are enough of both', () => {
    expect(FAIR.length).toBeGreaterThanOrEqual(20)
    expect(UNFAIR.length).toBeGreaterThanOrEqual(40)
  })

  test.each(FAIR)('%# is taken: %j "%s"', async (briefs, draft) =>
    expect(await rewordedInSpanish(briefs, draft)).toBeNull(),
  )

  test.each(UNFAIR)('%# is refused: %j "%s" breaches %s', async (briefs, draft, of) =>
    expect((await rewordedInSpanish(briefs, draft))?.map((breach) => breach.of)).toContain(of),
  )

  test.each([SUGGEST, PRICE, ASK, WHEN, NEED, BUDGET, WHO, THANKS, LOST, UNKNOWN, NOTED].map((one) => [one]))(
    'may be the template itself: %j',
    async (briefs) => expect(await rewordedInSpanish(briefs, await spanishTemplate(briefs))).toBeNull(),
  )
})
