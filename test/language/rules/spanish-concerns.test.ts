import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY } from '#config/business'
import type { Concern } from '#core/concern'
import fernhill from '#examples/fernhill/business'
import { perceiveByRules } from '#language/rules/perceive'
import { NOW } from './support.ts'

const policy = {
  ...fernhill.policy,
  escalate: {
    ...DEFAULT_POLICY.escalate,
    regions: ['US-NY', 'US-NJ'],
    notIndustries: ['casino', 'tienda de vapeo', 'armería'],
  },
}
const perceive = perceiveByRules({ ...fernhill, policy })
const raisedBy = async (text: string): Promise<readonly Concern[]> =>
  (await perceive({ text, expecting: null, now: NOW, locale: 'es' })).concerns ?? []
const about = async (text: string): Promise<readonly string[]> =>
  (await raisedBy(text)).map(({ about }) => about)

/** Each beside its opposite, which is the bot's own business. */
const PAIRS: Readonly<
  Record<Concern['about'], readonly (readonly [raises: string, raisesNothing: string])[]>
> = {
  anger: [
    ['estoy harta de este robot', 'estamos hartos de las cápsulas'],
    ['esto es una vergüenza', 'me da vergüenza preguntar, ¿cuánto cuesta?'],
    ['ya se lo dije tres veces', 'el café lo tomo tres veces al día'],
    ['sos un inútil', 'la máquina de antes era inútil'],
    ['son unos ladrones', 'nuestro proveedor anterior era un desastre'],
    ['estoy muy molesto con ustedes', 'estoy molesto con mi jefe'],
    ['joder, qué lentos', 'joder, qué buen precio'],
    ['quiero poner una reclamación', 'no tengo quejas'],
    ['q porqueria de servicio', 'el café de cápsulas es una porquería'],
  ],
  legal: [
    ['mi abogado tiene que revisarlo', 'somos un despacho de abogados'],
    ['¿me pueden mandar el contrato?', '¿cuánto dura el contrato?'],
    ['necesitamos un acuerdo de confidencialidad', 'terminó el contrato con el otro proveedor'],
    ['los voy a demandar', 'hay mucha demanda de café aquí'],
    ['queremos cambiar una cláusula', '¿se puede cancelar cuando quiera?'],
  ],
  compliance: [
    ['¿cumplen con el RGPD?', 'somos una consultora de protección de datos'],
    ['tienen que rellenar un cuestionario de seguridad', '¿es segura la página de pago?'],
    ['necesitamos su certificado de seguro', 'trabajo en una aseguradora, somos 14'],
    ['bórrenme todos mis datos', '¿tienen mis datos?'],
  ],
  outside: [
    ['¿entregan en Filadelfia?', '¿entregan en Nueva Jersey?'],
    ['estamos en Miami', 'estamos en Nueva York'],
    ['somos un casino', 'estamos al lado de un casino'],
    ['tenemos una tienda de vapeo', 'tenemos una tienda de ropa'],
    ['nuestra armeria está en Queens', 'queremos café para la oficina'],
  ],
  conflict: [
    ['mi socio no está de acuerdo', 'mi socio está de acuerdo'],
    ['mi jefe dice que no', 'mi jefe dice que sí'],
    ['a mi mujer no le convence', 'a mi mujer le encanta el café'],
    ['finanzas lo rechazó', 'finanzas lo aprueba'],
  ],
  'after-sale': [
    ['quiero un reembolso', 'quiero un café'],
    ['cancele mi pedido', 'quiero cancelar el contrato con mi proveedor actual'],
    ['ya no lo quiero', 'ya no lo sé'],
  ],
}

describe('what may be a person’s business, in Spanish (D4)', () => {
  for (const [kind, pairs] of Object.entries(PAIRS))
    test.each(pairs)(`${kind}: "%s" is one, and "%s" is none`, async (raises, raisesNothing) => {
      expect(await about(raises)).toEqual([kind])
      expect(await about(raisesNothing)).toEqual([])
    })

  test('the words are theirs to the letter, however they are typed', async () => {
    const text = 'oigan, q porquería de servicio, xfa'
    for (const { quote } of await raisedBy(text)) expect(text).toContain(quote)
    expect(await about(text)).toEqual(['anger'])
  })

  test.each([
    ['ya soy cliente, quiero otra máquina', true],
    ['somos clientes suyos desde marzo', true],
    ['mi máquina no prende', true],
    ['la cafetera que nos instalaron se rompió', true],
    ['quiero ser cliente', undefined],
    ['somos clientes de Nespresso', undefined],
    ['se nos rompió la máquina vieja y queremos una nueva', undefined],
  ])('whether "%s" is of a customer: %s', async (text, existing) =>
    expect((await raisedBy(text)).find((one) => one.existing)?.existing).toBe(existing),
  )
})
