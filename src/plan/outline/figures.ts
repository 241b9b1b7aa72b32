import { formatFigure } from '../../amounts/print-figure.ts'
import { firstSentence, upperFirst } from '../../sentence.ts'
import { calculations } from '../explained.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { fold, type Item, lines, list, type Section, sectionOf, table, text } from './section.ts'

/** The models that the evaluation compares. */
export function models(plan: Plan, shown: Detail): Section | undefined {
  const all = plan.models ?? []
  const main = all.filter(({ stage }) => stage === MAIN)
  const rows = main
    .slice(0, shown.models)
    .map(({ id, size, licence, context, languages, where, priceUsd, why, whyNot }) => [
      id,
      [size, licence].filter((part) => part !== undefined).join(', '),
      [context === undefined ? undefined : `${context.toLocaleString('en-US')} tokens`, languages]
        .filter((part) => part !== undefined)
        .join('; '),
      [where, priceUsd].filter((part) => part !== undefined).join('; '),
      [why, whyNot].filter((part) => part !== undefined && part !== '').join(' But: '),
    ])
  return sectionOf('models', 'Models to compare', 'appendix', [
    table(['Model', 'Size and license', 'Reads', 'Where and price', 'Why, and why not'], rows),
    text(compared(main, shown.models)),
    list(besides(all.filter(({ stage }) => stage !== MAIN)).slice(0, shown.beside)),
  ])
}

const MAIN = 'main'

/** What could do each part beside the main model, in a line each. */
function besides(all: NonNullable<Plan['models']>): readonly Item[] {
  return [...Map.groupBy(all, ({ stage }) => stage)].map(([stage, models]): Item => {
    const names = models.map(({ id, size, where }) => {
      const billions = size === undefined ? '' : ` (${size.replace(/ parameters.*$/u, '')})`
      return size === undefined && where !== RUN_BY_YOU ? `${id} (hosted)` : `${id}${billions}`
    })
    return { lead: upperFirst(stage), text: `${names.join(', ')}; ${models[0]?.why ?? ''}.` }
  })
}
const RUN_BY_YOU = 'open weights, run by you'

/** The candidates that the table leaves out for room, and the rule that picks among all of them. */
function compared(all: NonNullable<Plan['models']>, inTable: number): string {
  // Sizes only, since the words of a plan are counted; the rest stands in the JSON plan.
  const shown = new Set(all.slice(0, inTable).map(({ id }) => familyOf(id)))
  const rest = all.slice(inTable).map(({ id, size }) => {
    if (size === undefined) return id
    return shown.has(familyOf(id)) ? `${familyOf(id)} of ${size}` : `${id} (${size})`
  })
  const also = rest.length === 0 ? '' : `Also test: ${rest.join('; ')}. `
  return all.length < 2 ? '' : `${also}${RULE}`
}

/** "mmBERT" of "jhu-clsp/mmBERT-small". */
const familyOf = (id: string): string => /^[\p{L}]+/u.exec(id.replace(/^.*\//u, ''))?.[0] ?? id

const RULE = "Within the test's noise, the cheapest wins."

/** Every figure of the estimator with its range, and how it was worked out. */
export function sizing(plan: Plan): Section | undefined {
  if (plan.estimates.length === 0) return undefined
  const rows = plan.estimates.map((each) => [each.label, formatFigure(each)])
  const small = smallTraining(plan)
  const worked = plan.estimates.filter(({ id, label }) => !(small && TRAINING.test(id)) && !COMPARED.test(label))
  const working = calculations({ estimates: worked }).flatMap(({ labels, working: done, assumptions: assumed }) => [
    text(labels.join('; ')),
    lines([...done, ...assumed.filter((each) => !DATED.test(each)).map((each) => `assumed: ${firstSentence(each)}`)]),
  ])
  return sectionOf('sizing', 'Sizing', 'working', [
    table(
      ['What', 'Figure (80% range)'],
      rows,
      plan.estimates.map(({ sources: from }) => from),
    ),
    fold('How these were worked out', working),
    text(small ? 'Training costs so little here that the details are only in the JSON plan.' : ''),
  ])
}

/** Told beside the plan, not a part of it. */
const COMPARED = /^For comparison/u
/** The day of a price stands with its source. */
const DATED = /^The (?:purchase )?(?:price|rent) of .* is of /u
const TRAINING = /^(?:training|tuning|checkpoint)/u
/** Below this share of what is paid once nobody asks how training was reckoned. */
const LITTLE = 0.02

function smallTraining({ budget, estimates }: Plan): boolean {
  const lines = budget.lines.filter(({ id, per }) => per === 'once' && TRAINING.test(id))
  const paid = lines.reduce((sum, { high }) => sum + high, 0)
  return estimates.some(({ id }) => TRAINING.test(id)) && paid < LITTLE * budget.once.planning
}
