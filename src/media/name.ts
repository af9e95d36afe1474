import { pattern } from '#core/pattern'
/** The end of a file's name, without paths, what would confuse a reader, and half a character; it is shown, and never used on disk. */
export const safeName = (name: string | undefined): string =>
  (name ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{C}"<>|:*?]/gu, '')
    .trim()
    .slice(-100)
    .replace(/^[\uDC00-\uDFFF]/, '') || 'file'

/** Endings that a machine would run, whatever is in the file. */
const RUN = pattern('i')`
  \.(
    apk|app|bat|cmd|com|cpl|dmg|exe|hta|jar|js|jse|lnk|mjs|msi|msp|pif|ps1|py|reg|scr|sh|vb|vbe
    |vbs|ws|wsf
  )$
`

/** Whether a double click on a file of this name would run it. */
export const isRun = (name: string): boolean => RUN.test(name)
