/** Money in whole cents of the business's currency. */
export type Cents = number
