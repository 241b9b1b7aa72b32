import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenAiServer, startOpenAiServer } from '../../llm/openai-server.ts'

const SLOW = { timeout: 120_000 }

let server: OpenAiServer
beforeAll(async () => {
  server = await startOpenAiServer()
})
afterAll(() => server.close())

/** Runs a real command with a language model configured, and lines on its standard input. */
function run(args: readonly string[], lines: readonly string[] = []): Promise<{ code: number | null; out: string }> {
  const model = {
    OPENAI_API_KEY: 'key',
    OPENAI_MODEL: 'some',
    OPENAI_BASE_URL: server.url,
    ALLOW_PRIVATE_NETWORK: 'true',
  }
  const child = spawn(process.execPath, ['src/main.ts', ...args], { env: { PATH: process.env.PATH, ...model } })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })))
}

const PARAGRAPH =
  'Every day our support team answers the same questions from the handbook, and a person checks each answer.'
const READ = { answers: [{ question: 'frequency', values: ['daily'], words: 'Every day' }] }

test('in the terminal the model reads the first words, and what it read is taken when told to', SLOW, async () => {
  server.behave({ type: 'says', content: JSON.stringify(READ) })
  const { code, out } = await run(['chat', '--quick'], [PARAGRAPH, 'accept all'])
  expect(code).toBe(0)
  expect(out).toContain('How often: Daily (“Every day”)')
  expect(out).toMatch(/> accept all\n/)
  expect(out).toMatch(/## What we assumed|# Every day our support team/)
  expect(out).toMatch(/Taken from what you wrote:\n\n- How often: Daily\n/)
})

test('a model that is away leaves what the program itself reads, and the interview goes on', SLOW, async () => {
  server.behave({ type: 'hangs up' })
  const { code, out } = await run(['chat', '--quick'], [PARAGRAPH])
  expect(code).toBe(0)
  expect(out).toContain('From what you wrote')
  expect(out).toContain('The answers end here.')
})

const QUERY = { isSizingQuestion: true, kind: 'serving-memory', asks: ['memoryGB'], paramsB: 13, quantBits: 4 }

test('the command “ask” has the model read what it could not', SLOW, async () => {
  server.behave({ type: 'says', content: JSON.stringify(QUERY) })
  const { out } = await run(['ask', 'would the 13 billion one squeeze onto my gaming box?'])
  expect(out).toMatch(/^Running a 13B model in/)
})
