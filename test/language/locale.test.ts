import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { detectLocale } from '#language/locale'
import { cpuSince } from '../support/cpu.ts'

describe('Spanish', () => {
  test.each([
    'Hola',
    'Buenos días, ¿cuánto cuesta la máquina para 40 personas?',
    'necesitamos café para la oficina',
    'Somos unos 60 en Seattle',
    'cuanto sale al mes',
    'Quisiera hablar con una persona',
    'el jueves a las 3 me viene bien',
    'sí, adelante',
    'no gracias',
    'tenemos 500 al mes de presupuesto',
    'mi jefe tiene que firmar',
    'Perfecto, muchas gracias',
    'Me gustaría comprar el plan grande',
    'ok, dale, mándame el enlace por favor',
    'HOLA QUIERO INFORMACION',
  ])('is told by "%s"', (text) => {
    expect(detectLocale(text)).toBe('es')
  })
})

describe('English', () => {
  test.each([
    'Hello',
    'how much is the machine for 40 people?',
    'yes',
    'we need coffee for the office in San José',
    'my name is Juan de la Cruz and I work at El Paso Gas',
    'gracias, see you on Monday',
    'roll the dice',
    'is there a plan with oat milk',
    'Thanks!',
    'Do you speak Spanish? Hablo un poco',
  ])('is told by "%s"', (text) => {
    expect(detectLocale(text)).toBe('en')
  })
})

describe('neither', () => {
  test.each([
    '',
    'ok',
    'no',
    '40',
    '👍',
    'Los Angeles',
    'Las Vegas, La Paz',
    'María de la Cruz',
    'ana@example.com',
    'y',
    'Fernhill',
    'bonjour, je voudrais du café pour le bureau',
    'Olá, quanto custa com leite? preciso de uma para o escritório',
    'sim, por favor',
    'buongiorno, vorrei un caffè per il mio ufficio',
    'ich möchte bitte Kaffee für die Firma',
    'да, конечно',
  ])('is told by "%s"', (text) => {
    expect(detectLocale(text)).toBeNull()
  })
})

test('any text is read without an error, and a long one in a moment', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void detectLocale(text)))
  const before = process.cpuUsage()
  expect(detectLocale('hola '.repeat(100_000))).toBe('es')
  expect(cpuSince(before)).toBeLessThan(500)
})
