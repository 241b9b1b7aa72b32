import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

type Source = { readonly id: string; readonly title: string; readonly url?: string }

it('a source that both the rules and the facts cite has one id and one title', () => {
  const rules: readonly Source[] = parse(readFileSync('rules/sources.yaml', 'utf8')).sources
  const facts: readonly Source[] = parse(readFileSync('knowledge/sources.yaml', 'utf8'))
  for (const rule of rules) {
    for (const fact of facts) {
      const same = rule.title === fact.title || (rule.url !== undefined && rule.url === fact.url)
      expect(rule.id === fact.id, `${rule.id} and ${fact.id}`).toBe(same)
      if (same) expect(rule.title).toBe(fact.title)
    }
  }
})
