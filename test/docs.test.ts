import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'rules/README.md', ...globSync('docs/*.md')]
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts

/** Not the test runner's own environment: it sets names (BASE_URL) that mean something else to us. */
const ENVIRONMENT = { PATH: process.env.PATH }

/** Commands that wait for people or change another system: that they exist is all that can be shown here. */
const WAITING = ['serve', 'chat', 'register']

/** What each command that a document shows must print, by its first words; one without a row here fails. */
const PRINTS: Readonly<Record<string, readonly RegExp[]>> = {
  'plan examples/support-assistant.yaml': [
    /^# \S/,
    /\*\*Cost:\*\* Plan with \$[\d,]+ in the first year\. 80% range \$[\d,]+ to \$[\d,]+\./,
    /\*\*Time:\*\* \d+ to \d+ weeks/,
    /^## People and money until rollout/m,
    /^## .*assumed/im,
  ],
  // 8.03 billion parameters of half a byte and the embeddings of two are 5 GiB and a little.
  'size kind=serving-memory': [/^weightsGiB: 5\.\d+ GiB \(/, /^totalGiB: \d+(\.\d+)? GiB \(/m, /^How$/m, /^Sources$/m],
  // The published hours of the model card.
  'size kind=training-compute': [/"acceleratorHours":\{"value":184320,/],
  ask: [/Mixtral.*int4.*GiB.*Yes, it fits/, /^Assumed: /m, /^Sources: /m],
  check: [/^Proved: \d+ decisions, \d+ rules, no fault/],
}

describe('documents', () => {
  it('name only files that exist', () => {
    const dead = documents.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    )
    expect(dead).toEqual([])
  })

  it('name only scripts that package.json has', () => {
    const named = documents.flatMap((file) =>
      shellLines(file).flatMap((line) =>
        [...line.matchAll(/npm (?:run )?(?:-s )?([a-z]+(?:[:-][a-z]+)*)/g)].map((match) => match[1] ?? ''),
      ),
    )
    expect(named.filter((name) => !(name in scripts) && !['ci', 'run', 'install'].includes(name))).toEqual([])
  })

  it('explain every variable in the README', () => {
    const readme = readFileSync('README.md', 'utf8')
    const names = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? '')
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })

  const commands = [...new Set(documents.flatMap(shellLines))].filter((line) =>
    line.startsWith('npm run -s llm-plan -- '),
  )
  it.each(commands.filter((line) => !WAITING.includes(line.split(' ')[5] ?? '')))(
    'hold what they show: %s',
    async (line) => {
      const command = line.replace('npm run -s llm-plan --', 'node src/main.ts')
      const { stdout } = await run('sh', ['-c', command], { env: ENVIRONMENT })
      const wanted = Object.entries(PRINTS).find(([words]) => line.split(' -- ')[1]?.startsWith(words))?.[1]
      expect(wanted, 'a row of PRINTS').toBeDefined()
      for (const part of wanted ?? []) expect(stdout).toMatch(part)
      expect(stdout).not.toMatch(/\b(?:NaN|undefined|Infinity)\b|\[object/)
    },
  )

  it.each(WAITING)('describe %s, which has its own help', async (name) => {
    const { stdout } = await run('node', ['src/main.ts', name, '--help'], { env: ENVIRONMENT })
    expect(stdout).toContain(name)
  })
})

/** The lines of every `sh` block, with continued lines joined. */
function shellLines(file: string): string[] {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  return blocks
    .flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '')
}
