import type { Planning } from '../../knowledge/planning.ts'
import type { Workload } from '../workload.ts'
import { type Choice, uses } from './choice.ts'

/** One training of the plan: reading text first, then tuning; each with its method and the tokens that it reads. */
export type Stage = {
  readonly id: 'training' | 'tuning'
  readonly title: string
  readonly pretraining: boolean
  readonly method: 'full' | 'lora' | 'qlora'
  readonly tokens: number
}

/** The trainings of a plan, the largest first: `training`, and `tuning` where a pre-trained model is tuned afterwards. */
export function stagesOf(choice: Choice, workload: Workload, planning: Planning): readonly Stage[] {
  const stages: Stage[] = []
  if (uses(choice, 'from-scratch', 'continued-pretraining')) {
    stages.push({
      id: 'training',
      title: 'Pre-training',
      pretraining: true,
      method: 'full',
      tokens: pretrainingTokens(workload),
    })
  }
  if (uses(choice, 'fine-tune', 'distill')) {
    stages.push({
      id: stages.length === 0 ? 'training' : 'tuning',
      title: uses(choice, 'distill') ? 'Training the student' : 'Tuning',
      pretraining: false,
      method: tuningMethod(choice),
      tokens: tuningTokens(choice, workload, planning),
    })
  }
  return stages
}

/** Tokens that the dearest training reads, by option. */
export function trainingTokens(choice: Choice, workload: Workload, planning: Planning): number {
  if (uses(choice, 'from-scratch', 'continued-pretraining')) return pretrainingTokens(workload)
  return tuningTokens(choice, workload, planning)
}

/** How the weights of the largest training are changed: all of them, or small matrices on plain or quantized weights. */
export function trainingMethod(choice: Choice): Stage['method'] {
  return uses(choice, 'continued-pretraining', 'from-scratch') ? 'full' : tuningMethod(choice)
}

function tuningMethod(choice: Choice): Stage['method'] {
  if (choice.adaptation === 'full' || choice.family !== 'decoder') return 'full'
  return choice.adaptation === 'qlora' ? 'qlora' : 'lora'
}

/** Fewer tokens than this are no pre-training. */
const MIN_TO_PRETRAIN = 1e8

function pretrainingTokens(workload: Workload): number {
  return Math.max(workload.corpusTokens.value, MIN_TO_PRETRAIN)
}

function tuningTokens(choice: Choice, workload: Workload, { examples, requests }: Planning): number {
  const labelled = Math.max(workload.labelledExamples.value, 100)
  const taught = uses(choice, 'distill') ? Math.max(examples.distilledExamples, labelled) : labelled
  return taught * requests.example * examples.epochs
}
