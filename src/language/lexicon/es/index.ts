import type { Language } from '../language.ts'
import { SPANISH_ACCEPTANCE } from './acceptance.ts'
import { SPANISH_MARKS } from './marks.ts'
import { SPANISH_SERVICE } from './service.ts'
import { SPANISH_SHORTHAND } from './shorthand.ts'

/** Spanish, as it is read here. */
export const SPANISH: Language = {
  acceptance: SPANISH_ACCEPTANCE,
  service: SPANISH_SERVICE,
  marks: SPANISH_MARKS,
  shorthand: SPANISH_SHORTHAND,
}
