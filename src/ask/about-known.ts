import type { Knowledge } from '../knowledge/knowledge.ts'
import { wordedNote } from './advice/worded-note.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { formOf } from './intent/form.ts'
import { answerBatchBill } from './known/answer-batch-bill.ts'
import { answerBenchmark } from './known/answer-benchmark.ts'
import { answerCard } from './known/answer-card.ts'
import { answerCheapestCard } from './known/answer-cheapest-card.ts'
import { answerDataRule } from './known/answer-data-rule.ts'
import { answerEnough } from './known/answer-enough.ts'
import { answerFamily, type KnownAnswer } from './known/answer-family.ts'
import { answerHandWork } from './known/answer-hand-work.ts'
import { answerLaw } from './known/answer-law.ts'
import { answerLongDocument } from './known/answer-long-document.ts'
import { answerMachineBill } from './known/answer-machine-bill.ts'
import { answerOwnPrice } from './known/answer-own-price.ts'
import { answerPastRent } from './known/answer-past-rent.ts'
import { answerPay } from './known/answer-pay.ts'
import { answerPayback } from './known/answer-payback.ts'
import { answerPrice, isByTokens } from './known/answer-price.ts'
import { answerRate } from './known/answer-rate.ts'
import { answerRatio } from './known/answer-ratio.ts'
import { answerScaling } from './known/answer-scaling.ts'
import { answerSpeechLength } from './known/answer-speech-length.ts'
import { answerSpeechMemory } from './known/answer-speech-memory.ts'
import { answerTextLength } from './known/answer-text-length.ts'
import { answerTranscription } from './known/answer-transcription.ts'
import { answerTransfer } from './known/answer-transfer.ts'
import { answerUsersBill } from './known/answer-users-bill.ts'
import { answerWait } from './known/answer-wait.ts'
import { answerWork } from './known/answer-work.ts'
import { findKnown, type KnownQuestion, namedFamilies } from './known/find-known.ts'
import { result } from './result.ts'
import type { Understanding } from './understand.ts'

const OF_TRAINING = ['hardware', 'time', 'energy', 'data'] as const

/** What a record answers: pay of a role, amounts of text, a card, a well-known model, a law; undefined where none does. */
export function aboutKnown(
  read: Understanding,
  { knowledge, concepts, said, direct }: AskContext,
): AskResult | undefined {
  const asks = formOf(read.plain) === 'asks'
  if (!direct && !asks) return undefined
  // What asks which model suits a work is no question about the model or the law that it names in passing.
  const worded = concepts && wordedNote(read.plain, knowledge, concepts) !== undefined
  const question = worded ? undefined : findKnown(read, knowledge, said)
  const family = () => answerKnown(question, read, knowledge, said)
  const known =
    answerPayback(read.plain, knowledge) ??
    (asks ? answerEnough(read.plain, knowledge) : undefined) ??
    answerWork(read.plain, knowledge) ??
    answerPay(read.plain, said, knowledge) ??
    (asks || read.intent === 'sizing'
      ? (answerOwnPrice(read, said) ??
        answerTranscription(read.plain, knowledge) ??
        answerWait(read) ??
        answerSpeechLength(read.plain) ??
        answerTextLength(read.plain, said) ??
        answerTransfer(read.plain) ??
        answerHandWork(read.plain) ??
        answerMachineBill(read) ??
        answerDataRule(read) ??
        answerSpeechMemory(read, knowledge) ??
        answerLongDocument(read.plain, knowledge) ??
        answerUsersBill(read, knowledge) ??
        answerBatchBill(read, knowledge, said) ??
        answerRatio(read.plain) ??
        answerRate(read, knowledge) ??
        (worded ? undefined : answerBenchmark(read, knowledge)) ??
        answerPastRent(read, knowledge) ??
        answerCheapestCard(read, knowledge) ??
        answerScaling(read, knowledge) ??
        answerCard(read, knowledge))
      : undefined) ??
    // "Chips and cost" of a model are those of its training, no list price.
    (question && !isByTokens(read.plain) && OF_TRAINING.some((aspect) => question.wanted.has(aspect))
      ? family()
      : undefined) ??
    (worded ? undefined : answerPrice(read, knowledge)) ??
    family() ??
    (asks && !worded && !read.exact ? answerLaw(read.plain, knowledge, concepts, true) : undefined)
  return known && tell(read, known, knowledge)
}

/** What a law says that a question speaks of, where no note answers it. */
export function aboutLaw(read: Understanding, { knowledge, concepts }: AskContext): AskResult | undefined {
  const known =
    formOf(read.plain) === 'asks' && !read.exact ? answerLaw(read.plain, knowledge, concepts, false) : undefined
  return known && tell(read, known, knowledge)
}

function tell(read: Understanding, known: KnownAnswer, knowledge: Knowledge): AskResult {
  return result(read, {
    ...(known.sized && read.intent === 'sizing'
      ? { intent: 'sizing', asks: read.asks, query: read.query }
      : { intent: 'concept', asks: ['explanation'], query: null }),
    confidence: 'sure',
    reply: known.sources.length === 0 ? known.reply : `${known.reply}\n${sourceLine(known.sources, knowledge)}`,
    sources: known.sources,
  })
}

/** What the record says of the models that a question names, where nothing else answers it. */
export function aboutNamed(read: Understanding, { knowledge, direct }: AskContext): AskResult | undefined {
  if (direct !== true || read.intent === 'sizing' || formOf(read.plain) !== 'asks') return undefined
  const known = answerKnown(namedFamilies(read, knowledge), read, knowledge, undefined)
  return known && tell(read, known, knowledge)
}

function answerKnown(
  question: KnownQuestion | undefined,
  read: Understanding,
  knowledge: Knowledge,
  said: string | undefined,
): KnownAnswer | undefined {
  if (!question) return undefined
  const answers = question.families.map((one) =>
    answerFamily(
      one,
      question.wanted,
      `${read.plain}\n${(said ?? '').toLowerCase().split('\n').toReversed().join('\n')}`,
      knowledge,
      question.exact,
    ),
  )
  return {
    reply: answers.map((answer) => answer.reply).join('\n'),
    sources: [...new Set(answers.flatMap((answer) => answer.sources))],
  }
}

const sourceLine = (ids: readonly string[], { sources }: Knowledge): string =>
  `Source: ${ids
    .map((id) => sources.find((one) => one.id === id))
    .map((one) => (one ? `${one.title} (${one.date})` : ''))
    .filter((text) => text !== '')
    .join('; ')}`
