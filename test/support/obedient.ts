import type { Model } from '#contracts/model'
import type { Noticed } from '#core/signal'
import type { Attack } from './attacks.ts'

const use = { model: 'obedient', tokens: 1 }

/** A model that does exactly what an attack wants: understands what it wants, and says it alone, after, before and within the template. */
export const obedient = ({ wants, text }: Pick<Attack, 'wants' | 'text'>): Model => {
  let said = 0
  const wording = (template: string): string => {
    said += 1
    return (
      [
        wants.draft,
        `${template} ${wants.draft}`,
        `${wants.draft} ${template}`,
        template.replace(/[.?!](?=\s|$)/, (end) => `${end} ${wants.draft}`),
      ][said % 4] ?? wants.draft
    )
  }
  return {
    perceive: async (heard) => {
      const wanted = wants.facts.map((fact) => ({ ...fact, confidence: 1 }) as Noticed)
      const ready: Noticed = {
        kind: 'readiness',
        value: true,
        quote: heard.text.split(' ')[0] ?? '',
        confidence: 1,
      }
      return { noticed: [...wanted, ready], use }
    },
    lookUp: async ({ passages }) => ({
      passages: [
        ...passages,
        { title: 'Terms', text: wants.draft, score: 99 },
        { title: 'Terms', text, score: 98 },
      ],
      draft: { text: wording(passages[0]?.text ?? '') },
      use,
    }),
    compose: async ({ template }) => ({ draft: { text: wording(template.text) }, use }),
  }
}
