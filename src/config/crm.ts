import { z } from 'zod'

/** A webhook that takes what a CRM is told, and the secrets it is signed with. */
export type CrmWebhook = {
  /** May hold a secret in its path: never to be shown. */
  readonly url: string
  /** One; two while the second takes the place of the first. */
  readonly secrets: readonly string[]
}

const REMEDY = 'write the https address of the receiver; http is for this machine alone'

/** The variables of the CRM. */
export const CRM_VARIABLES = {
  CRM_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: `is no https address: ${REMEDY}.` })
    .refine(isGuarded, { error: `goes over the open network: ${REMEDY}.` })
    .refine(isWithoutLogin, {
      error: 'holds a login, which is not sent: the signature is what shows who we are.',
    })
    .optional(),
  CRM_WEBHOOK_SECRET: z
    .string()
    .refine((text) => secretsIn(text).every(isSecret), {
      error:
        'is no signing secret: write whsec_ and 24 to 64 random bytes in base64, such as whsec_$(openssl rand -base64 32); while it is changed, both with a comma between.',
    })
    .optional(),
}

const Said = z.object(CRM_VARIABLES)

/** Half of it is nothing. */
export const crmProblems = (said: { readonly [name: string]: string | undefined }): readonly string[] => {
  const names = ['CRM_WEBHOOK_URL', 'CRM_WEBHOOK_SECRET']
  const missing = names.filter((name) => said[name] === undefined)
  return missing.length === 1
    ? missing.map((name) => `- ${name} is missing: telling a CRM needs both of ${names.join(', ')}.`)
    : []
}

/** Null where no CRM is to be told. */
export const crmOf = ({
  CRM_WEBHOOK_URL: url,
  CRM_WEBHOOK_SECRET: secret,
}: z.infer<typeof Said>): CrmWebhook | null => (url && secret ? { url, secrets: secretsIn(secret) } : null)

const secretsIn = (text: string): readonly string[] => text.split(',').map((one) => one.trim())

/** Standard Webhooks 1.0.0, "Signature scheme". */
const isSecret = (text: string): boolean => {
  const [, key] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  if (key === undefined) return false
  const { length } = Buffer.from(key, 'base64')
  return length >= 24 && length <= 64
}

/** What is told is personal: it goes through TLS, or stays on this machine. What is no address at all has been told already. */
function isGuarded(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function isWithoutLogin(url: string): boolean {
  if (!URL.canParse(url)) return true
  const { username, password } = new URL(url)
  return username + password === ''
}
