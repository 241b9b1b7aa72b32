import { lowerFirst, titled } from '../../sentence.ts'
import { firmness, ruledOut } from '../explained.ts'
import type { Decision, Plan } from '../plan.ts'
import { type Block, fold, group, type Item, list, type Section, sectionOf, text } from './section.ts'

/** Every decision with its reasons, and by number the answers that it rests on, which stand once at the end. */
export function decisions(plan: Plan): Section | undefined {
  const single = Object.values(plan.decisions).flatMap((decision) => ('option' in decision ? [decision] : []))
  const made = single.filter(({ option }) => option !== 'none')
  const spared = single.filter(({ option }) => option === 'none').map(({ title }) => lowerFirst(title))
  const grounds = [
    ...new Map(made.flatMap(({ restsOn = [] }) => restsOn.map((each) => [keyOf(each), each] as const))).values(),
  ]
  const numbers = new Map(grounds.map((each, at) => [keyOf(each), at + 1]))
  // "None" is a decision too, but a page of it hides the ones that matter; plan.json has them all.
  const rest = spared.length > 0 ? text(`Nothing to decide here: ${spared.join('; ')}.`) : undefined
  return sectionOf('decisions', 'Decisions', 'working', [
    ...made.map((decision) => one(decision, numbers)),
    rest,
    group('What the decisions are based on', {
      kind: 'list',
      ordered: true,
      items: grounds.map(({ name, is, text: words }): Item => ({ lead: name, text: is ?? words })),
    }),
  ])
}

type Ground = NonNullable<Decision['restsOn']>[number]
const keyOf = ({ fact, is, text: words }: Ground): string => (is === undefined ? `${fact}\n${words}` : fact)

function one(decision: Decision, numbers: ReadonlyMap<string, number>): Block {
  const rests = (decision.restsOn ?? []).map((each) => numbers.get(keyOf(each)) ?? 0).toSorted((a, b) => a - b)
  const reasons = decision.because.map(({ because, source }): Item => ({ text: because, sources: [source] }))
  const out = ruledOut(decision).map(
    ({ options, because, source }): Item => ({ lead: `Not ${options.join(', ')}`, text: because, sources: [source] }),
  )
  return fold(titled(decision.title, decision.outcome), [
    text(reasons.length === 0 ? decision.description : ''),
    list([...reasons, ...out]),
    text(
      [
        rests.length === 0 ? '' : `Based on ${rests.join(', ')} in the list below.`,
        (decision.open ?? []).length === 0 ? '' : firmness(decision),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
  ])
}
