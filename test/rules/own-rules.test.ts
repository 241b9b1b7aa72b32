import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check } from '../../src/rules/check.ts'
import { faultLine } from '../../src/rules/fault.ts'
import { loadProvedRuleBook } from '../../src/rules/load-proved.ts'
import { shippedBook } from '../shipped.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rules-'))
})
afterAll(() => rm(dir, { recursive: true }))

/** A copy of the shipped rules with some text appended to files. */
async function copyWith(name: string, appended: Readonly<Record<string, string>>): Promise<string> {
  const copy = join(dir, name)
  await cp('rules', copy, { recursive: true })
  for (const [file, text] of Object.entries(appended)) {
    await writeFile(join(copy, file), `${await readFile(join(copy, file), 'utf8')}${text}`)
  }
  return copy
}
const llmPlan = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['src/main.ts', ...args], { encoding: 'utf8', env: { PATH: process.env.PATH } })

/** The code blocks of the guide for rule writers. */
async function guideBlocks(): Promise<readonly string[]> {
  const guide = await readFile('rules/README.md', 'utf8')
  return [...guide.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1] ?? '')
}

describe("a team's own rules", () => {
  it('may be changed as the guide shows', { timeout: 60_000 }, async () => {
    const [, rule = '', source = ''] = await guideBlocks()
    expect(rule).toContain('confidential-stays-in-our-account')
    const half = await copyWith('half', { 'decisions/5-serving.yaml': rule })
    const first = llmPlan('check', half)
    expect(first.status).toBe(1)
    expect(first.stdout).toContain('missing-source confidential-stays-in-our-account: no source "our-policy"')
    const whole = await copyWith('whole', { 'decisions/5-serving.yaml': rule, 'sources.yaml': source })
    const second = llmPlan('check', whole)
    expect(second.stdout).toMatch(/^Proved: 15 decisions, \d+ rules, no fault/)
    expect(second.status).toBe(0)
    expect(llmPlan('rules', whole, '--decision', 'serving').stdout).toContain('Our policy keeps confidential data')
  })

  it('need all their files, and say which is missing', async () => {
    const half = await copyWith('without', {})
    await rm(join(half, 'sources.yaml'))
    await expect(loadProvedRuleBook(half, '2026-11')).rejects.toThrow(
      /The rules need the file .*sources\.yaml, which cannot be read/,
    )
    await rm(join(half, 'decisions'), { recursive: true })
    await writeFile(join(half, 'sources.yaml'), 'sources: []')
    await expect(loadProvedRuleBook(half, '2026-11')).rejects.toThrow(/The rules need the folder .*decisions/)
  })

  it('are refused at the start with the lines of check', { timeout: 60_000 }, async () => {
    const idle = `
  - id: says-nothing-new
    effect: supports
    option: vendor-api
    when: { hosting: any-api, sensitive_data: public }
    because: It is public.
    source: practical-ai
`
    const faulty = await copyWith('faulty', { 'decisions/5-serving.yaml': idle })
    await expect(loadProvedRuleBook(faulty, '2026-11')).rejects.toThrow(
      /5-serving\.yaml:\d+:9 idle-rule says-nothing-new: the outcome is the same without it/,
    )
  })

  it('are not refused for a source that is due for another look, but check says so', { timeout: 60_000 }, async () => {
    const book = await loadProvedRuleBook('rules', '2099-01')
    expect(book.decisions.length).toBe((await shippedBook()).decisions.length)
    const dated = [...book.sources.values()].flatMap(({ id, reviewBy }) => (reviewBy === undefined ? [] : [id]))
    expect(dated.length).toBeGreaterThan(0)
    const due = check(book, '2099-01')
    expect(due.map(({ kind, subject }) => `${kind} ${subject}`).toSorted()).toEqual(
      dated.map((id) => `stale-source ${id}`).toSorted(),
    )
    expect(due.map(faultLine)[0]).toMatch(/sources\.yaml:\d+:\d+ stale-source \S+: .*\d{4}-\d{2}/)
    expect(check(book, '2026-11')).toEqual([])
  })

  it('are listed readably, and a slip of the pen is met with the nearest name', () => {
    const markdown = llmPlan('rules', '--decision', 'training-option', '--format', 'md')
    expect(markdown.stdout).toContain('## How to get the model (`training-option`)')
    expect(markdown.stdout).toContain('- **ruled out** when latency is under-100ms, and frequency is not one-off.')
    const slip = llmPlan('rules', '--decision', 'training-options')
    expect(slip.status).toBe(2)
    expect(slip.stderr).toContain('did you mean "training-option"?')
    expect(llmPlan('check', join(dir, 'nowhere')).stderr).toContain('cannot be read')
  })
})
