import type { Blueprint } from '../../blueprint/schema.ts'
import { gradedSet } from './graded-set.ts'
import type { Sample } from './sample.ts'

/** The plan's one test, as the rows of a kind of project quote it. */
type Test = Pick<Sample, 'cases' | 'unit' | 'judged' | 'graded' | 'twice' | 'groupOf'>

/** "On 300 invoices of unseen suppliers": the test that a gate before the pilot names. */
const onTest = (many: string): RegExp =>
  new RegExp(
    String.raw`\b(?<on>on|(?:double-)?key(?:ing of)?|on the same) (?<n>\d[\d,]*)(?= (?:[\w-]+ ){0,2}${many}\b)`,
    'giu',
  )
/** "Target on 200 unseen cases": the plan's own test. */
const UNSEEN = /\b(?<on>on) \d[\d,]*(?= unseen (?:cases|ones)\b)/giu
const number = (n: number): string => n.toLocaleString('en-US')

/** How many cases the kind's own gate before the pilot is tried on; undefined where it names none. */
export function namedTest(blueprint: Blueprint | undefined): number | undefined {
  const passes = (blueprint?.gates ?? []).filter(({ after }) => after === 'offline').map(({ pass }) => pass)
  const named = passes.flatMap((pass) => [...pass.matchAll(onTest(blueprint?.unit.many ?? ''))])
  const sizes = named.map(({ groups }) => Number(groups?.n?.replaceAll(',', '')))
  return sizes.length === 0 ? undefined : Math.max(...sizes)
}

/**
 * The kind of project with the size of the plan's test wherever its rows name one of their own: gates before the pilot, what is graded,
 * what two people judge. One test is paid for, so that one stands everywhere. Pure.
 */
export function withTestSize(blueprint: Blueprint, test: Test): Blueprint {
  if (test.judged === false) return blueprint
  const { many } = blueprint.unit
  const unseen = (text: string) => text.replaceAll(UNSEEN, (_, on: string) => `${on} ${number(test.cases)}`)
  const isOther = test.unit !== undefined && test.unit !== many
  const sized = (text: string, size: number) =>
    isOther ? text : text.replaceAll(onTest(many), (_, on: string) => `${on} ${number(size)}`)
  const { gates, data, evaluation } = blueprint
  const floor = evaluation.noiseFloor
  const graded = gradedSet(blueprint)
  const twice = test.twice ?? test.cases
  return {
    ...blueprint,
    firstMonth: blueprint.firstMonth.map((step) => (/^double-key/iu.test(step) ? sized(step, twice) : step)),
    gates: gates.map((gate) =>
      gate.after === 'offline' ? { ...gate, pass: unseen(sized(gate.pass, test.cases)) } : gate,
    ),
    data: { ...data, needs: data.needs.map((need) => ({ ...need, what: enough(need.what, test, graded?.cases) })) },
    evaluation: {
      ...evaluation,
      ...(floor !== undefined && { noiseFloor: sized(floor, twice) }),
    },
  }
}

/** "1,500 graded pairs" as many as the test grades; "100 for each class, sorted twice" as many as a class that goes live has. */
function enough(what: string, { graded, groupOf, twice }: Test, named?: number): string {
  if (groupOf !== undefined && EACH_CLASS.test(what)) {
    const some = twice === undefined ? '' : `, ${number(twice)} in all judged by two people`
    return what.replace(EACH_CLASS, (_, noun: string) => `${groupOf} ${noun} for each class that goes live${some}`)
  }
  if (named === undefined || graded === undefined || graded <= named) return what
  return what.startsWith(number(named)) ? what.replace(number(named), number(graded)) : what
}
const EACH_CLASS = /\b\d[\d,]* (?<noun>[\p{L}-]+) for each class(?:, \p{L}+ twice)?/u
