import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const main = new URL('../../src/main.ts', import.meta.url).pathname

it('answers though a setting that it does not read is wrong, and takes facts from KNOWLEDGE_DIR', () => {
  const home = mkdtempSync(join(tmpdir(), 'llm-plan-'))
  const size = (env: Record<string, string>): string =>
    execFileSync(process.execPath, [main, 'size', 'kind=checkpoint', 'paramsB=7', '--json'], {
      cwd: home,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    })
  try {
    const answer = JSON.parse(size({ SLACK_BOT_TOKEN: 'xoxb-half-a-pair', PORT: 'eighty' }))
    expect(answer.results.weightsGiB.value).toBeGreaterThan(12)
    expect(() => size({ KNOWLEDGE_DIR: join(home, 'nowhere') })).toThrow(/nowhere/)
  } finally {
    rmSync(home, { recursive: true })
  }
})
