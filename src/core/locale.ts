/** The languages that buyers are read and answered in; every other one is read as none of them (spec L1). */
export type Locale = 'en' | 'es'
