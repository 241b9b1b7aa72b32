import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'
import { answerEveryone, answerPeople } from './professions/answer-everyone.ts'
import { answerProfession } from './professions/answer-profession.ts'
import { answerTeam } from './professions/answer-team.ts'
import { readPayQuestion } from './professions/pay-question.ts'

/** Longer texts tell of a project, and ask for more than one figure. */
const LONGEST = 220

/** Pay, work, time and need of the people that a text names, from their records; undefined where it asks for none of it. */
export function answerPay(plain: string, said: string | undefined, knowledge: Knowledge): KnownAnswer | undefined {
  if (plain.length > LONGEST) return undefined
  const question = readPayQuestion(plain, said, knowledge)
  if (question.named.length === 0)
    return answerPeople(plain, question, knowledge) ?? answerEveryone(question, knowledge)
  return question.named.length === 1 ? answerProfession(question, knowledge) : answerTeam(question, knowledge)
}
