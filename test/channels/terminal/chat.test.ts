import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Each call starts the whole product, several times in some tests. */
const SLOW = { timeout: 120_000 }

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the real command with lines on its standard input. */
function chat(args: readonly string[], lines: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  // Not the whole environment: the test runner puts things there (BASE_URL) that mean something else to us.
  const child = spawn(process.execPath, ['src/main.ts', 'chat', ...args], { env: { PATH: process.env.PATH, ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

test('piped lines are answers; at their end the plan is made from what is known', SLOW, async () => {
  const { code, out } = await chat([], ['Invoices are typed by hand', 'skip', '', 'A clerk only checks them', '2'])
  expect(code).toBe(0)
  expect(out).toContain('What problem do you want to solve?')
  expect(out).toContain('> Invoices are typed by hand')
  expect(out).toContain('How clear it is: Partly')
  expect(out).toContain('The answers end here.')
  expect(out).toMatch(/^# Invoices are typed by hand$/m)
  expect(out).not.toContain('\u001b')
})

test('with --format json, standard output is the plan alone', SLOW, async () => {
  const { code, out, err } = await chat(['--quick', '--format', 'json'], ['Invoices are typed by hand'])
  expect(code).toBe(0)
  expect(JSON.parse(out).title).toContain('Invoices')
  expect(err).toContain('What problem do you want to solve?')
})

test('no answer at all ends cleanly, too', SLOW, async () => {
  const { code, out } = await chat([], [])
  expect(code).toBeLessThanOrEqual(1)
  expect(out).toContain('What problem do you want to solve?')
})

test('with --resume the next call goes on with the same question', SLOW, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'llm-plan-chat-'))
  const env = { DATA_DIR: dir }
  try {
    await chat(['--resume', '--format', 'md'], ['Invoices are typed by hand', 'edit why', 'It costs a day a week'], env)
    const { out } = await chat(['--resume', '--format', 'json'], [], env)
    expect(JSON.parse(out).answers).toMatchObject({
      problem: 'Invoices are typed by hand',
      why: 'It costs a day a week',
    })
  } finally {
    await rm(dir, { recursive: true })
  }
})
