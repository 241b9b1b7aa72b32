import { expect, it } from 'vitest'
import type { Blueprint } from '../../src/blueprint/schema.ts'
import { expertHour, professionsOf } from '../../src/solution/money/expert-hour.ts'
import { peopleBeside } from '../../src/solution/money/experts.ts'
import { lawLines } from '../../src/solution/money/law-duties.ts'
import { middle } from '../../src/solution/range.ts'
import { shippedGuides, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const { library, modules } = guides
const { expertPay, roles } = knowledge
const us = { expertPay, factor: 1 }
const poor = { expertPay, factor: 0.3 }

it('knows what everybody is whom a blueprint or a module calls for', () => {
  const ofKinds = library.flatMap(({ blueprint: { people } }) => [
    people.owner,
    ...people.experts.flatMap(({ who, role }) => (role === undefined ? [who] : [])),
  ])
  const names = [
    ...ofKinds,
    ...modules.flatMap(({ module }) => module.experts.flatMap(({ who, role }) => (role === undefined ? [who] : []))),
  ]
  expect(names.length).toBeGreaterThan(300)
  expect(names.filter((who) => professionsOf(who, expertPay).length === 0)).toEqual([])
})

it('pays a lawyer as a lawyer and two people the middle of both', () => {
  const hour = (who: string) => middle(expertHour(who, us).hourlyUsd)
  expect(hour('Lawyer')).toBeGreaterThan(4 * hour('Experienced clerks'))
  expect(hour('Lawyer and data protection')).toBeGreaterThan(hour('Data protection'))
  expect(hour('Lawyer and data protection')).toBeLessThan(hour('Lawyer'))
})

it('lets what is bought outside follow the pay of a place less than staff do', () => {
  const share = (who: string) => middle(expertHour(who, poor).hourlyUsd) / middle(expertHour(who, us).hourlyUsd)
  expect(share('Clerks')).toBeCloseTo(0.3)
  expect(share('Lawyer')).toBeCloseTo(0.3 ** 0.75)
})

it('takes the hour that the team names for those who do the work today, and for nobody who is paid otherwise', () => {
  const told = { ...us, toldHourlyUsd: 31 }
  expect(expertHour('Clerks', told).hourlyUsd).toEqual({ low: 31, high: 31 })
  expect(expertHour('Lawyer', told)).toEqual(expertHour('Lawyer', us))
  expect(expertHour('Physicians', told)).toEqual(expertHour('Physicians', us))
})

const hours = (low: number) => ({ low, high: 2 * low })
const called = (...whos: readonly (readonly [string, number])[]) =>
  peopleBeside(
    {
      people: { owner: 'Head of claims', experts: whos.map(([who, low]) => ({ who, does: 'x', hours: hours(low) })) },
    } as unknown as Blueprint,
    { low: 10, high: 20 },
    1,
    0,
    { ...us, roles },
  )

it('counts one person once, with the larger hours, whoever calls for them', () => {
  const people = called(
    ['Staff representatives', 10],
    ['Works council and data protection', 30],
    ['Lawyer', 8],
    ['Patent attorney', 20],
    ['Clerks', 5],
    ['Senior agents', 5],
  )
  expect(people.map(({ who }) => who)).toEqual([
    'Works council and data protection',
    'Patent attorney',
    'Clerks',
    'Senior agents',
    'Head of claims',
  ])
})

it('counts what lawyers do for a law only once', () => {
  const duty = { title: 'A law', onceUsd: { low: 30_000, high: 60_000 }, source: 'assumption' }
  const alone = lawLines([duty], [], 0.62)[0]
  const beside = lawLines([duty], called(['Lawyer', 20]), 0.62)[0]
  expect(alone).toMatchObject({ low: 30_000, high: 60_000 })
  expect(beside?.low).toBeLessThan(30_000)
  expect(beside?.note).toContain('lawyers')
})
