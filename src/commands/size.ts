import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { UserError } from '../errors.ts'

type Options = { readonly json?: boolean }

/** `size key=value ...`: one estimate. `size --json` without a query: one JSON query a line in, one JSON result a line out, in order. */
export default (program: Command): void => {
  program
    .command('size')
    .description('one estimate: kind=serving-memory model="llama 3 8b" precision=bf16 contextTokens=8192')
    .argument('[pairs...]', 'key=value pairs, or one JSON object')
    .option('--json', 'print JSON; without a query, read one JSON query per line from standard input')
    .action(async (pairs: string[], options: Options) => {
      if (pairs.length === 0 && options.json !== true) {
        throw new UserError(
          'missing',
          'Give a query, for example: size kind=serving-memory model="llama 3 8b". With --json, queries are read from standard input.',
        )
      }
      await (pairs.length === 0 ? answerLines() : answerOne(queryOf(pairs), options.json === true))
    })
}

/** The estimator with the knowledge of this installation. */
async function openEstimator(): Promise<
  (query: unknown) => ReturnType<typeof import('../estimator/estimate.ts').estimate>
> {
  const [{ loadFacts }, { estimate }] = await Promise.all([
    import('./load-facts.ts'),
    import('../estimator/estimate.ts'),
  ])
  const knowledge = await loadFacts()
  const today = new Date().toISOString().slice(0, 10)
  return (query) => estimate(query, knowledge, { today })
}

async function answerOne(query: Record<string, unknown>, json: boolean): Promise<void> {
  const answer = (await openEstimator())(query)
  if ('error' in answer) {
    if (json) process.stdout.write(`${JSON.stringify(answer)}\n`)
    throw new UserError(
      answer.error.code,
      answer.error.message,
      answer.error.field === undefined ? {} : { field: answer.error.field },
    )
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return
  }
  const { num } = await import('../amounts/print.ts')
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`
  const figures = Object.entries(answer.results).map(
    ([name, f]) => `${name}: ${num(f.value)} ${f.unit} (${num(f.low)} to ${num(f.high)})`,
  )
  process.stdout.write(
    `${figures.join('\n')}\n${section('How', answer.working)}${section('Assumed', answer.assumptions)}${section('Sources', answer.sources)}`,
  )
}

/** A bad line gets its own error and the rest goes on; the exit code says that there was one. */
async function answerLines(): Promise<void> {
  const ask = await openEstimator()
  let faults = 0
  let chunk: string[] = []
  const flush = async (): Promise<void> => {
    const text = chunk.join('')
    chunk = []
    if (text !== '' && !process.stdout.write(text))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const answer = ask(parsed(line))
    if ('error' in answer) faults++
    chunk.push(`${JSON.stringify(answer)}\n`)
    if (chunk.length >= 500) await flush()
  }
  await flush()
  if (faults > 0) process.exitCode = 1
}

/** The parsed line; a line that is no JSON becomes a query that the estimator refuses by name. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function queryOf(pairs: readonly string[]): Record<string, unknown> {
  if (pairs.length === 1 && pairs[0]?.trim().startsWith('{')) {
    const query = parsed(pairs[0])
    if (typeof query === 'object' && query !== null) return query as Record<string, unknown>
    throw new UserError('bad-query', 'The query is not valid JSON.')
  }
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1) throw new UserError('bad-query', `"${pair}" is not key=value.`, { field: pair })
    const text = pair.slice(at + 1)
    const value =
      text !== '' && Number.isFinite(Number(text))
        ? Number(text)
        : text === 'true'
          ? true
          : text === 'false'
            ? false
            : text
    return [pair.slice(0, at), value] as const
  })
  return Object.fromEntries(entries)
}
