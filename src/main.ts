import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { UserError } from './errors.ts'

// A third of a start is compiling. What was compiled lies beside the packages: whoever may write there may write the code.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/llm-plan', import.meta.url)))

/** Each command lives in its own file and is loaded only when it is called, so that `size` does not wait for Slack's SDK. */
const COMMANDS = {
  serve: () => import('./commands/serve.ts'),
  chat: () => import('./commands/chat.ts'),
  plan: () => import('./commands/plan.ts'),
  size: () => import('./commands/size.ts'),
  ask: () => import('./commands/ask.ts'),
  check: () => import('./commands/check.ts'),
  rules: () => import('./commands/rules.ts'),
  register: () => import('./commands/register.ts'),
  data: () => import('./commands/data.ts'),
} satisfies Record<string, () => Promise<{ default: (program: Command) => void }>>

/** Exit codes of the contract: 0 done, 1 the work found a fault, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const program = new Command('llm-plan')
    .description('Plans AI projects: an interview, checked rules, and one estimator for every number.')
    .exitOverride()
    .showHelpAfterError()
  const wanted = args[0]
  const names = wanted !== undefined && wanted in COMMANDS ? [wanted as keyof typeof COMMANDS] : Object.keys(COMMANDS)
  for (const name of names) (await COMMANDS[name as keyof typeof COMMANDS]()).default(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UserError) {
      process.stderr.write(`${error.message}\n`)
      return 2
    }
    throw error
  }
}

// `llm-plan ... | head`: who reads no further is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))
