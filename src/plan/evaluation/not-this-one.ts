import type { Challenged } from '../../blueprint/challenges.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Sample } from './sample.ts'

type Row = Sample['measures'][number]

/** The sample whose doubted measures say what to measure in their place: no count of cases proves a goal that the plan itself rejects. Pure. */
export function notThisOne(sample: Sample, challenges: readonly Challenged[]): Sample {
  const measures = sample.measures.map((row) => {
    const doubt = challenges.find((each) => doubted(sample.measures, each).includes(row))
    return doubt?.do === undefined
      ? row
      : { ...row, proof: `Not this one: ${lowerFirst(doubt.do)}`, accepted: false as const }
  })
  return { ...sample, measures }
}

/** The rows of a measure that a challenge speaks against: those with the words that it quotes, if any has them. */
function doubted(rows: Sample['measures'], { against = [], say }: Challenged): readonly Row[] {
  const meant = rows.filter(({ id }) => id !== undefined && against.includes(id))
  const quoted = [...say.matchAll(/“([^”]+)”/gu)].map(([, words = '']) => words.toLowerCase())
  const named = meant.filter(({ measure }) => quoted.some((words) => measure.toLowerCase().includes(words)))
  return named.length > 0 ? named : meant
}
