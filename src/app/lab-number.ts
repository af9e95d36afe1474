/** The number that the business texts from in the lab; apart from it, since who only reads needs no emulators. */
export const NUMBER = '+14155550100'
