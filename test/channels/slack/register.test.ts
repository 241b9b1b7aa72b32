import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const run = promisify(execFile)

/** `llm-plan register` with nothing in its environment but what is named; variables of `.env` count as absent. */
async function register(variables: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env
  const off = { DISCORD_TOKEN: '', DISCORD_APPLICATION_ID: '', SLACK_APP_TOKEN: '', BASE_URL: '' }
  return run(process.execPath, ['src/main.ts', 'register'], { env: { PATH, HOME, ...off, ...variables } })
}

it('prints a manifest that can be piped into a file, and says the rest beside it', async () => {
  const { stdout, stderr } = await register({})
  expect(parse(stdout).settings.socket_mode_enabled).toBe(true)
  expect(stderr).toMatch(/Socket Mode.*BASE_URL/)
  expect(stderr).toContain('DISCORD_TOKEN')
}, 30_000)

it('fills in the public address', async () => {
  const { stdout } = await register({ BASE_URL: 'https://plans.example/' })
  expect(parse(stdout).features.slash_commands[0].url).toBe('https://plans.example/slack/events')
}, 30_000)
