import type { Command } from 'commander'
import { inTime } from '../in-time.ts'
import type { RunningServer } from './serve/start-server.ts'

/** A stop that takes longer than this is ended by force: what was committed is safe, and the next start sends the rest. */
const MAX_STOP_MS = 9_000

const MAX_GIVE_UP_MS = 3_000

/** `serve`: everything that is configured, and always the web page, until the process is asked to stop. */
export default function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the web page, and Slack and Discord if they are configured')
    .action(async () => {
      const { processConfig } = await import('../config.ts')
      const { startServer } = await import('./serve/start-server.ts')
      const { greeting } = await import('./serve/greeting.ts')
      const config = processConfig()
      let end = (_: Ending): void => {}
      const ended = new Promise<Ending>((resolve) => {
        end = resolve
      })
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end({ exitCode: 0 }))
      const starting = startServer(config, (error) => end({ exitCode: 2, message: error.message }))
      const server = await Promise.race([starting, ended.then(() => undefined)])
      if (server === undefined) return await giveUp(starting, await ended)
      process.stdout.write(`${greeting(config, server)}\n`)
      const { exitCode, message } = await ended
      if (message !== undefined) process.stderr.write(`${message}\n`)
      // A second Ctrl-C, or a stop that hangs, ends the process at once.
      process.once('SIGINT', () => process.exit(130))
      setTimeout(() => process.exit(1), MAX_STOP_MS).unref()
      await server.stop()
      // Libraries may leave timers and sockets behind; nothing of ours is open any more.
      process.exit(exitCode)
    })
}

/** Asked to stop while starting: what is under way gets a moment to come to its end, a database that is waited for does not. */
async function giveUp(starting: Promise<RunningServer>, { exitCode, message }: Ending): Promise<never> {
  if (message !== undefined) process.stderr.write(`${message}\n`)
  const stopped = starting.then(
    (server) => server.stop(),
    () => {},
  )
  await inTime(stopped, MAX_GIVE_UP_MS, () => {})
  process.exit(exitCode)
}

type Ending = { readonly exitCode: number; readonly message?: string }
