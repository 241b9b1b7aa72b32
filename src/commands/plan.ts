import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { parseDocument } from 'yaml'
import { UserError } from '../errors.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Model } from '../llm/model.ts'
import { makeFolder } from '../make-folder.ts'
import type { Plan } from '../plan/plan.ts'

type Format = 'md' | 'json' | 'html'
type Options = { readonly format: Format; readonly working?: boolean; readonly out?: string; readonly ideas?: boolean }

/** `plan FILE`: answers in a YAML or JSON file to a plan on standard output; `--out` writes every form and the charts. */
export default function planCommand(program: Command): void {
  program
    .command('plan')
    .description('make a plan from a file of answers ({question: value}, YAML or JSON)')
    .argument('<file>', 'the answers; see examples/')
    .addOption(new Option('--format <format>', 'what to print').choices(['md', 'json', 'html']).default('md'))
    .option(
      '--working',
      'print how the plan came about: reasons of every decision, working and sources of every figure',
    )
    .option('--out <dir>', 'also write plan.md, working.md, plan.json, plan.html and the charts to this folder')
    .option('--ideas', 'also ask the configured language model what is special to these answers; shown apart')
    .action(async (file: string, options: Options) => {
      const model = options.ideas === true ? await modelForIdeas() : undefined
      const written = await readFileOf(file)
      const { loadAdvice, loadBook } = await import('./load-advice.ts')
      const { readAnswers } = await import('../rules/read-answers.ts')
      // What is wrong with the answers is said before the rest is loaded.
      const book = await loadBook()
      const answers = readAnswers(book, written)
      const { knowledge, guides } = await loadAdvice(book)
      const { buildPlan } = await import('../plan/build-plan.ts')
      const made = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.now() })
      const plan = model === undefined ? made : await withIdeas(model, made, knowledge)
      process.stdout.write(options.working === true ? await workingOf(plan) : await printed(plan, options.format))
      if (options.out !== undefined) await writeAll(plan, options.out)
    })
}

/** The configured model. Throws UserError where there is none. */
async function modelForIdeas(): Promise<Model> {
  const { openModel } = await import('./open-model.ts')
  const model = await openModel()
  if (model !== undefined) return model
  const message = '--ideas needs a language model: set OPENAI_API_KEY and OPENAI_MODEL.'
  throw new UserError('no-model', message, { field: '--ideas' })
}

/** The plan with what the model suggests; without, and with a word on standard error, when it is of no use. */
async function withIdeas(model: Model, plan: Plan, knowledge: Knowledge): Promise<Plan> {
  const { ModelError } = await import('../llm/model-error.ts')
  const { proposeIdeas } = await import('../llm/propose-ideas.ts')
  try {
    const { ideas, dropped } = await proposeIdeas(model, plan, knowledge, 'terminal', Date.now())
    const left = Object.values(dropped).reduce((sum, count) => sum + count, 0)
    process.stderr.write(`${ideas.length} suggestions of the language model taken, ${left} dropped.\n`)
    return ideas.length === 0 ? plan : { ...plan, ideas }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    process.stderr.write(`${error.message} The plan is without its suggestions.\n`)
    return plan
  }
}

/** The parsed content of an answers file. Throws UserError with line and column where it is no YAML or JSON. */
async function readFileOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'
    throw new UserError('no-file', `${file}: ${why}.`, { field: 'FILE', cause })
  })
  const document = parseDocument(text)
  const fault = document.errors[0]
  if (fault) {
    const at = fault.linePos?.[0]
    throw new UserError(
      'bad-file',
      `${file}:${at?.line ?? 1}:${at?.col ?? 1}: ${fault.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '.')}`,
      {
        field: 'FILE',
      },
    )
  }
  try {
    return document.toJS()
  } catch (cause) {
    // Aliases that stand for more and more of each other: a few lines can mean more than any memory holds.
    const message = `${file}: its aliases (*name) expand to too much. Please write out the answers.`
    throw new UserError('bad-file', message, { field: 'FILE', cause })
  }
}

async function printed(plan: Plan, format: Format): Promise<string> {
  if (format === 'json') return `${JSON.stringify(plan, null, 2)}\n`
  if (format === 'md') return (await import('../plan/markdown.ts')).planMarkdown(plan)
  return (await import('../plan/html.ts')).planHtml(plan)
}

const workingOf = async (plan: Plan): Promise<string> => (await import('../plan/markdown.ts')).planWorking(plan)

async function writeAll(plan: Plan, dir: string): Promise<void> {
  const { planCharts } = await import('../plan/charts/plan-charts.ts')
  try {
    makeFolder(resolve(dir))
    for (const format of ['md', 'json', 'html'] as const) {
      await writeFile(join(dir, `plan.${format}`), await printed(plan, format))
    }
    await writeFile(join(dir, 'working.md'), await workingOf(plan))
    for (const chart of await planCharts(plan)) {
      await writeFile(join(dir, `${chart.name}.svg`), chart.svg)
      await writeFile(join(dir, `${chart.name}.png`), chart.png)
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === undefined) throw cause
    const why = WHY_NOT[code] ?? `it cannot be written (${code})`
    throw new UserError('no-folder', `--out ${dir}: ${why}.`, { field: '--out', cause })
  }
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'it is a file, not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'you may not write there',
  ENOENT: 'it cannot be made',
  ENOSPC: 'the disk is full',
}
