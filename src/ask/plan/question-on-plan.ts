import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { PlanTopic } from '../../knowledge/plan-topics.ts'
import type { Plan } from '../../plan/plan.ts'
import { wordedNote } from '../advice/worded-note.ts'
import type { AskContext } from '../ask-result.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'
import { answerable } from './answerable.ts'
import { findDecision, type Subject } from './find-decision.ts'
import { type FoundQuestion, findTopic } from './find-topic.ts'
import { isAboutPlan } from './is-about-plan.ts'
import { isPlain, type Manner } from './manner.ts'
import { isOfPlan } from './of-plan.ts'
import { otherAmount } from './other-amount.ts'
import { withBudgetNamed } from './own-budget.ts'
import { type PlanQuestion, readPlanQuestion } from './plan-question.ts'

/**
 * What a text asks of the open plan; `rest` is the text without the words that say how the answer is wanted. Undefined where
 * it asks nothing of it.
 */
export function questionOnPlan(
  read: Understanding,
  rest: string,
  manner: Manner,
  plan: Plan,
  { book, concepts, knowledge, lastQuery, direct = false, own = false }: AskContext,
): PlanQuestion | undefined {
  if (!book || !concepts) return undefined
  const { plain } = read
  if (!isPlain(manner) && rest === '') return before(manner, lastQuery, concepts.topics)
  if (manner.short && ALL_OF_IT.test(rest)) return before(manner, null, concepts.topics)
  const sized = lastQuery !== null && lastQuery !== undefined && !isOfPlan(lastQuery)
  const load = sized ? undefined : otherAmount(plain, read.stated, plan)
  if (load && formOf(plain) === 'asks') return { about: 'what-if', change: load }
  const topic = findTopic(read, withBudgetNamed(rest, plan), plan, {
    concepts,
    knowledge,
    sized,
    direct: direct || own,
    ordered: direct && !isPlain(manner),
  })
  // "Why not buy something?" names no decision of the rules, and "what happens if it fails?" no answer.
  if (topic?.sure === true) return topic.question
  const worded = readPlanQuestion(plain, answerable(book, knowledge, plan.answers))
  const meant = worded && isAboutPlan(worded, read, true, sized) ? worded : undefined
  if (meant?.about !== 'what-if-unclear') return meant ?? topic?.question
  const question = unclear(meant, topic, findDecision(plain, book))
  // "What if our developer quits?" changes no answer of the plan, and a note says what to do.
  const noted = question === meant && direct && hasNote(read, knowledge, concepts)
  return noted ? undefined : question
}

/** How likely a note must be to be told in the place of "what would change?". */
const SURELY = 0.7

const hasNote = ({ plain }: Understanding, knowledge: Knowledge, concepts: Concepts): boolean =>
  wordedNote(plain, knowledge, concepts) !== undefined ||
  concepts.sameForm(plain) !== undefined ||
  (concepts.near(plain)[0]?.chance ?? 0) >= SURELY

/** "The plan in three sentences for our director" */
const ALL_OF_IT =
  /^(?:(?:give|tell) (?:me|us) )?(?:(?:the|this|our|whole|entire) )*(?:plan|project)(?: for [^?]{2,40})?[ .?!]*$/u

/** How well a topic must fit a "what if" that names no answer. */
const NEAR = 0.75

/** A "what if" that names no answer: what the plan has on it, or what would change the decision that it names. */
function unclear(
  meant: PlanQuestion & { about: 'what-if-unclear' },
  topic: FoundQuestion | undefined,
  subject: Subject | undefined,
): PlanQuestion {
  if (topic?.question.about === 'item') return { ...meant, near: topic.question.entries }
  if (topic && topic.score >= NEAR) return topic.question
  return subject ? { about: 'would-change', subject } : meant
}

/** "As a table", "in euros", "shorter": of what was asked before, or of what people want so most. */
function before(
  manner: Manner,
  lastQuery: AskContext['lastQuery'],
  topics: ReadonlyMap<string, PlanTopic>,
): PlanQuestion | undefined {
  const last = isOfPlan(lastQuery) ? topics.get(String(lastQuery?.topic)) : undefined
  const topic = last ?? topics.get(manner.short ? 'summary' : 'cost')
  return topic && { about: 'topic', topic }
}
