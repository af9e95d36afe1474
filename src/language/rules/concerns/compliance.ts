import { pattern, piece } from '#core/pattern'
import { clauseAt, matches, type Span, type Text } from '../text.ts'

/** Rules that somebody else makes: privacy law, security reviews, certificates of insurance (D4). */
export const readCompliance = (text: Text): Span | null =>
  matches(text.plain, COMPLIANCE)[0] ??
  matches(text.plain, RULES).find(({ start }) => isRequired(text, start)) ??
  null

const COMPLIANCE = new RegExp(
  [
    piece`
      \b(?:
        compliance (?:
          team|officer|department|review|requirements?|questionnaire|policy|check|form|reasons?
        )
        |(?:for|our|your|about|regarding) compliance(?! (?:with|firm|consult|work))
        |compliant with|(?:be|are you|fully|hipaa|gdpr|soc ?2|pci|ada) compliant|regulated by
        |regulatory
      )\b
    `,
    piece`
      \b(?:our|the|my|external|internal|state) (?:auditors?|audit|regulators?|inspectors?)\x20
        (?:(?:will|would|always|also) )?(?:
        wants?|needs?|asks?|requires?|has to|have to|must|insists?
      )\b
    `,
    piece`
      \b(?:
        data (?:protection|privacy) (?:officer|law|policy|agreement)|dpo|data retention
        |(?:delete|erase|remove) (?:all )?(?:of )?(?:my|our) (?:personal )?(?:data|information)
        |privacy (?:request|officer|policy|notice|statement)|subject access request
        |right to be forgotten
      )\b
    `,
    piece`
      \bwhat (?:personal )?(?:data|info|information) (?:do|does|have|did|are) you (?:guys )?(?:
        store|storing|keep|keeping|hold|holding|have|got|collect|collecting
      )\b
      |\b(?:data|information) (?:that )?you (?:hold|store|keep|have|collect) (?:about|on)\x20
        (?:me|us)\b
    `,
    piece`
      \b(?:security|vendor|supplier|procurement|risk) (?:risk |security |onboarding )*(?:
        questionnaires?|assess?ments?|review|audit|onboarding|due diligence
      )\b(?! (?:of|said))
      |\bpenetration test\b|\bw-?9\b|\bdue diligence\b
      |\bapproved (?:vendor|supplier)s?(?: list)?\b
    `,
    piece`
      \b(?:
        certificates? of insurance|coi|proof of insurance
        |(?:public )?liability (?:insurance|cover)|insurance (?:certificate|requirements?)
        |additional insured|workers'? comp(?:ensation)?|background[- ]check(?:s|ed)?
        |criminal (?:record|background)
      )\b
    `,
  ].join('|'),
  'g',
)

/** Names of rules, which a clause must ask about or require: a firm that advises on GDPR only drinks coffee. */
const RULES = pattern('g')`
  \b(?:
    hipaa|gdpr|ccpa|ferpa|fedramp|soc ?[12]|iso ?\d{4,5}|pci(?:[- ]dss)?|osha|sarbanes
    |joint commission|nsf|ul[- ](?:listed|certified)|fda|haccp
    |health (?:code|department|inspector)|(?:fire|building) code|food safety|kyc|aml
  )\b
`

const isRequired = (text: Text, at: number): boolean => {
  const { asks, start, end } = clauseAt(text, at)
  return asks || REQUIRED.test(text.plain.slice(start, end))
}

const REQUIRED = pattern('')`
  \b(?:
    needs?|requires?|required|must|have to|has to|meets?|follow|comply|compliant|compliance
    |certified|certificate|certification|reports?|proof|evidence|attest|hold|proven|asks? for
    |wants?|under|rules|by law
  )\b
`
