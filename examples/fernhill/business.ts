import { defineBusiness } from 'throughline'

/** Fernhill, an office-coffee service: the business that `npm start` runs, and the pattern for yours. */
export default defineBusiness({
  name: 'Fernhill',
  contact: 'hello@fernhill.example or 212-555-0134',
  catalogue: {
    currency: 'USD',
    plans: [
      {
        id: 'starter',
        name: 'Starter',
        aliases: ['small plan', 'smallest plan', 'basic plan'],
        upTo: 15,
        price: { amount: 89, per: 'month' },
        includes: 'one machine, beans, milk and maintenance, all in',
      },
      {
        id: 'team',
        name: 'Team',
        aliases: ['team plan', 'middle plan', 'office plan'],
        upTo: 60,
        price: { amount: 249, per: 'month' },
        includes: 'two machines, beans, milk and maintenance, all in',
      },
      {
        id: 'roastery',
        name: 'Roastery',
        aliases: ['roastery plan', 'large plan', 'enterprise plan'],
        price: 'by quote',
        includes: 'as many machines as you need, beans roasted to your taste, milk and maintenance',
      },
    ],
    renewal: 'Renews every month',
    cancellation: "Any time, with 30 days' notice",
  },
  knowledge: { file: new URL('./knowledge.md', import.meta.url) },
  calendar: {
    title: 'a tasting call',
    host: 'hello@fernhill.example',
    hours: {
      mon: '09:00-17:00',
      tue: '09:00-17:00',
      wed: '09:00-17:00',
      thu: '09:00-17:00',
      fri: ['09:00-12:00', '13:00-15:00'],
    },
    length: '30 minutes',
    after: '15 minutes',
    holidays: ['2026-11-26', '2026-12-25', '2027-01-01'],
  },
  languages: {
    es: {
      knowledge: { file: new URL('./knowledge.es.md', import.meta.url) },
      phrases: {
        'hello@fernhill.example or 212-555-0134': 'hello@fernhill.example o 212-555-0134',
        'one machine, beans, milk and maintenance, all in':
          'una máquina, café, leche y mantenimiento, todo incluido',
        'two machines, beans, milk and maintenance, all in':
          'dos máquinas, café, leche y mantenimiento, todo incluido',
        'as many machines as you need, beans roasted to your taste, milk and maintenance':
          'las máquinas que necesite, café tostado a su gusto, leche y mantenimiento',
        'Renews every month': 'Se renueva cada mes',
        "Any time, with 30 days' notice": 'Cuando quiera, avisando 30 días antes',
        'a tasting call': 'una llamada de cata',
        "You may order for your company, the plan renews every month, and you can cancel with 30 days' notice.":
          'Puede hacer pedidos por su empresa, el plan se renueva cada mes, y puede cancelar avisando 30 días antes.',
      },
    },
  },
  policy: {
    version: 'fernhill-1',
    timeZone: 'America/New_York',
    escalate: { regions: ['US-NY', 'US-NJ', 'US-CT'] },
    // Bo, at the desk of the lab, may grant more than the others.
    reps: { U0BO: { discount: 20, terms: true } },
    acknowledgements: [
      {
        id: 'terms',
        text: "You may order for your company, the plan renews every month, and you can cancel with 30 days' notice.",
      },
    ],
  },
})
