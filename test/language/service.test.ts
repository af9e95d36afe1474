import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readService, readServiceWord } from '#language/service'

describe('stop', () => {
  test.each([
    'STOP',
    'Stop. Thank you',
    'please stop texting me',
    'Hey, can you please stop with these messages',
    'please take us off your mailing list',
    'Kindly remove my phone number from your contact list',
    'ok no more texts from now on',
    'Unsubscribe!!',
    'would you please stop',
    'I want these messages to stop',
    'opt-out',
    'I wish to opt out',
    'QUIT',
    'end',
    'Cancel',
    'REVOKE',
    'I revoke my consent',
    'leave me alone',
    'We don’t want to hear from you',
    'do not contact us again',
    'not interested, unsubscribe',
    'who gave you this number? stop',
    'I did not ask for these offers, stop',
    'ＳＴＯＰ',
    'Arrêt',
    'stop stop stop',
    'yes, and please stop messaging this number',
    'I would like to have my number removed',
    'no further messages, please',
    "please don't send me any more promotions",
    'how do I get off this list',
    'I want these alerts to end. Please opt this number out',
    'pls stop txting me',
    'no me envíen más mensajes, por favor',
    'Ne m’envoyez plus de textos',
    'désabonnez-moi SVP',
    'ya no quiero recibir mensajes',
  ])('is read in "%s"', (text) => {
    expect(readService(text)).toBe('stop')
  })

  test.each([
    "I can't stop laughing",
    "don't stop the order",
    'please do not stop the delivery',
    'will you stop by tomorrow',
    'stop by our office on Monday',
    'can I cancel my appointment',
    'when does the trial end',
    'quit smoking course',
    'remove the second seat',
    'no more than ten people',
    "don't call me, send an email",
    'do not text me before nine',
    "please don't take me off your list",
    'the bus stop is around the corner',
    'how do my clients opt out of your newsletter tool',
    'what if we want to stop one day',
    'I told my old vendor to stop calling me',
    'please stop sending paper invoices',
    'no further questions',
    "don't send me the long version",
    'cancel the second machine',
    'para cuarenta personas',
    'no thanks',
    'yes',
  ])('is not read in "%s"', (text) => {
    expect(readService(text)).toBeNull()
  })

  test('goes before anything else the message asks for', () => {
    expect(readService('wrong number, stop')).toBe('stop')
    expect(readService('Wrong number. Stop texting me.')).toBe('stop')
    expect(readService('stop, or let me speak to a manager and take me off this list')).toBe('stop')
  })
})

describe('where it counts', () => {
  test.each(['cancel', 'End.', 'quit', 'please cancel', 'no more'])(
    '"%s" stops texts, and ends no chat',
    (text) => {
      expect(readServiceWord(text)).toMatchObject({ word: 'stop', onTexts: true })
    },
  )

  test.each(['stop', 'unsubscribe', 'stop texting me'])('"%s" stops everywhere', (text) => {
    expect(readServiceWord(text)?.onTexts).toBeUndefined()
  })
})

describe('the other service words', () => {
  test.each(['START', 'unstop', 'Resubscribe', 'please opt me back in'])('"%s" starts again', (text) => {
    expect(readService(text)).toBe('start')
  })

  test.each(['HELP', 'info', 'Help please'])('"%s" asks for help', (text) => {
    expect(readService(text)).toBe('help')
  })

  test.each([
    'agent',
    'Can I talk to a real person?',
    'I would rather speak with someone from your team',
    'let me talk to a sales rep',
    'connect me with a representative please',
    'I want a human',
    'could somebody call me',
    'get me an operator',
    'can a sales rep ring us this afternoon?',
    'please connect me to your support team',
    'who is my contact person there, I would like to talk to them',
  ])('"%s" asks for a person', (text) => {
    expect(readService(text)).toBe('human')
  })

  test.each([
    'are you a real person?',
    'Am I talking to a human',
    "I don't need an agent",
    'my agent is on holiday',
    'do I have to talk to a rep?',
    'can my manager call the machine by its name?',
    'is there a person who cleans it?',
  ])('"%s" does not ask for a person', (text) => {
    expect(readService(text)).toBeNull()
  })

  test.each(['start over', "let's start all over again", 'Reset', 'can we begin again from scratch?'])(
    '"%s" restarts the conversation',
    (text) => {
      expect(readService(text)).toBe('restart')
    },
  )

  test.each([
    'wrong number',
    'Sorry, you have the wrong person',
    "this isn't me",
    "that wasn't me",
    'not me!',
  ])('"%s" says it is somebody else', (text) => {
    expect(readService(text)).toBe('not-me')
  })

  test.each([
    'the wrong number of seats is on it',
    'help me choose a plan',
    'yes, start on Monday',
    'more info on pricing',
  ])('"%s" is ordinary talk', (text) => {
    expect(readService(text)).toBeNull()
  })
})

describe('in Spanish', () => {
  const said: readonly (readonly [ReturnType<typeof readService>, readonly string[]])[] = [
    [
      'stop',
      [
        'Alto',
        'paren',
        'ya no me escriban',
        'No me manden más mensajes',
        'dejen de llamarme por favor',
        'quiero darme de baja',
        'quítenme de su lista',
        'Borren mi número',
        'No quiero recibir más publicidad',
        'déjenme en paz',
        'Hola, no me interesa, basta de mensajes',
        'Número equivocado, ya no me escriban',
        'cancelar',
      ],
    ],
    [
      'human',
      [
        '¿Puedo hablar con una persona?',
        'quiero hablar con un asesor',
        'Necesito hablar con alguien de ventas',
        'pásame con un humano por favor',
        'agente',
        'Me gustaría hablar con su equipo',
        'que me llame un representante',
        'no quiero hablar con un robot',
      ],
    ],
    ['help', ['AYUDA', 'información', 'ayuda por favor']],
    ['restart', ['empezar de nuevo', 'Empecemos otra vez', 'reiniciar']],
    ['start', ['reanudar', 'Suscribirme de nuevo', 'denme de alta por favor']],
    ['not-me', ['Número equivocado', 'se equivocó de persona', 'no soy yo', 'yo no pedí eso']],
    [
      null,
      [
        'sí, adelante',
        'para cuarenta personas',
        'cancelar mi pedido',
        'no me llamen antes de las nueve',
        'mi asesor dice que sí',
        '¿eres una persona real?',
        'no hace falta hablar con nadie',
        'quiero más información de los planes',
        'necesito ayuda para elegir',
        'empezamos el lunes',
        'el número equivocado de sillas',
        'no dejen de llamarme',
        'hasta cuándo dura el contrato',
      ],
    ],
  ]

  test.each(said.flatMap(([word, texts]) => texts.map((text) => [text, word] as const)))(
    '"%s" is read as %s',
    (text, word) => {
      expect(readService(text)).toBe(word)
    },
  )
})

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      readService(text)
    }),
  )
  expect(readService('stop the '.repeat(1_200))).toBeNull()
  expect(readService('')).toBeNull()
})
