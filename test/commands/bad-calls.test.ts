import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicUrl } from '../../src/llm/guarded-fetch.ts'

const main = new URL('../../src/main.ts', import.meta.url).pathname

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'llm-plan-calls-'))
})
afterAll(() => rmSync(home, { recursive: true }))

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: home,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, said: stderr.trim() }
}

function answers(text: string): string {
  const file = join(home, 'answers.yaml')
  writeFileSync(file, text)
  return file
}

const nine = (name: string) => `[${Array(9).fill(name).join(', ')}]`
const BOMB = ['a: &a [x]', ...'bcdef'.split('').map((name, n) => `${name}: &${name} ${nine(`*${'abcde'[n]}`)}`)].join(
  '\n',
)

/** Each call starts the whole product, several times in some tests. */
describe('a call that is wrong ends with exit code 2 and one line that says so', { timeout: 120_000 }, () => {
  it.each([
    ['aliases that multiply', `${BOMB}\nproblem: *f\n`, /aliases \(\*name\) expand to too much/],
    ['a text that contains itself', 'problem: &p\n  - *p\n', /"problem" needs a text/],
    ['a choice that contains itself', 'data_kinds: &p\n  - *p\n', /data_kinds|There is no question/],
    ['a number beyond all measure', 'problem: x\nbudget_usd: 1e300\n', /budget_usd.* from 0 to 1,000,000,000,000,000/],
  ])('%s', (_, text, message) => {
    const { status, said } = run(['plan', answers(text)])
    expect(said).toMatch(message)
    expect(said.split('\n')).toHaveLength(1)
    expect(status).toBe(2)
  })

  it('ideas of a language model where there is none', () => {
    const { status, said } = run(['plan', answers('problem: Sort mail\n'), '--ideas'])
    expect({ status, said }).toEqual({
      status: 2,
      said: '--ideas needs a language model: set OPENAI_API_KEY and OPENAI_MODEL.',
    })
  })

  it('a folder that cannot be made or written', () => {
    const file = answers('problem: Sort mail\n')
    const locked = join(home, 'plan.md')
    writeFileSync(locked, '')
    for (const [out, why] of [
      ['/proc/nowhere/deep', /it cannot be made|may not write/],
      [join(locked, 'x'), /it is a file, not a folder/],
    ] as const) {
      const { status, said } = run(['plan', file, '--out', out])
      expect(said).toMatch(why)
      expect(said).toContain(`--out ${out}`)
      expect(status).toBe(2)
    }
    // Whoever is root may write anywhere.
    if (process.getuid?.() === 0) return
    chmodSync(home, 0o500)
    expect(run(['plan', file, '--out', join(home, 'x')]).said).toMatch(/may not write/)
    chmodSync(home, 0o700)
  })

  it('a data folder that cannot be made', () => {
    const { status, said } = run(['chat', '--resume'], { DATA_DIR: '/proc/nowhere/deep' })
    expect(said).toMatch(/Cannot open the database file .*Check DATA_DIR/)
    expect(status).toBe(2)
  })

  it.each([
    ['http://192.168.0.7:8000/v1', false],
    ['https://127.0.0.1/v1', false],
    ['https://[::1]/v1', false],
    ['https://model.internal/v1', false],
    ['http://models.example.com/v1', false],
    ['https://models.example.com/v1', true],
  ])('%s is an address that is called without being allowed: %s', (address, is) => {
    expect(isPublicUrl(new URL(address))).toBe(is)
  })

  it('a model on a private network that was not allowed', () => {
    const env = { OPENAI_API_KEY: 'canary-1', OPENAI_MODEL: 'small', OPENAI_BASE_URL: 'https://[::1]/v1' }
    const { status, said } = run(['chat'], env)
    expect(said).toMatch(/OPENAI_BASE_URL .* set ALLOW_PRIVATE_NETWORK=true/)
    expect(said).not.toContain('canary-1')
    expect(status).toBe(2)
  })
})
