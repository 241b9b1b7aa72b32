import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { listPage } from '../../src/blueprint/list-page.ts'
import { shippedGuides } from '../shipped.ts'

it('lists every shipped blueprint with its sources; npm run list-blueprints writes it anew', async () => {
  const { library } = await shippedGuides()
  const page = await readFile('docs/blueprint-list.md', 'utf8')
  expect(page).toBe(listPage(library))
  for (const { blueprint } of library) {
    expect(page).toContain(`blueprints/${blueprint.id}.yaml`)
    for (const { title } of blueprint.sources) expect(page).toContain(title)
  }
})
