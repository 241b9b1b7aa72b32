import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { answerAdvice } from '../advice/answer-advice.ts'
import type { AskContext, AskResult } from '../ask-result.ts'
import { formOf } from '../intent/form.ts'
import { PLAN_THIS, result } from '../result.ts'
import type { Understanding } from '../understand.ts'
import { asksForAdvice } from './asks-for-advice.ts'
import { decideSide, holdsFor } from './decide-side.ts'
import { hearSides, namedIn, type Side } from './hear-sides.ts'
import { sayChoice } from './say-choice.ts'
import { type Situation, situationOf } from './situation.ts'

/**
 * The choice between sides that a question names ("BERT or GPT to sort our mails?"), read as a brief of which little is known: the side
 * that fits what was told, why, and when it would be another. Undefined where no two sides are named. Where nothing decides between them,
 * what each is for: only where that is said `instead` of something that does not name them all.
 */
export function aboutChoice(read: Understanding, text: string, context: AskContext, instead?: string) {
  const parts = partsOf(read, context)
  const sides = parts ? hearSides(text, context.knowledge.contenders) : []
  if (!parts || sides.length === 0) return undefined
  const situation = situationOf(text, parts.book, parts.guides, context.knowledge)
  const verdict = decideSide(sides, situation, parts.book)
  if (verdict === undefined && (instead === undefined || namesAll(instead, sides))) return undefined
  const others = sides.filter((side) => side !== verdict?.side)
  return tell(read, sayChoice(verdict, others, situation, context.knowledge), verdict?.side ?? sides[0], parts.concepts)
}

/**
 * What is advised for the work that a question describes ("LLM to spot duplicate customers?", "what do we take to plan routes?"), where
 * the kind of work is surely heard. Undefined where it is not, or where no advice is asked for.
 */
export function aboutSituation(read: Understanding, text: string, context: AskContext): AskResult | undefined {
  const parts = partsOf(read, context)
  const { knowledge } = context
  if (!parts || !asksForAdvice(read, knowledge)) return undefined
  const situation = situationOf(text, parts.book, parts.guides, knowledge)
  const named = namedIn(text, knowledge.contenders)
  const rivals = named.length === 1 ? named.flatMap((side) => [side, ...rivalsOf(side, knowledge)]) : []
  const spoken =
    rivals.length > 1 ? decideSide(rivals, { ...situation, kind: undefined, work: undefined }, parts.book) : undefined
  const lead = situation.kind && leading(situation.facts, knowledge)
  const verdict = spoken?.words !== undefined ? spoken : lead && { side: lead }
  if (!verdict && !situation.kind) return ofWork(read, situation, parts)
  const others = named.filter(({ row }) => row !== verdict?.side.row && row.leads).slice(0, 1)
  return tell(read, sayChoice(verdict, verdict ? others : [], situation, knowledge), verdict?.side, parts.concepts)
}

/** Where no kind of project is heard, the note on the work that is. */
function ofWork(read: Understanding, { work }: Situation, { concepts, book }: Parts): AskResult | undefined {
  const note = work && concepts.notes.get(work.row.note)
  return (
    note &&
    result(read, {
      ...answerAdvice(note, book, false),
      intent: 'concept',
      asks: ['explanation'],
      query: null,
      confidence: 'sure',
      described: true,
      offers: [PLAN_THIS],
    })
  )
}

const namesAll = (reply: string, sides: readonly Side[]): boolean =>
  sides.every(({ row }) => namedIn(reply, [row]).length > 0)

const rivalsOf = ({ row }: Side, { contenders }: Knowledge): readonly Side[] =>
  contenders.filter(({ id }) => row.rivals?.includes(id)).map((rival) => ({ row: rival, words: rival.name }))

/** The first technique that the rules come to. */
function leading(facts: Parameters<typeof holdsFor>[1], { contenders }: Knowledge): Side | undefined {
  const row = contenders.find((one) => one.leads && holdsFor(one, facts))
  return row && { row, words: row.name }
}

/** What a choice is decided with; undefined where a part is missing, or the text is not for us. */
function partsOf(read: Understanding, { book, guides, concepts, direct }: AskContext) {
  const meant = direct || formOf(read.plain) === 'asks'
  return meant && book && guides && concepts ? { book, guides, concepts } : undefined
}

type Parts = NonNullable<ReturnType<typeof partsOf>>

function tell(read: Understanding, said: string, side: Side | undefined, concepts: Concepts): AskResult {
  const note = side && concepts.notes.get(side.row.note)
  const sources = (note?.sources ?? []).map(
    ({ title, url, date }) => `${title} (${date})${url === undefined ? '' : `, ${url}`}`,
  )
  return result(read, {
    intent: 'concept',
    asks: ['explanation'],
    query: null,
    confidence: 'sure',
    ...(note && { concept: note.id }),
    reply: sources[0] === undefined ? said : `${said}\nSource: ${sources[0]}`,
    sources,
    described: true,
    offers: [PLAN_THIS],
  })
}
