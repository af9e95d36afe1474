import { run } from '#app/production'
import { readConfig } from '#config/environment'
import { screen } from './screen.ts'

/** `throughline start`: serves until it is told to stop, then finishes what is under way. */
export const start = async (): Promise<void> => {
  const config = readConfig(process.env)
  const running = await run(config)
  console.log(screen(config, running))
  const stop = () => {
    console.log('\nFinishing what is under way...')
    void running.stop().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
