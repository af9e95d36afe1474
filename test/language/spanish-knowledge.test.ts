import { describe, expect, test } from '@jest/globals'
import fernhill from '#examples/fernhill/business'
import { knownBy } from '#language/knowledge/of-business'

const ask = knownBy(fernhill)

describe('knowledge in Spanish', () => {
  test.each([
    ['¿tienen leche de avena?', 'Leche y bebidas vegetales'],
    ['tienen leche sin lactosa', 'Leche y bebidas vegetales'],
    ['¿hacen entregas los sábados?', 'Entregas'],
    ['¿cuánto cuesta el envío?', 'Entregas'],
    ['¿entregan en Brooklyn?', 'Dónde entregamos'],
    ['¿se puede cancelar en cualquier momento?', 'Cancelación'],
    ['¿hay permanencia?', 'Condiciones del contrato'],
    ['¿cuánto tarda la instalación?', 'Instalación'],
    ['¿necesito toma de agua?', 'Toma de agua'],
    ['¿tienen descafeinado?', 'Café y tuestes'],
    ['¿qué pasa si se rompe la máquina?', 'Mantenimiento y reparaciones'],
    ['¿aceptan tarjeta?', 'Pago y facturas'],
    ['¿puedo probar primero?', 'Prueba y degustación'],
    ['¿cuál es su horario?', 'Contacto y horario'],
    ['¿quién limpia la máquina?', 'Limpieza e higiene'],
    ['¿tiene gluten?', 'Alérgenos y dietas'],
  ])('%s is answered by "%s"', (question, title) => expect(ask(question)[0]?.title).toBe(title))

  test.each([
    '¿venden bicicletas?',
    '¿llegan hasta Filadelfia?',
    '¿dan clases de barista?',
    '¿tienen estacionamiento?',
  ])('%s is answered by nothing', (question) => expect(ask(question)).toEqual([]))

  test('a word that is alike in both languages is looked up in theirs', () => {
    expect(ask('Brooklyn?', 'es')[0]?.title).toBe('Dónde entregamos')
    expect(ask('Brooklyn?')[0]?.title).toBe('Where we deliver')
  })

  test('an English question is answered in English, whoever asks', () =>
    expect(ask('do you have oat milk?', 'es')[0]?.title).toBe('Milk and plant milk'))

  test('where nothing is known in Spanish, nothing is made up', () =>
    expect(knownBy({ knowledge: fernhill.knowledge })('¿hacen entregas los sábados?')).toEqual([]))

  test('what is said in Spanish has the figures of what is said in English', () => {
    const figures = (text: string): readonly string[] =>
      [...text.replace(/\((?:41|61|5,4) (?:cm|kg)\)|41 cm|61 cm|5,4 kg/g, '').matchAll(/\$?\d[\d-]*/g)]
        .map(([figure]) => figure)
        .sort()
    const [own, spanish = ''] = [fernhill.knowledge, fernhill.languages?.es?.knowledge]
    expect(new Set(figures(spanish))).toEqual(new Set(figures(own)))
  })
})
