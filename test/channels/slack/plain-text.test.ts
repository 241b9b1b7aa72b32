import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMrkdwn } from '../../../src/channels/slack/blocks/escape.ts'
import { plainText } from '../../../src/channels/slack/plain-text.ts'

describe('what a person typed', () => {
  it.each([
    ['we have &lt; 100 labels &amp; no GPU', 'we have < 100 labels & no GPU'],
    ['<@U0BOT> help', 'help'],
    ['<@U0BOT|llm-plan> help', 'help'],
    ['ask <@U0BEN>', 'ask @U0BEN'],
    ['ask <@U0BEN|ben>', 'ask @ben'],
    ['see <#C0PLANS|plans>', 'see #plans'],
    ['<!here> look', '@here look'],
    ['<!subteam^S1|@admins> look', '@admins look'],
    ['<http://example.com|example.com>', 'example.com'],
    ['<https://example.com/a?b=1&amp;c=2>', 'https://example.com/a?b=1&c=2'],
    ['<https://example.com|our site>', 'our site (https://example.com)'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['a < b', 'a < b'],
    ['&amp;lt;', '&lt;'],
    ['', ''],
  ])('%s', (typed, meant) => {
    expect(plainText(typed, { botUser: 'U0BOT' })).toBe(meant)
  })

  it('comes through escaping unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(escapeMrkdwn(text))).toBe(text.trim())
      }),
    )
  })
})
