import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { KnownAnswer } from '../answer-family.ts'
import { payLines } from './pay-lines.ts'
import type { PayQuestion, Wanted } from './pay-question.ts'

const OF_PAY: readonly Wanted[] = ['pay', 'freelance', 'employer', 'most', 'least']

/** What was asked of one kind of person: work, need, time, pay there and in the US, the sum for a term, or whether money is enough. */
export function answerProfession(question: PayQuestion, knowledge: Knowledge): KnownAnswer | undefined {
  const [first] = question.named
  if (!first) return undefined
  const { profession, count } = first
  const { wanted, term, amount } = question
  const role = knowledge.roles.find(({ id }) => id === profession.role)
  const inTime = wanted.has('when') || wanted.has('share')
  const need = wanted.has('many') && !inTime
  const said: string[] = []
  const sources = new Set<string>()
  if (wanted.has('does') || need) said.push(profession.does)
  if (wanted.has('hire')) {
    const { low, high } = profession.hireWeeks
    said.push(
      `Finding one takes about ${low} to ${high} weeks, and a notice period on top; a freelancer starts in 1 to 4 weeks.`,
    )
    sources.add(profession.source)
  }
  if (need || (inTime && !role)) said.push(profession.many)
  if (inTime && role)
    said.push(`${percent(role.share.low)} to ${percent(role.share.high)}% of the project. ${role.phaseText}`)
  if (said.length > 0) sources.add(role?.source ?? profession.source)
  if (OF_PAY.some((aspect) => wanted.has(aspect)) || term || (amount && wanted.has('enough'))) {
    const pay = payLines(question, profession, count, knowledge)
    said.push(...pay.lines)
    for (const id of pay.sources) sources.add(id)
  }
  if (said.length === 0) return undefined
  return { reply: `${profession.title}: ${[...new Set(said)].join(' ')}`, sources: [...sources] }
}

const percent = (share: number): number => Math.round(share * 100)
