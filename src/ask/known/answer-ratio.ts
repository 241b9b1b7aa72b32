import type { KnownAnswer } from './answer-family.ts'

const THINGS = 'gpus?|cards?|servers?|machines?|people|persons|annotators|engineers|agents'
const RATIO = new RegExp(
  `(?<![\\w.])(\\d+) (${THINGS})\\b[^?]{0,40}?(?<![\\w.])(\\d+) (\\w+)\\b[^?]{0,40}\\bhow many\\b[^?\\d]{0,40}(?<![\\w.])(\\d+)(?![\\w.])`,
  'u',
)

/** "If 1 card is fine for 30 people, how many for 300?": by proportion, with what that leaves out. */
export function answerRatio(plain: string): KnownAnswer | undefined {
  const [, have, thing = '', serves, whom = '', wanted] = RATIO.exec(plain) ?? []
  if (have === undefined || serves === undefined || wanted === undefined || Number(serves) === 0) return undefined
  const exact = (Number(have) * Number(wanted)) / Number(serves)
  const many = Math.ceil(exact)
  return {
    reply: [
      `Proportionally, about ${many} ${many === 1 ? thing.replace(/s$/u, '') : thing.replace(/([^s])$/u, thing === 'people' ? '$1' : '$1s')} for ${wanted} ${whom}.`,
      'It is a rough upper bound: not everyone asks in the same second, a GPU serves several requests at once (batching), and the peak counts, not the day. Measure how much one can take, then add a spare.',
    ].join(' '),
    sources: [],
  }
}
