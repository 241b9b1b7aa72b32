import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import type { AskContext, AskQuery, AskResult } from '../ask/ask-result.ts'
import { UserError } from '../errors.ts'

type Options = { readonly json?: boolean; readonly context?: string }

/** `ask "text"`: what the thread would answer; `--json` without a text reads `{text, context?}` lines from standard input. */
export default function askCommand(program: Command): void {
  program
    .command('ask')
    .description('answer a question about size, cost or a concept, as the thread would')
    .argument('[text...]', 'the question')
    .option('--context <text>', 'what was said before it')
    .option('--json', 'print JSON; without a text, read one {"text", "context"?} per line from standard input')
    .action(async (words: string[], options: Options) => {
      const { ask } = await import('../ask/ask.ts')
      const base = await loadContext()
      const answer = (text: string, context: unknown) => ask(text, { ...base, ...readContext(context) })
      if (words.length > 0) {
        const result = await withHelp(words.join(' '), { ...base, ...readContext(options.context) })
        process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${result.reply}\n`)
      } else if (options.json) {
        for await (const line of createInterface({ input: process.stdin })) {
          if (line.trim() === '') continue
          process.stdout.write(`${JSON.stringify(answerLine(line, answer))}\n`)
        }
      } else {
        throw new UserError(
          'no-question',
          'What is the question? Try: ask "can a 24 GB card run a 13B model in 4 bit?"',
          { field: 'text' },
        )
      }
    })
}

function answerLine(line: string, answer: (text: string, context: unknown) => unknown): unknown {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return { error: { code: 'bad-json', message: 'This line is not a JSON object.', field: 'line' } }
  }
  const { text, context } = (row ?? {}) as { text?: unknown; context?: unknown }
  if (typeof text !== 'string')
    return { error: { code: 'no-question', message: 'A line needs a "text".', field: 'text' } }
  return answer(text, context)
}

/** A context is what was said before, or `{said?, lastQuery?}`. */
function readContext(context: unknown): Pick<AskContext, 'said' | 'lastQuery' | 'direct'> {
  if (typeof context === 'string') return { said: context, direct: true }
  if (Array.isArray(context))
    return { said: context.filter((part) => typeof part === 'string').join('\n'), direct: true }
  const { said, lastQuery } = (context ?? {}) as { said?: unknown; lastQuery?: unknown }
  return {
    direct: true,
    ...(typeof said === 'string' ? { said } : {}),
    ...(typeof lastQuery === 'object' && lastQuery !== null && typeof (lastQuery as AskQuery).kind === 'string'
      ? { lastQuery: lastQuery as AskQuery }
      : {}),
  }
}

/** With the language model's help, where one is configured; it may only return a query, which is computed like any other. */
async function withHelp(text: string, context: AskContext): Promise<AskResult> {
  const { openModel } = await import('./open-model.ts')
  const model = await openModel()
  if (model === undefined) return (await import('../ask/ask.ts')).ask(text, context)
  const { askWithModel } = await import('../llm/ask-with-model.ts')
  return askWithModel(text, context, model, 'terminal:ask', Date.now())
}

async function loadContext(): Promise<AskContext> {
  const { loadAdvice, loadNotes } = await import('./load-advice.ts')
  const [advice, concepts] = await Promise.all([loadAdvice(), loadNotes()])
  return { ...advice, concepts }
}
