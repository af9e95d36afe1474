/**
 * Words by which people ask for one and the same, in whatever business: a word a group, the first stands for all. A business adds its own
 * by a line `Also asked as:` in a section.
 */
export const SYNONYMS: readonly string[] = [
  'deliver ship shipping shipment',
  'fix repair mend broken break breaks breakdown leak leaking faulty defect malfunction',
  'install setup',
  'invoice bill billing',
  'cancel terminate',
  'try test demo trial',
  'contract commitment agreement obligation',
  'own belong ownership property',
  'decaf decaffeinated caffeine-free',
  'founded established',
  'clean cleaning wash washing',
  'phone telephone',
  'rent rental lease leasing',
  'weekend saturday sunday',
  'eco green environmental sustainable sustainability ecological',
  'allergy allergen allergic',
  'certificate certificates coi',
  'train training teach lesson',
  'refund reimbursement',
  'warranty guarantee guaranteed',
]
