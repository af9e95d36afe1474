import { pattern, piece } from '#core/pattern'
import { type Found, find, type SpanishText } from '../text.ts'
import { clauseAt } from './others.ts'

/** Rules that somebody else makes, in Spanish: data protection, security questionnaires, certificates of insurance (D4). */
export const readSpanishCompliance = (text: SpanishText): Found | null =>
  find(text, COMPLIANCE, false, isNotTheirTrade) ?? find(text, RULES, false, isRequired)

/** A firm that advises on data protection only drinks coffee. */
const isNotTheirTrade = (plain: string, at: number): boolean => !TRADE.test(plain.slice(0, at))

const TRADE = pattern('')`
  \b(?:somos|soy|trabaj\w+ (?:en|de|con)|nos dedicamos|consultor\w*|despacho|bufete|agencia|asesoria)
    (?:(?!\b(?:y|que|pero|necesit\w*|tenemos)\b)[^.,;!?\n])*$
`
const COMPLIANCE = new RegExp(
  [
    piece`
      \b(?:equipo|area|departamento|oficial|responsable|delegad[oa]|gente|oficina) de (?:
        cumplimiento|compliance|proteccion de datos|seguridad de la informacion|privacidad
      )\b
      |\brequisitos? (?:de cumplimiento|regulatorios?|normativos?|sanitarios?|legales)\b
      |\b(?:normativa|regulacion) (?:sanitaria|vigente|local|europea|de)\b
      |\b(?:exig|oblig|requier)\w* (?:la|por) ley\b|\bregulad[oa]s? por\b|\bregistro sanitario\b
    `,
    piece`
      \b(?:nuestr[oa]s?|mis?|l[oa]s?|el) (?:auditor\w*|inspector\w*|inspeccion|regulador\w*) (?:\w+ )?
        (?:exig|pid|requier|necesit|quier|oblig|tiene)\w*
    `,
    piece`
      \b(?:cuestionario|formulario|evaluacion|revision|auditoria|analisis) (?:de|sobre) (?:
        (?:la |los )?(?:seguridad|riesgos?|proveedores|cumplimiento|privacidad|compliance)
      )\b
      |\b(?:due diligence|debida diligencia|pruebas? de penetracion|pentest|w-?9)\b
      |\bproveedor(?:es)? (?:homologad|aprobad|autorizad|registrad|certificad)\w+|\bhomologa(?:r|cion|rlos)\b
      |\b(?:alta|altas|registr\w+|inscri\w+) (?:como|de) proveedor(?:es)?\b
    `,
    piece`
      \b(?:certificado|poliza|comprobante|constancia) de(?:l| su| un)? (?:seguro|responsabilidad)\b
      |\bseguro de responsabilidad\b|\bantecedentes (?:no )?penales\b|\briesgos (?:laborales|de trabajo)\b
    `,
    piece`
      \b(?:borr|elimin|suprim)\w* (?:\w+ ){0,3}?(?:mis|nuestros|todos los) datos\b
      |\bderechos? (?:al olvido|de (?:supresion|acceso|rectificacion)|arco)\b
      |\bque (?:datos|informacion)(?: personal(?:es)?)? (?:guard|tien|almacen|recog|recopil|conserv|manej)\w+
      |\b(?:como|donde) (?:se )?(?:trat|proteg|guard|almacen|manej|us|utiliz)\w+ (?:mis|nuestros|los|sus|estos) datos\b
      |\b(?:politica|aviso) de privacidad\b|\b(?:tratamiento|retencion|proteccion) de (?:mis |nuestros |los )?datos\b
    `,
  ].join('|'),
  'g',
)

/** Names of rules, which a clause must ask about or require. */
const RULES = pattern('g')`
  \b(?:
    rgpd|gdpr|lopd(?:gdd)?|hipaa|ccpa|soc ?[12]|iso ?\d{4,5}|pci(?:[- ]dss)?|haccp|appcc|cofepris|fda|osha
    |kyc|nom[- ]?\d+|normas? (?:iso|sanitarias?)|ley de (?:proteccion|privacidad)
  )\b
`
const isRequired = (plain: string, at: number): boolean => {
  const asked = /^[^.!\n]*\?/.test(plain.slice(at))
  return isNotTheirTrade(plain, at) && (asked || REQUIRED.test(clauseAt(plain, at)))
}

const REQUIRED = pattern('')`
  \b(?:
    necesit|exig|requier|requisit|cumpl|deb|tienen que|hay que|certific|acredit|obligatori|pid|ped|tien
  )\w*
`
