import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAcceptance } from '#language/acceptance/index'
import { LANGUAGES } from '#language/lexicon/index'
import { lines } from '#language/lexicon/lexicon'

const read = (text: string) => readAcceptance(text, { locale: 'es' })

/** Written for this, in the words of Mexico, the Andes, the River Plate and Spain, with and without accents. */
const yes = {
  explicit: lines(`
    Sí; si; SÍ!; sí, adelante; si, adelante; Sí por favor; si gracias; claro que sí; claro que si; por supuesto; Por supuesto que sí;
    siii; sí sí; adelante; Adelante, por favor; sí, confirmo; Confirmo; confirmamos; acepto; Acepto los términos; aceptamos las condiciones;
    estoy de acuerdo; Estamos de acuerdo, gracias; correcto; Es correcto; todo es correcto; los datos son correctos; exacto; exactamente;
    así es; eso es, gracias; sí, es correcto; está todo correcto; es exactamente lo que quiero; hazlo; hágalo por favor; resérvalo; Resérvela ya;
    mándame el enlace; envíeme el link por favor; sí, envíame el enlace de pago; proceda; procedan con el pedido; pueden proceder;
    quiero proceder; queremos hacer el pedido; me lo llevo; lo compro; trato hecho; desde luego; sí señor; confirmado; Sí, acepto 👍;
    hola, sí; sí, muchas gracias; perfecto, adelante; de acuerdo, procede; sip; vamos adelante; todo en orden; siga adelante; sí, es lo que pedimos
  `),
  assent: lines(`
    perfecto; Perfecto, gracias; me parece bien; nos parece perfecto; me parece muy bien, gracias; de acuerdo; suena bien; eso suena genial;
    está bien; todo bien; por mí está bien; por mí perfecto; me viene bien; me funciona; nos sirve; sin problema;
    no hay problema; no hay inconveniente; ningún problema; excelente; genial, gracias; estupendo; buenísimo; dale; está perfecto; claro;
    lo quiero; sin cambios; sin objeciones; ok, me parece bien; vale, perfecto; hecho
  `),
}

/** None of these may unlock, in whatever language was asked. */
const notYes = {
  negation: lines(`
    no; no gracias; No, gracias; nunca; jamás; claro que no; por supuesto que no; no quiero; no lo quiero; no me interesa; no estoy de acuerdo;
    no acepto; para nada; ni hablar; ni loco; de ninguna manera; mejor no; todavía no; aún no; ahora no; por ahora no; no es correcto;
    eso no está bien; está mal; es incorrecto; no confirmo nada; tampoco; nada de eso; ya no; no sí; sí no; no hay trato; no está bien; nel
  `),
  condition: lines(`
    sí, si mi jefe acepta; si está bien; si me parece bien; si es correcto; adelante si es gratis; sí, siempre que sea gratis; sí, cuando firme mi socio;
    si quiero; si puedo; sí, hasta el lunes; sí, salvo el seguro; sí, excepto el transporte; depende; depende del precio; en caso de que sí;
    sí, pendiente de aprobación; adelante si; si bajan el precio, sí; acepto si me hacen descuento; sí, con la condición de que sea hoy
  `),
  hedge: lines(`
    quizás; quizá sí; tal vez; a lo mejor; a lo mejor sí; creo que sí; supongo que sí; supongo; me parece que sí; pienso que está bien;
    probablemente; posiblemente sí; más o menos; casi; casi perfecto; bueno; bueno, sí; pues sí; pues... sí; igual sí; digamos que sí; diría que sí;
    debería estar bien; podría ser; ojalá; espero que sí; imagino que sí; luego; después; más tarde sí; ahorita; ahorita lo confirmo; ya veremos;
    a ver; vamos a ver; veremos; eh sí; mmm sí; bastante bien; algo así; seguramente; en principio sí; sí, de momento; medio bien
  `),
  contrast: lines(`
    sí, pero mañana; sí pero no; está bien, pero es caro; perfecto aunque caro; sí, sin embargo espero; sí, solo que más barato; perfecto, menos el precio;
    sí, salvo que; sí, solo una; solamente la primera; sí aparte
  `),
  question: lines(`
    ¿sí?; sí?; ¿es correcto?; ¿cuánto cuesta?; cuánto cuesta; sí, ¿cuándo llega?; qué incluye; perfecto, cómo pago; vale la pena?; ¿vale la pena?; vale la pena;
    ¿de acuerdo?; dónde firmo; quién lo entrega; por qué; puedes explicarme; me puede decir el total; sí, quisiera saber el horario; ¿seguro?; y si no
  `),
  change: lines(`
    sí, el jueves; sí, a las cinco; sí, pero que sean dos; dos por favor; cámbialo; sí, cambia la fecha; agrega una más; sí, otra máquina; mejor el lunes;
    sí, 40 sillas; corrige los datos; por favor corrija; quita el seguro; sí, en vez de enero febrero; más barato; sí con descuento
  `),
  others: lines(`
    tengo que consultarlo con mi socio; déjame pensarlo; déjeme ver; lo voy a pensar; lo consulto y te aviso; te confirmo mañana; te confirmo; le aviso;
    mi jefe tiene que firmar; mi esposa dice que sí; no depende de mí; dijeron que sí
  `),
  retraction: lines(`
    espera; sí, espera; espera un momento; sí... no, espera; cancela; sí, cancela; olvídalo; sí jaja; jajaja sí; sí era broma; alto; detente
  `),
  irony: lines(
    'perfecto, perfecto; genial, genial; claro, claro; sí, claro que jaja; bien bien; me vale; ya claro; sí sí sí sí',
  ),
  acknowledgement: lines(
    'ok; vale; va; sale; listo; entendido; órale; ajá; gracias; muchas gracias; hola; buenos días; bien; muy bien; qué bien; k; 👍',
  ),
  partial: lines(`
    eso es claro; sí, entiendo; sí, lo vi; sí soy yo; sí, soy Ana; sí, tengo una pregunta; sí, quiero una demostración; sí, quiero hablar con alguien;
    buen precio; buena pregunta; qué buen trato; sí, es caro; correcto, está mal; sí la; sí el; sí porque; con seguro; seguro médico; envíalo a mi jefe
  `),
  quotation: ['"sí"', 'me dijeron que escriba "sí"', '«acepto»', 'sí…', 'sí..', 'ѕí'],
}
const refused = Object.values(notYes).flat()

describe('a Spanish yes to a Spanish recap', () => {
  test.each(yes.explicit)('"%s" is explicit', (text) => {
    expect(read(text)).toMatchObject({ verdict: 'accept', tier: 'explicit' })
  })

  test.each(yes.assent)('"%s" is assent', (text) => {
    expect(read(text)).toMatchObject({ verdict: 'accept', tier: 'assent' })
  })

  test('may be an English one', () => {
    expect(read('yes, go ahead')).toMatchObject({ verdict: 'accept', tier: 'explicit' })
    expect(read('sounds good')).toMatchObject({ verdict: 'accept', tier: 'assent' })
  })

  test('is none where English was spoken: what was asked may not have been understood', () => {
    const unlocked = [...yes.explicit, ...yes.assent].filter(
      (text) => readAcceptance(text).verdict === 'accept',
    )
    expect(unlocked).toEqual([])
    expect(readAcceptance('sí, adelante')).toMatchObject({
      verdict: 'uncertain',
      hesitates: false,
      reason: 'not in the language that was asked in: es',
    })
  })
})

describe('what must not unlock', () => {
  test.each(Object.entries(notYes))('%s', (_, texts) => {
    const asked = (['en', 'es'] as const).flatMap((locale) =>
      texts.filter((text) => readAcceptance(text, { locale }).verdict === 'accept'),
    )
    expect(asked).toEqual([])
  })

  test('is a list worth the name', () => {
    expect(refused.length).toBeGreaterThanOrEqual(150)
    expect(yes.explicit.length + yes.assent.length).toBeGreaterThanOrEqual(60)
  })

  test.each([
    'yes pero no hoy',
    'yes, pero',
    'sí but',
    'sí, if it is free',
    'yes si puedo',
    'perfecto but',
    'ok quizás',
    'yes mañana',
  ])('a mixture: "%s"', (text) => {
    expect(readAcceptance(text).verdict).not.toBe('accept')
    expect(read(text).verdict).not.toBe('accept')
  })

  test.each([
    'oui',
    'oui, allez-y',
    'ja',
    'ja, bitte',
    'да',
    'sim',
    'sì',
    'hai',
    'evet',
    'tak',
    '是',
    'はい',
    'نعم',
  ])('a yes in a language that is not read: "%s"', (text) => {
    expect(readAcceptance(text).verdict).toBe('uncertain')
    expect(read(text).verdict).toBe('uncertain')
  })

  test('a yes of one language with a cue of another in it', () => {
    const cues = [...LANGUAGES.en.acceptance.cues.keys(), ...LANGUAGES.es.acceptance.cues.keys()]
    const text = fc.constantFrom(...yes.explicit, ...yes.assent, 'yes', 'go ahead', 'sounds good')
    const harmless = new Set([
      ...LANGUAGES.es.acceptance.harmlessPairs,
      ...LANGUAGES.en.acceptance.harmlessPairs,
    ])
    fc.assert(
      fc.property(text, fc.constantFrom(...cues), (said, cue) => {
        const last = said.toLowerCase().replace(/\p{P}/gu, '').split(' ').at(-1) ?? ''
        fc.pre(!harmless.has(`${last} ${cue}`) && !(cue === 'si' && /[,!]$/.test(said)))
        expect(read(`${said} ${cue}`).verdict).not.toBe('accept')
        expect(readAcceptance(`${said} ${cue}`).verdict).not.toBe('accept')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what else is said in Spanish', () => {
  test.each([
    'no',
    'no gracias',
    'no, gracias',
    'claro que no',
    'no me interesa',
    'No, cancela el pedido',
    'todavía no',
    'olvídalo',
  ])('"%s" is a refusal, whatever was asked in', (text) => {
    expect(read(text).verdict).toBe('refuse')
    expect(readAcceptance(text).verdict).toBe('refuse')
  })

  test.each(['no sé', 'no lo sé todavía', 'no hay prisa', 'no estoy seguro', 'no te preocupes'])(
    '"%s" refuses nothing',
    (text) => {
      expect(read(text).verdict).toBe('uncertain')
    },
  )

  test.each([
    '¿cuánto cuesta?',
    'sí, ¿cuándo llega?',
    'qué incluye el plan',
    'perfecto, me puede decir el total',
  ])('"%s" is a question', (text) => {
    expect(read(text).verdict).toBe('question')
  })

  test.each([
    'sí, pero que sean dos',
    'sí, el jueves',
    'perfecto, pero en vez de enero, febrero',
    'sí, 40 sillas',
  ])('"%s" is a yes to other terms', (text) => {
    expect(read(text).verdict).toBe('accept-with-change')
  })

  test.each([
    'creo que sí',
    'sí, si mi jefe firma',
    'ya veremos',
    'sí pero',
    'déjame pensarlo',
    'lo voy a pensar',
    'tal vez',
    'espera',
  ])('"%s" hesitates, whatever was asked in', (text) => {
    expect(read(text)).toMatchObject({ verdict: 'uncertain', hesitates: true })
    expect(readAcceptance(text)).toMatchObject({ verdict: 'uncertain', hesitates: true })
  })

  test.each(['hasta luego', 'sí, hasta luego', 'adelante, nos vemos'])(
    '"%s" neither agrees nor hesitates',
    (text) => {
      expect(read(text)).toMatchObject({ verdict: 'uncertain', hesitates: false })
    },
  )

  test.each(['ok', 'vale', 'listo', 'entendido', 'va', '👍'])('"%s" only acknowledges', (text) => {
    expect(read(text)).toMatchObject({ verdict: 'uncertain', tier: 'ack' })
  })
})
