import { readFile } from 'node:fs/promises'
import { check } from '../../src/rules/check.ts'
import { readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import { readRuleFiles } from '../../src/rules/reading/read-rule-files.ts'
import { failuresOf, readExamples } from '../../test/rules/advice.ts'
import { mutants } from './mutants.ts'

/**
 * Breaks the shipped rules in many small ways and counts what notices: reading them, `check`, the hand-written examples,
 * the recorded boundaries. Run: node bench/rules/mutation.ts [COUNT] [--each] (`--each` asks every judge about every
 * mutant; without it the slow proof is asked only where the others are silent).
 */
const count = Number(process.argv[2] ?? 300)
const each = process.argv.includes('--each')
const { files } = await readRuleFiles('rules')
const { book } = readRuleBook(files, '')
const read = (name: string) => readFile(new URL(`../../test/rules/${name}.yaml`, import.meta.url), 'utf8')
const examples = readExamples(await read('advice-examples'))
const boundaries = readExamples(await read('advice-boundaries').catch(() => '[]'))

const all = mutants(files, (fact) => book.facts.get(fact)?.values ?? [])
// Every k-th mutant: the same ones each time, from every decision and of every kind.
const step = Math.max(1, all.length / count)
const chosen = Array.from({ length: Math.min(count, all.length) }, (_, i) => all[Math.floor(i * step)]).filter(
  (m) => m !== undefined,
)

const caught = { reading: 0, check: 0, examples: 0, boundaries: 0, any: 0 }
const kinds = new Map<string, { caught: number; all: number }>()
const survivors: string[] = []
for (const mutant of chosen) {
  const { book: broken, faults } = readRuleBook(mutant.files, '')
  const says = (judge: () => boolean): boolean => {
    try {
      return judge()
    } catch {
      return true // a mutant that cannot even be run is noticed
    }
  }
  const reading = faults.length > 0
  const byExamples = reading || says(() => examples.some((example) => failuresOf(broken, example).length > 0))
  const byBoundaries = reading || says(() => boundaries.some((example) => failuresOf(broken, example).length > 0))
  const silent = !reading && !byExamples && !byBoundaries
  const byCheck = !reading && (each || silent) && says(() => check(broken, '2026-11').length > 0)
  if (reading) caught.reading++
  if (byCheck) caught.check++
  if (byExamples && !reading) caught.examples++
  if (byBoundaries && !reading) caught.boundaries++
  const any = reading || byExamples || byBoundaries || byCheck
  if (any) caught.any++
  else survivors.push(`${mutant.kind}: ${mutant.name}`)
  const kind = kinds.get(mutant.kind) ?? { caught: 0, all: 0 }
  kinds.set(mutant.kind, { caught: kind.caught + (any ? 1 : 0), all: kind.all + 1 })
}
console.log(`${chosen.length} of ${all.length} mutants; caught ${((100 * caught.any) / chosen.length).toFixed(1)} %`)
console.log(
  `  by reading ${caught.reading}, check ${caught.check}${each ? '' : ' (asked last)'}, examples ${caught.examples}, boundaries ${caught.boundaries}`,
)
for (const [kind, { caught: noticed, all: total }] of kinds) console.log(`  ${kind}: ${noticed} of ${total}`)
for (const survivor of survivors) console.log(`  not caught: ${survivor}`)
