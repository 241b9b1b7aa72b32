import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The tables without a tenant: nothing in them belongs to anybody. */
const COMMON = ['leases', 'lease', 'keys', 'probe']
/**
 * The statements that serve all tenants at once, by file and table, each with its reason. Anything else that touches a
 * table without naming the tenant is a fault.
 */
const FOR_ALL: Record<string, string> = {
  'dead-letters.ts outbox': 'metrics',
  'dead-letters.ts dead_letters': 'metrics, the operator’s list, and revival by error id',
  'dead-letters.ts conversations': 'metrics',
  'turn-store.ts conversations': 'the common beginning of find and findAt, which both go on with the tenant',
  'direct-rooms.ts conversations': 'the direct talks that the bot reads again after it was away',
  'privacy.ts conversations': 'retention',
  'privacy.ts seen': 'retention',
  'privacy.ts dead_letters': 'retention',
  'privacy.ts web_entries': 'retention',
  'plan-links.ts plan_links': 'the token itself tells the tenant',
}

describe('every statement of the store', () => {
  it('names the tenant, but for the few that serve all', () => {
    const without = new Set<string>()
    let count = 0
    for (const path of globSync('src/store/**/*.ts')) {
      const source = readFileSync(path, 'utf8')
      const starts = [...source.matchAll(/\.(?:selectFrom|updateTable|deleteFrom|insertInto)\((?:'(\w+)|(\w+))/g)]
      for (const [n, start] of starts.entries()) {
        const table = start[1] ?? start[2] ?? ''
        if (COMMON.includes(table)) continue
        count++
        const rest = source.slice(start.index, starts[n + 1]?.index ?? source.length)
        const statement = rest.split(/\.execute/)[0] ?? ''
        if (!/tenant|toRow|\.\.\.kept/.test(statement)) without.add(`${path.split('/').at(-1)} ${table}`)
      }
    }
    expect(count).toBeGreaterThan(30)
    expect([...without].filter((one) => FOR_ALL[one] === undefined)).toEqual([])
  })
})
