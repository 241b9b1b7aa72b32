import { readFile } from 'node:fs/promises'
import { check } from '../../src/rules/check.ts'
import { compile } from '../../src/rules/diagram/compile.ts'
import { NEVER } from '../../src/rules/diagram/diagrams.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleFiles } from '../../src/rules/reading/read-rule-files.ts'
import { failuresOf, readExamples, withLaws } from '../../test/rules/advice.ts'
import { difference } from './difference.ts'
import { mutants } from './mutants.ts'

/**
 * Breaks the shipped rules in many small ways and counts what notices: reading them, `check` with the laws of the rules and
 * those of the advice, the hand-written examples. Run: node bench/rules/mutation.ts [COUNT] [--each] (`--each` asks every
 * judge about every mutant; without it the slow proof is asked only where the examples are silent).
 */
const count = Number(process.argv[2] ?? 300)
const each = process.argv.includes('--each')
const read = (name: string) => readFile(new URL(`../../test/${name}`, import.meta.url), 'utf8')
const examples = readExamples(await read('rules/advice-examples.yaml'))
const files = withLaws((await readRuleFiles('rules')).files, await read('rules/advice-laws.yaml'))
const { book } = readRuleBook(files, '')
const whole = compile(book)

const all = mutants(files, (fact) => book.facts.get(fact)?.values ?? [])
// Every k-th mutant: the same ones each time, from every decision and of every kind.
const step = Math.max(1, all.length / count)
const chosen = Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
  (m) => m !== undefined,
)

const caught = { reading: 0, check: 0, examples: 0, any: 0 }
const kinds = new Map<string, { caught: number; all: number }>()
const survivors: string[] = []
let equivalent = 0
let counted = 0
for (const mutant of chosen) {
  const { book: broken, faults } = readRuleBook(mutant.files(), '')
  const says = (judge: () => boolean): boolean => {
    try {
      return judge()
    } catch {
      return true // a mutant that cannot even be run is noticed
    }
  }
  const reading = faults.length > 0
  const byExamples = reading || says(() => examples.some((example) => failuresOf(broken, example).length > 0))
  const byCheck = !reading && (each || !byExamples) && says(() => check(broken, '2026-11').length > 0)
  if (reading) caught.reading++
  if (byCheck) caught.check++
  if (byExamples && !reading) caught.examples++
  const any = reading || byExamples || byCheck
  // What changes no outcome for any answers is no fault; this is proved, not guessed, and not counted.
  if (!any && difference(whole, broken, mutant.decision) === NEVER) {
    equivalent++
    continue
  }
  counted++
  if (any) caught.any++
  else survivors.push(`${mutant.kind}: ${mutant.name}`)
  const kind = kinds.get(mutant.kind) ?? { caught: 0, all: 0 }
  kinds.set(mutant.kind, { caught: kind.caught + (any ? 1 : 0), all: kind.all + 1 })
}
console.log(`${chosen.length} of ${all.length} mutants, ${equivalent} of them change nothing`)
console.log(`caught ${caught.any} of ${counted}, ${((100 * caught.any) / counted).toFixed(1)} %`)
console.log(
  `  by reading ${caught.reading}, check ${caught.check}${each ? '' : ' (where examples are silent)'}, examples ${caught.examples}`,
)
for (const [kind, { caught: noticed, all: total }] of kinds) console.log(`  ${kind}: ${noticed} of ${total}`)
for (const survivor of survivors) console.log(`  not caught: ${survivor}`)
