import { describe, expect, it } from 'vitest'
import { createLog, mask } from '../src/log.ts'

const CANARIES = {
  slack: 'xoxb-111-222-canary',
  openai: 'sk-proj-canary-123456',
  discord: `${'M'.repeat(26)}.canary.${'x'.repeat(38)}`,
  interaction: 'https://discord.com/api/v10/interactions/99/canarytoken/callback',
  webhook: 'https://discord.com/api/v10/webhooks/99/canarytoken/messages/@original',
  hook: 'https://hooks.slack.com/services/T1/B2/canary',
  password: 'postgres://me:canary@db/plan',
}

describe('the log', () => {
  it('never has a token, an answer or a request, however deep it lies', () => {
    const lines: string[] = []
    const log = createLog('trace', { write: (line: string) => void lines.push(line) })
    log.info({ token: 'canary', slack: { botToken: 'canary', headers: { authorization: 'canary' } } }, 'secrets')
    log.debug({ turn: { input: { text: 'canary', value: 'canary' } }, view: { parts: ['canary'] } }, 'words')
    const error = Object.assign(new Error(`failed: ${Object.values(CANARIES).join(' ')}`), {
      requestBody: { json: { content: 'canary' } },
      url: CANARIES.interaction,
      config: { headers: { cookie: 'canary' } },
      code: 50_035,
      status: 400,
    })
    log.error({ err: new Error('outer', { cause: error }) }, 'an SDK error')
    log.error(error)
    expect(lines).toHaveLength(4)
    expect(lines.join('')).not.toContain('canary')
    expect(lines[2]).toContain('50035')
    expect(lines[2]).toContain('"type":"Error"')
  })

  it('masks what looks like a credential and keeps the rest', () => {
    expect(mask(`before ${CANARIES.slack} after`)).toBe('before xoxb-*** after')
    expect(mask(CANARIES.password)).toBe('postgres://me:***@db/plan')
    expect(mask('nothing to hide at 12:30, see a.b.c')).toBe('nothing to hide at 12:30, see a.b.c')
  })
})
