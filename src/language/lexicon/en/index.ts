import type { Language } from '../language.ts'
import { ENGLISH_ACCEPTANCE } from './acceptance.ts'
import { ENGLISH_MARKS } from './marks.ts'
import { ENGLISH_SERVICE } from './service.ts'
import { ENGLISH_SHORTHAND } from './shorthand.ts'

/** English, as it is read here. */
export const ENGLISH: Language = {
  acceptance: ENGLISH_ACCEPTANCE,
  service: ENGLISH_SERVICE,
  marks: ENGLISH_MARKS,
  shorthand: ENGLISH_SHORTHAND,
}
