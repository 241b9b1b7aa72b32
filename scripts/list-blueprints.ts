import { writeFile } from 'node:fs/promises'
import { listPage } from '../src/blueprint/list-page.ts'
import { loadGuides } from '../src/blueprint/load-guides.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { loadRuleBook } from '../src/rules/load.ts'

// Writes the page of the docs that lists all blueprints. Run it after a change in knowledge/blueprints.
const { library } = await loadGuides(
  'knowledge',
  undefined,
  await loadRuleBook('rules'),
  await loadKnowledge('knowledge'),
)
await writeFile('docs/blueprint-list.md', listPage(library))
