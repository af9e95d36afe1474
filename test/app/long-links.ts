import { defineBusiness } from 'throughline'

export default defineBusiness({
  name: 'Acorn',
  contact: 'hello@acorn.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'one', name: 'One', price: 'by quote', includes: 'everything' }],
    renewal: 'Never',
    cancellation: 'Any time',
  },
  knowledge: '## Milk',
  policy: { timeZone: 'UTC', checkoutValid: '2 days' },
})
