import { stripeEmulator } from '#lab/stripe/index'
import { type App, openApp } from './app.ts'
import { freePort } from './free-port.ts'

/** What the shop and its Stripe know each other by. */
export const SHOP_ACCOUNT = { secretKey: 'sk_test_shop', webhookSecret: 'whsec_shop' }

/** The program with an emulated Stripe that takes the money, and that keeps its time. */
export type Shop = App & {
  /** Where Stripe is. */
  readonly stripe: string
  /** Asks Stripe for bad days. */
  readonly badDay: (...next: readonly object[]) => Promise<Response>
}

/** Starts both, each on a port of its own; `environment` overrides single variables. */
export const openShop = async (environment: Record<string, string> = {}): Promise<Shop> => {
  const port = await freePort()
  const clock = { now: () => app.now() }
  const emulator = stripeEmulator({
    ...SHOP_ACCOUNT,
    webhookUrl: `http://localhost:${port}/webhooks/stripe`,
    clock,
  })
  const root = await emulator.listen(0)
  const app = await openApp({
    PORT: String(port),
    STRIPE_SECRET_KEY: SHOP_ACCOUNT.secretKey,
    STRIPE_WEBHOOK_SECRET: SHOP_ACCOUNT.webhookSecret,
    STRIPE_API_ROOT: root.url,
    ...environment,
  })
  return {
    ...app,
    stripe: root.url,
    badDay: (...next) =>
      fetch(`${root.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ next }),
      }),
    close: async () => {
      await app.close()
      await root.close()
    },
  }
}
