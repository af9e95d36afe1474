import { piece } from '#core/pattern'
import { matches, type Span, type Text } from './text.ts'

/**
 * What a program would be told and no person would say: a call, an assignment, JSON, a tag, a flag, SQL. Its figures count
 * nothing and its words wish for nothing, whoever pasted it: "approve_discount(50)" is no fifty people.
 */
export const codeIn = (text: Text): readonly Span[] => [
  ...matches(text.plain, CODE),
  ...matches(text.original, SQL),
]

/** A word that a program names something by: with an underscore, a dot, a dollar or a capital within it. */
const NAME = '[a-z$_][a-z0-9$]*(?:[_.][a-z0-9$_]+)+'

const CODE = new RegExp(
  [
    // A call: the bracket stands at the word itself, where a person leaves a space: "our team (50)".
    '[a-z$_][a-z0-9$_.]*\\([^()\\n]{0,120}\\)',
    `${NAME} ?[:+-]?={1,3} ?[^\\s,;]{1,60}`,
    '(?<![\\w-])--?[a-z][a-z-]*=[^\\s]{1,60}',
    piece`
      (?<![a-z])(?!
        (?:people|persons|headcount|staff|seats|employees|team|users|budget|quantity|qty|size)=
      )[a-z]{1,30}=["']?[\w.-]{1,60}
    `,
    '[{[] ?["\'][a-z_]{1,40}["\'] ?:[^{}\\n]{0,200}[}\\]]?',
    '<([a-z][a-z_-]{0,30})(?: [^<>]{0,80})?>[^<>]{0,120}</\\1>',
  ].join('|'),
  'g',
)

/** In capitals only: "I'd select 50 from those" is said by people. */
const SQL = /\b(?:SELECT|INSERT|UPDATE|DELETE|DROP)\b[^\n]{0,200}/g
