import { pattern, piece } from '#core/pattern'
import { matches, type Span, type Text } from '../text.ts'
import { isOfBefore } from './others.ts'

/**
 * Words of law and contracts that bind: lawyers who have a say, redlines, liability, threats. "Legal pads", "no contract" and a
 * law firm that drinks coffee are none (D4).
 */
export const readLegal = (text: Text): Span | null =>
  matches(text.plain, LEGAL).find(({ start }) => !isOfBefore(text, start)) ?? null

/** Whether somebody wants the paper itself, and not to be told what is in it. */
export const asksForPaper = (plain: string): boolean => matches(plain, WANTED).length > 0

const PAPER = piece`
  (?:
    contract|agreement|paperwork|terms and conditions|terms of service|general terms|t&cs?|msa
    |nda|order form
  )
`

const LAWYERS = piece`
  (?:
    lawyers?|attorneys?|solicitors?|(?:general |outside |in-house |legal )?counsel
    |legal (?:team|department|dept|people|folks)
  )
`

const WANTED = pattern('g')`
  \b(?:send|email|forward|mail|shoot|get|give)(?: (?:me|us|over|along|through))*\x20
    (?:a copy of )?(?:a|an|the|your|our|that) (?:[a-z]+ )?${PAPER}\b
`

const LEGAL = new RegExp(
  [
    piece`
      \b(?:my|our|the|your|company|a) (?:[a-z]+ )?${LAWYERS}\x20
        (?:(?:also|first|just|now|still|really) )*(?:
        (?:has|have|needs?|wants?|will need|will have)\x20
          (?:to|a look|comments|questions|concerns|notes)
        |will|would|must|should|says?|said|asked|flagged|objects?|won'?t|can'?t
        |(?:is|are) (?:asking|reviewing|looking|reading|going|not)|looks?|reviews?|checks?
        |contact|wants? (?:it|this|that|the)
      )\b
    `,
    piece`
      \b(?:
        by|past|to|from|with|through|ask|consult|let|show|contact|involve|call|get|hire|have
      ) (?:my|our|the|your|a|an) (?:company )?${LAWYERS}\b
    `,
    piece`
      \blegal (?:review|action|advice|terms|approval|sign-?off|proceedings|matter|paperwork)\b
      |\b(?:run|send|get|put) (?:it|this|that) (?:by|past|to|through) legal\b
      |\blegal (?:needs?|has|wants?|must|will have|will need|will want) (?:to|it)\b
    `,
    WANTED.source,
    piece`
      \b(?:
        see|review|read|change|amend|negotiate|redline|mark up|sign|countersign|strike|edit
        |modify
      ) (?:the|your|our|that|this) (?:[a-z]+ )?${PAPER}\b
      |\b(?:negotiate|redline|amend|strike|mark up) (?:the|your|some|these|those) (?:[a-z]+ )?
        terms\b
    `,
    piece`
      \b(?:have |get |need |want )?(?:the |your |these |those )?terms (?:to be )?reviewed\b
      |\b(?:sign|use|on) (?:our|your) own (?:paper|template|contract|agreement)\b
      |\b(?:our|my) own (?:[a-z]+ )?(?:terms|contract|agreement|conditions)\b
      |\b(?:put|add|write) (?:it|that|this) (?:in|into) (?:the|our|your) ${PAPER}\b
      |\bintellectual property\b|\btrademarks?\b
      |\bour standard (?:supplier |vendor )?(?:contract|agreement|terms)\b
    `,
    piece`
      \b(?:
        master services? agreement|msa|nda|non-?disclosure
        |data processing (?:agreement|addendum)|dpa|addend(?:um|a)|(?<!santa )clauses?
      )\b
      |\b(?:section|paragraph|article) \d
    `,
    piece`
      \b(?:
        indemn[a-z]+|liabilit(?:y|ies)(?! (?:insurance|cover))|liable|governing law
        |under [a-z]+ law|jurisdiction|arbitration|force majeure|redlin(?:es?|ing)
        |breach of contract|written (?:guarantee|warranty|assurance)|guaranteed? in writing
      )\b
    `,
    piece`
      \b(?:sue|suing) (?:you|your)\b|\b(?:take|taking) (?:you|this|it) to court\b
      |\bsee you in court\b|\bsmall claims\b|\blitigation\b|\bfile a lawsuit\b
    `,
  ].join('|'),
  'g',
)
