import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import { stems } from '../../src/blueprint/stems.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { shippedGuides } from '../shipped-guides.ts'

type Described = {
  readonly name: string
  readonly kinds: readonly string[]
  readonly answers: { readonly task: string; readonly problem: string; readonly outcome: string; readonly why: string }
}

const projects: readonly Described[] = parse(await readFile('test/blueprint/projects.yaml', 'utf8'))
const guides = await shippedGuides(await loadRuleBook('rules'), await loadKnowledge('knowledge'))

describe('projects as teams describe them', () => {
  it('get the kind that a practitioner would name, in at least 19 of 20', () => {
    const wrong = projects.flatMap(({ name, kinds, answers }) => {
      const said = { main: `${answers.problem} ${answers.outcome}`, beside: answers.why }
      const kind = chooseBlueprint(guides, answers, said)?.leading.blueprint.id ?? 'none'
      return kinds.includes(kind) ? [] : [`${name}: ${kind}`]
    })
    expect(wrong.length / projects.length, wrong.join(', ')).toBeLessThanOrEqual(0.05)
  })

  it('get the general one where no kind is spoken of', () => {
    const said = { main: 'We would like to use something modern in our choir.', beside: '' }
    expect(chooseBlueprint(guides, { task: 'write' }, said)?.general).toBe(true)
  })
})

describe('stems', () => {
  it.each([
    ['Rerouted letters', 'reroute letter'],
    ['Booking of trips', 'book of trip'],
    ['Deliveries', 'delivery'],
    ['The matched pairs, planned', 'the match pair plan'],
  ])('%s is as %s', (one, other) => expect(stems(one)).toBe(stems(other)))

  it('leaves short words and endings that are no plural', () => {
    expect(stems('bus gas analysis need')).toBe(' bus gas analysis need ')
  })
})
