import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Range } from '../range.ts'
import { productRange, scale } from '../range.ts'
import { type Choice, trains } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import { stagesOf } from '../sizing/stages.ts'
import { atVendor, ownsFor } from '../sizing/training.ts'
import type { Workload } from '../workload.ts'
import type { Line } from './line.ts'

/** Training runs, more than one of each, with the machine time around them; and the teacher of a distilled model. */
export function trainingLines(choice: Choice, sized: Sized, workload: Workload, knowledge: Knowledge): Line[] {
  if (!trains(choice)) return []
  const stages = stagesOf(choice, workload, knowledge.planning)
  if (atVendor(choice)) return vendorLines(stages.at(-1)?.tokens ?? 0, choice.option === 'rag', knowledge)
  return [...stages.flatMap((stage) => runs(stage, sized, workload, knowledge)), ...teacher(sized, workload)]
}

function runs(
  stage: ReturnType<typeof stagesOf>[number],
  sized: Sized,
  workload: Workload,
  knowledge: Knowledge,
): Line[] {
  const { training } = knowledge.planning
  const answer = sized.answers.get(`${stage.id}-compute`)
  const hours = answer?.results.acceleratorHours
  if (answer === undefined || hours === undefined) return []
  const accelerators = Number(answer.query.accelerators ?? 1)
  const times = stage.pretraining ? training.pretrainingRuns : training.runs
  const around = scale(training.hoursAroundRun, accelerators)
  const run = rentOf({ low: hours.low + around.low, high: hours.high + around.high }, answer.results.costUsd, hours)
  // Tuning costs so little that whose machine it is changes nothing: the question is not asked for its sake.
  const own =
    (stage.pretraining && ownsFor(workload, knowledge, { accelerators })) ||
    workload.hosting === 'on-premises' ||
    workload.owned.includes(String(answer.query.accelerator))
  const where = own ? ' on your own machines' : workload.hosting === 'own-cloud' ? ' in your own cloud account' : ''
  const source = [...new Set([...answer.sources, training.source])].join(', ')
  const priced = own ? '; at the price of renting' : ''
  const line = (id: string, label: string, share: Range, note: string): Line => ({
    id: own ? `${id}-in-house` : id,
    label: `${stage.title}: ${label}${where}`,
    ...(run === undefined ? { low: 0, high: 0 } : productRange(run, share)),
    per: 'once',
    note: `${note}${priced} (assumption)`,
    source,
  })
  const failed = stage.pretraining ? 'including failed runs and restarts' : 'because nothing is right the first time'
  return [
    line(stage.id, 'runs', times, `${times.low}-${times.high} runs, ${failed}, and setup time around them`),
    ...(stage.pretraining
      ? [
          line(
            `${stage.id}-trials`,
            'trials of size, mixture and tokenizer',
            training.trials,
            `${training.trials.low}-${training.trials.high} of a large run, beforehand`,
          ),
        ]
      : []),
  ]
}

/** Hours at the rent that the estimator took for the run itself. */
function rentOf(hours: Range, cost: Range | undefined, of: Range): Range | undefined {
  if (cost === undefined) return undefined
  return { low: (hours.low * cost.low) / of.low, high: (hours.high * cost.high) / of.high }
}

function teacher(sized: Sized, workload: Workload): Line[] {
  const answer = sized.answers.get('teacher')
  const own = answer?.query.api === undefined
  const cost = own ? answer?.results.ownUsd : answer?.results.apiUsd
  if (answer === undefined || cost === undefined) return []
  const price = own
    ? `${String(answer.query.model).replace(/^.*\//u, '')} on your own machines: a month of wear and power`
    : `at the list price of ${String(answer.query.api)}${WHERE[workload.hosting] ?? ''}`
  return [
    {
      id: own ? 'teacher-in-house' : 'teacher',
      label: 'The strong model writes the examples',
      // A first set, and one more after the student's mistakes are known.
      low: cost.low,
      high: cost.high * 2,
      per: 'once',
      note: `${price}, once or twice`,
      source: answer.sources.join(', '),
    },
  ]
}

/** What keeps a teacher from seeing what must not leave, by the answer about hosting. */
const WHERE: Readonly<Record<string, string>> = {
  'own-cloud': ', in your own cloud account',
  'on-device': ', from public and made-up text, never from what users write',
}

/** `beside`: what is said comes from documents, and only how it is said is tuned. */
function vendorLines(tokens: number, beside: boolean, { planning }: Knowledge): Line[] {
  const { runs, vendorUsdPerMTokens, source } = planning.training
  return [
    {
      id: 'training',
      label: `Fine-tuning by the vendor${beside ? ', for form and tone only, on picked examples' : ''}`,
      ...productRange(scale(vendorUsdPerMTokens, tokens / 1e6), runs),
      per: 'once',
      note: `${runs.low}-${runs.high} runs at ${vendorUsdPerMTokens.low} to ${vendorUsdPerMTokens.high} USD a million tokens (assumption)`,
      source,
    },
  ]
}
