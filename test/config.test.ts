import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadConfig, variables } from '../src/config.ts'
import { UserError } from '../src/errors.ts'

function fault(env: NodeJS.ProcessEnv): UserError {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof UserError) return error
  }
  throw new Error('the configuration was accepted')
}

describe('the configuration', () => {
  it('is complete with nothing set', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      baseUrl: 'http://localhost:3000',
      dataDir: './data',
      logLevel: 'info',
      slack: undefined,
      discord: undefined,
      openai: undefined,
    })
  })

  it('has every variable in .env.example and nothing more, and takes that file as it is', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'))
    expect(Object.keys(example).sort()).toEqual(Object.keys(variables.shape).sort())
    expect(loadConfig(example)).toEqual(loadConfig({}))
  })

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    [{ WEB_ACCESS: 'header:X-Forwarded-User' }, 'TRUST_PROXY'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_CLIENT_ID: '1', SLACK_SIGNING_SECRET: 's' }, 'SLACK_CLIENT_SECRET'],
    [{ SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: '2', SLACK_SIGNING_SECRET: 's' }, 'TOKEN_KEYS'],
    [{ DISCORD_TOKEN: 't' }, 'DISCORD_APPLICATION_ID'],
    [{ DISCORD_APPLICATION_ID: '1' }, 'DISCORD_TOKEN'],
    [{ DISCORD_PUBLIC_KEY: 'a'.repeat(64) }, 'DISCORD_TOKEN'],
    [{ OPENAI_API_KEY: 'sk-1' }, 'OPENAI_MODEL'],
    [{ OPENAI_MODEL: 'm' }, 'OPENAI_API_KEY'],
    [{ OPENAI_IDEAS: 'true' }, 'OPENAI_API_KEY'],
  ])('refuses half of a pair and names the other half: %o', (env, absent) => {
    const error = fault(env)
    expect(error.field).toBe(absent)
    expect(error.message).toContain(absent)
    expect(error.message).toMatch(/ needs /)
  })

  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ BASE_URL: 'ftp://x' }, 'BASE_URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ WEB_ACCESS: 'code:canary' }, 'WEB_ACCESS'],
    [{ RETENTION_DAYS: '0' }, 'RETENTION_DAYS'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ SLACK_BOT_TOKEN: 'canary-token', SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
    [{ DISCORD_TOKEN: 't', DISCORD_APPLICATION_ID: 'name' }, 'DISCORD_APPLICATION_ID'],
  ])('names the variable that has the wrong form: %o', (env, field) => {
    const error = fault(env)
    expect(error.field).toBe(field)
    expect(error.message).toContain(field)
    expect(error.message).not.toContain('canary')
  })

  it('takes a slash off the end of the address, and keys in their order', () => {
    const config = loadConfig({ BASE_URL: 'https://plan.example.com/', TOKEN_KEYS: 'new, old' })
    expect(config.baseUrl).toBe('https://plan.example.com')
    expect(config.tokenKeys).toEqual(['new', 'old'])
  })
})
