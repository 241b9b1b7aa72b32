import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import { stems } from '../../src/blueprint/stems.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedGuides } from '../shipped.ts'

type Described = {
  readonly name: string
  readonly kinds: readonly string[]
  readonly answers: Answers & { readonly problem: string; readonly outcome: string; readonly why?: string }
}

const FOLDER = 'test/blueprint/projects'
const files = (await readdir(FOLDER)).toSorted().map((name) => `${FOLDER}/${name}`)
const projects: readonly Described[] = (
  await Promise.all(files.map(async (file) => parse(await readFile(file, 'utf8'))))
).flat()
const guides = await shippedGuides()

describe('projects as teams describe them', () => {
  const missed = projects.flatMap(({ name, kinds, answers }) => {
    const said = { main: `${answers.problem}. ${answers.outcome}`, beside: answers.why ?? '' }
    const chosen = chooseBlueprint(guides, answers, said)
    const kind = chosen?.leading.blueprint.id ?? 'none'
    return kinds.includes(kind)
      ? []
      : [{ general: chosen?.general === true, near: chosen?.beside.length ?? 0, text: `${name}: ${kind}` }]
  })
  const named = missed.map(({ text }) => text).join(', ')

  it('get the kind that a practitioner would name, in at least 19 of 20', () => {
    expect(missed.length / projects.length, named).toBeLessThanOrEqual(0.05)
  })

  it('get a kind that is not theirs in at most one of 50: in doubt the general one leads', () => {
    expect(missed.filter(({ general }) => !general).length / projects.length, named).toBeLessThanOrEqual(0.02)
  })

  it('get at most two nearest kinds named beside the general one, and somewhere one', () => {
    const beside = missed.flatMap(({ general, near }) => (general ? [near] : []))
    expect(Math.max(...beside)).toBeLessThanOrEqual(2)
    expect(Math.max(...beside)).toBeGreaterThan(0)
  })

  it('get the general one where no kind is spoken of', () => {
    const said = { main: 'We would like to use something modern in our choir.', beside: '' }
    expect(chooseBlueprint(guides, { task: 'write' }, said)?.general).toBe(true)
  })

  it.each([
    ['predict', 'solves-it', 'rules-no-ai'],
    ['predict', 'partly', 'general-predict'],
    ['classify', 'solves-it', 'rules-no-ai'],
    ['optimize', 'solves-it', 'general-optimize'],
  ])('get the floor of %s where a simpler way is %s', (task, simpler_way, floor) => {
    const said = { main: 'Our choir is to grow.', beside: '' }
    const chosen = chooseBlueprint(guides, { task, simpler_way }, said)
    expect(chosen?.leading.blueprint.id).toBe(floor)
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
