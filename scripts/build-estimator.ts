import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const ENTRY = 'virtual:llm-plan-estimator'

/** The package export `llm-plan/estimator` as one module for Node and browsers: the estimator with the shipped facts inside. */
export async function bundleEstimator(): Promise<string> {
  const facts = JSON.stringify(forEstimates(await loadKnowledge(join(root, 'knowledge'))))
  const entry = JSON.stringify(join(root, 'src/estimator/package.ts'))
  const build = await rolldown({
    input: ENTRY,
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) =>
          // A string that is parsed is read faster, and packs better, than the same data as code.
          id === ENTRY
            ? `export * from ${entry}\nexport const knowledge = JSON.parse(${JSON.stringify(facts)})\n`
            : null,
      },
    ],
  })
  const { output } = await build.generate({ format: 'esm', minify: true })
  await build.close()
  return output[0].code
}

/** The facts that estimates stand on: what a plan alone asks for (services, pay, laws, ...) would triple the module. */
function forEstimates(knowledge: Knowledge): Knowledge {
  // Money comes in dollars here, and there is no free text.
  const none = {
    shortlist: [],
    services: [],
    priceRules: [],
    law: [],
    pay: [],
    payFactors: [],
    roles: [],
    tasks: [],
    currencies: [],
    electricity: [],
    measures: [],
    families: [],
    aspects: [],
    askPhrases: [],
    wordSets: [],
    contenders: [],
    works: [],
    contrary: [],
    remarks: [],
    wants: [],
    professions: [],
    professionAspects: [],
    askedWays: [],
    countries: [],
    expertPay: [],
    notePhrases: [],
    quantityKinds: [],
    signals: NO_SIGNALS,
  }
  const facts = { ...knowledge, ...none, rents: knowledge.rents.filter((rent) => rent.processors !== undefined) }
  const text = JSON.stringify({ ...facts, sources: [] })
  return { ...facts, sources: knowledge.sources.filter((source) => text.includes(`"${source.id}"`)) }
}

const NO_SIGNALS: Knowledge['signals'] = {
  answers: [],
  places: [],
  aside: { before: [], after: [], ours: [], examples: [], counters: [] },
  'not-places': [],
  written: { phrases: [], examples: [], counters: [] },
  'every-day': { phrases: [], unless: [], examples: [], counters: [] },
  'shared-money': [],
  'common-places': [],
  languages: [],
  metrics: [],
  systems: [],
  products: [],
  roles: [],
  usual: { modality: {}, output: {} },
}

const TYPES = `export * from './types/estimator/package.d.ts'
import type { Knowledge } from './types/knowledge/knowledge.d.ts'
export type { Knowledge }
/** The facts that shipped with this version. */
export declare const knowledge: Knowledge
`

/** Type declarations of the estimator and the knowledge, by the project's own compiler settings. */
async function writeTypes(dist: string): Promise<void> {
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: 'types',
    rootDir: '../src',
  }
  const config = { extends: '../tsconfig.json', compilerOptions, include: [], files: ['../src/estimator/package.ts'] }
  await writeFile(join(dist, 'tsconfig.json'), JSON.stringify(config))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', dist], { stdio: 'inherit' })
}

if (import.meta.main) {
  const dist = join(root, 'dist')
  await mkdir(dist, { recursive: true })
  const code = await bundleEstimator()
  await writeFile(join(dist, 'estimator.js'), code)
  await writeFile(join(dist, 'estimator.d.ts'), TYPES)
  await writeTypes(dist)
  console.log(`dist/estimator.js: ${(code.length / 1000).toFixed(0)} kB`)
}
