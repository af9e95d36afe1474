import { matches, type Span, type Text } from '../text.ts'

/** Rules that somebody else makes and an auditor asks for: privacy law, security reviews, certificates of insurance (D4). */
export const readCompliance = (text: Text): Span | null => matches(text.plain, COMPLIANCE)[0] ?? null

const COMPLIANCE = new RegExp(
  [
    '\\b(?:hipaa|gdpr|ccpa|ferpa|fedramp|soc ?[12]|iso ?27001|pci(?:[- ]dss)?|osha|sox)\\b',
    '\\b(?:compliance (?:team|officer|department|review|requirements?|questionnaire|policy|check|form|reasons?)|(?:for|our|your|about|regarding) compliance|compliant with|(?:be|are you|fully) compliant|regulators?|regulatory|auditors?)\\b',
    '\\b(?:data (?:protection|privacy) (?:officer|law|policy|agreement)|data retention|(?:delete|erase|remove) (?:all )?(?:of )?my (?:personal )?data|privacy (?:request|officer)|subject access request)\\b',
    '\\b(?:security (?:questionnaire|review|assessment|audit)|vendor (?:risk|security|onboarding) (?:assessment|questionnaire|review|form)|penetration test|certificate of insurance|liability insurance|background checks?)\\b',
  ].join('|'),
  'g',
)
