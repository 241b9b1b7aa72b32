import { formatFigure } from '../amounts/print-figure.ts'
import type { Sized } from './sizing/estimates.ts'

/** Seconds until something must be there, by the answer about speed. */
const LIMITS: Readonly<Record<string, number>> = { 'under-100ms': 0.1, 'sub-second': 1, seconds: 10 }
const WORDS: Readonly<Record<string, string>> = {
  'under-100ms': 'a tenth of a second',
  'sub-second': 'a second',
  seconds: 'a few seconds',
}

/** What the sizing says against the speed that was asked for: the first word comes too late. Nothing where it comes in time, or is not known. */
export function lateAnswers(
  latency: unknown,
  sized: Sized,
): readonly { readonly questions: readonly string[]; readonly text: string }[] {
  const first = sized.answers.get('serving-speed')?.results.timeToFirstTokenMs
  const limit = LIMITS[String(latency)]
  if (first === undefined || limit === undefined || first.value <= limit * 1000) return []
  const text = `You want an answer within ${WORDS[String(latency)]}, but the first word takes about ${formatFigure(first)} on the machine sized here. Give the model less to read, use a smaller one or a faster machine, or allow more time.`
  return [{ questions: ['latency'], text }]
}
