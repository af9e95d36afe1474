import type { Words } from '#core/sentences'

/** What is said of things that came along, and of secrets that were not kept (C9, M9), in Spanish. */
export const SPANISH_FILES = {
  files:
    'Gracias, tengo {files}, guardado todo con nuestra conversación para que lo vea una persona. Yo no puedo abrirlo, así que dígame en una línea qué es lo importante.',
  'files-photo':
    'Gracias. No puedo ver imágenes, así que queda guardada con nuestra conversación para que la vea una persona. Dígame en una línea qué muestra.',
  'files-voice':
    'Gracias. Todavía no puedo escuchar notas de voz, así que queda guardada para que la oiga una persona. Por favor, escriba lo que dijo.',
  'files-video':
    'Gracias. No puedo ver videos, así que queda guardado con nuestra conversación para que lo vea una persona. Dígame en una línea qué muestra.',
  'files-document':
    'Gracias. No puedo leer documentos, así que queda guardado con nuestra conversación para que lo lea una persona. Dígame en una línea qué dice.',
  'files-other':
    'Gracias, lo que envió queda guardado con nuestra conversación. Yo no puedo abrirlo, así que dígame en una línea qué muestra.',
  place: 'Gracias, tengo el lugar: {place}.',
  'file-too-large':
    'Perdone, lo que envió es demasiado grande: puedo guardar {most} como máximo. Envíe algo más pequeño, o dígame con palabras qué muestra.',
  'file-not-taken':
    'Perdone, no puedo aceptar ese tipo de archivo, así que no se guardó. Acepto imágenes, notas de voz, videos, PDF y documentos; o dígame con palabras qué dice.',
  'file-out-of-reach':
    'Perdone, lo que envió no me llegó, así que no se guardó. Envíelo otra vez, o dígame con palabras qué muestra.',
  'redacted-card':
    'Por su seguridad no he guardado ese número de tarjeta: no envíe ninguno en un chat. Cuando toque pagar recibirá un enlace a una página segura.',
  'redacted-bank-account':
    'Por su seguridad no he guardado ese número de cuenta: no envíe ninguno en un chat. Cuando toque pagar recibirá un enlace a una página segura.',
  'redacted-social-security':
    'Por su seguridad no he guardado ese número: aquí nadie necesita un número de seguro social, así que no lo envíe.',
  'redacted-password':
    'Por su seguridad no he guardado esa contraseña: aquí nadie se la pedirá, así que cámbiela si la usa en algún sitio.',
  'redacted-access-key':
    'Por su seguridad no he guardado esa clave: aquí nadie la necesita, así que anúlela donde la creó.',
} as const satisfies Partial<Words>
