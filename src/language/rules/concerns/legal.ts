import { matches, type Span, type Text } from '../text.ts'

/** Words of law and contracts that bind: lawyers, redlines, liability. "Legal pads" and "no contract" are none (D4). */
export const readLegal = (text: Text): Span | null => matches(text.plain, LEGAL)[0] ?? null

const PAPER = '(?:contract|agreement|terms and conditions|terms of service|t&cs?|msa|order form)'

const LEGAL = new RegExp(
  [
    '\\b(?:my|our|the|your|a) (?:lawyers?|attorneys?|solicitors?|general counsel|legal (?:team|department|dept|counsel|people|folks))\\b',
    '\\blegal (?:team|department|dept|counsel|review|action|advice|terms|approval|sign-?off)\\b',
    '\\b(?:run|send|get|put) (?:it|this|that) (?:by|past|to|through) legal\\b|\\blegal (?:needs?|has|wants?|must) to\\b',
    `\\b(?:send|email|forward|get|give) (?:me |us |over )*(?:a copy of )?(?:a|an|the|your|our|that) ${PAPER}\\b`,
    `\\b(?:see|review|read|change|amend|negotiate|redline|mark up|sign|countersign) (?:the|your|our|that|this) ${PAPER}\\b`,
    '\\b(?:master services? agreement|msa|nda|non-?disclosure|data processing (?:agreement|addendum)|dpa)\\b',
    '\\b(?:indemnif(?:y|ication)|indemnity|liabilit(?:y|ies)(?! insurance)|governing law|arbitration clause|force majeure|redlines?|breach of contract|sue you|lawsuit|litigation)\\b',
  ].join('|'),
  'g',
)
