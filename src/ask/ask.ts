import type { Knowledge } from '../knowledge/knowledge.ts'
import { answerAdvice } from './advice/answer-advice.ts'
import { findAdvice } from './advice/find-advice.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { answerConcept } from './concept/answer-concept.ts'
import { asksOf, wantsWorking } from './follow-up.ts'
import { formOf } from './intent/form.ts'
import { answerFamily } from './known/answer-family.ts'
import { answerPay } from './known/answer-pay.ts'
import { findKnown } from './known/find-known.ts'
import { answerPlan } from './plan/answer-plan.ts'
import { findTopic } from './plan/find-topic.ts'
import { isAboutPlan } from './plan/is-about-plan.ts'
import { readPlanQuestion } from './plan/plan-question.ts'
import { scaledLoad } from './plan/scaled-load.ts'
import { answerSize } from './size/answer-size.ts'
import { offersFor } from './size/offers.ts'
import { workingReply } from './size/working.ts'
import { type Understanding, understand } from './understand.ts'

const HINT =
  'I size models and projects: memory, cards, time, money, speed, data. Try “can a 24 GB card run a 13B model in 4 bit?” or “what is LoRA?”.'
const NO_NOTE =
  'I have no note on that. I can explain terms of language-model projects, and calculate memory, time and cost.'

/** What was understood stands at the head of the reply; this says that it may be wrong. */
const READ_AS = 'I was not quite sure what you meant; if it was something else, say what.'

/**
 * Answers one message of a thread without a language model. Synchronous, pure, never throws; below two milliseconds.
 *
 * Pass what is known in `context`; keep `result.query` of the last answer as the next call's `lastQuery` (it stays when a
 * result has none). `intent` `none` with an empty `reply` means silence: the message is not for us. In a one-to-one room
 * (`direct`) there is always a reply. `offers` are buttons; pressing one says its `text`. A what-if comes back with
 * `change` set: re-decide on a copy and show the difference. The reply is plain text.
 */
export function ask(text: string, context: AskContext): AskResult {
  const read = understand(text, context)
  return (
    aboutWorking(read, context) ??
    (context.plan ? aboutPlan(read, context) : undefined) ??
    aboutKnown(read, context) ??
    aboutAdvice(read, context) ??
    (context.plan ? undefined : aboutPlan(read, context)) ??
    aboutSize(read, context) ??
    aboutConcept(read, context)
  )
}

const result = (read: Understanding, more: Partial<AskResult>): AskResult => ({
  intent: read.intent,
  asks: read.asks,
  query: read.query,
  confidence: read.confidence,
  missing: [],
  reply: '',
  sources: [],
  offers: [],
  ...more,
})

function aboutWorking(read: Understanding, { lastQuery, knowledge }: AskContext): AskResult | undefined {
  if (!lastQuery || !wantsWorking(read.plain) || read.named.some((one) => !one.common)) return undefined
  const { answers, sources } = answerSize(lastQuery, asksOf(lastQuery), knowledge)
  const reply = workingReply(answers)
  return reply === ''
    ? undefined
    : result(read, { intent: 'sizing', asks: ['explanation'], query: lastQuery, reply, sources, confidence: 'sure' })
}

/** Topics that say more than the words of a table: "the most expensive part" is more than "cost". */
const SHARPER: ReadonlySet<string> = new Set(['largest-cost', 'longest-phase', 'pilot', 'sign-off', 'role'])

const VAGUE: ReadonlySet<string> = new Set(['cost', 'time', 'people', 'data'])

function aboutPlan(
  read: Understanding,
  { plan, book, knowledge, concepts, lastQuery, direct }: AskContext,
): AskResult | undefined {
  if (!book) return undefined
  const scaled = plan && scaledLoad(read.plain, plan)
  const worded = scaled
    ? ({ about: 'what-if', change: scaled } as const)
    : readPlanQuestion(read.plain, book, knowledge.currencies)
  const topic =
    plan && concepts && !lastQuery && formOf(read.plain) === 'asks' ? findTopic(read, concepts, knowledge) : undefined
  const meant = worded !== undefined && isAboutPlan(worded, read, plan !== undefined, Boolean(lastQuery))
  const vague = worded !== undefined && VAGUE.has(worded.about)
  const question = meant && !(vague && topic && SHARPER.has(topic.about)) ? worded : topic
  if (!question) return undefined
  const base = { intent: 'plan', asks: [], query: null, confidence: 'sure' } as const
  if (!plan)
    return result(read, {
      ...base,
      reply: direct ? 'There is no plan here yet. Start one, and I can say why, what if, and what it costs.' : '',
    })
  const answer = answerPlan(question, plan, book)
  return result(read, {
    ...base,
    ...answer,
    ...(question.about === 'what-if' ? { change: question.change } : {}),
    ...('subject' in question ? { decision: question.subject.decision } : {}),
  })
}

const KNOWN = { intent: 'concept', asks: ['explanation'], query: null, confidence: 'sure' } as const

function aboutKnown(read: Understanding, { knowledge, said, direct }: AskContext): AskResult | undefined {
  if (!direct && formOf(read.plain) !== 'asks') return undefined
  const pay = formOf(read.plain) === 'asks' ? answerPay(read.plain, knowledge) : undefined
  if (pay) {
    const reply = `${pay.reply}\n${sourceLine(pay.sources, knowledge)}`
    return result(read, { ...KNOWN, reply, sources: pay.sources })
  }
  const question = findKnown(read, knowledge, said)
  if (!question) return undefined
  const answers = question.families.map((one) =>
    answerFamily(one, question.wanted, `${read.plain} ${said ?? ''}`, knowledge),
  )
  const sources = [...new Set(answers.flatMap((answer) => answer.sources))]
  const reply = `${answers.map((answer) => answer.reply).join('\n')}\n${sourceLine(sources, knowledge)}`
  return result(read, { ...KNOWN, reply, sources })
}

const sourceLine = (ids: readonly string[], { sources }: Knowledge): string =>
  `Source: ${ids
    .map((id) => sources.find((one) => one.id === id))
    .map((one) => (one ? `${one.title} (${one.date})` : ''))
    .filter((text) => text !== '')
    .join('; ')}`

function aboutAdvice(
  read: Understanding,
  { concepts, book, plan, said, lastQuery, direct }: AskContext,
): AskResult | undefined {
  const note = concepts && findAdvice(read, concepts, { said, inThread: Boolean(lastQuery), direct: direct === true })
  if (!note) return undefined
  const answer = answerAdvice(note, book, plan !== undefined)
  return result(read, { ...answer, intent: 'concept', asks: ['explanation'], query: null, confidence: 'sure' })
}

const IF_OURS = 'I take it that this is about a language model; if not, leave it.'

/** Words of the work. Among others, a question that names no model and none of these is about something else. */
const OF_OURS =
  /\b(?:gpus?|v?ram|memory|models?|llms?|gpt|train\w*|pre-?train\w*|fine-?tun\w*|tun(?:e|ing)|infer\w*|tokens?|q?lora|contexts?|graphics|hardware|host\w*|quanti[sz]\w*|embedd\w*|vectors?|serv(?:e|ing)|deploy\w*|param\w*|epochs?|flops|apis?|checkpoints?|weights|kv)\b|显存|模型|训练|微调|推理|显卡|部署|トークン|モデル|modell?\b|modelo|modèle/u

function aboutSize(read: Understanding, { knowledge, direct, lastQuery }: AskContext): AskResult | undefined {
  if (read.intent !== 'sizing' || !read.query) return undefined
  const { reply, missing, sources } = answerSize(read.query, read.asks, knowledge)
  const strange =
    !lastQuery && missing.includes('model') && !OF_OURS.test(read.plain) && read.stated.accelerator === undefined
  if (strange && !direct) return result(read, { intent: 'none', asks: [], query: null, confidence: 'none' })
  const confidence = missing.includes('model') ? 'unsure' : read.confidence
  return result(read, {
    reply: strange ? `${IF_OURS}\n${reply}` : confidence === 'nearly' ? `${reply}\n${READ_AS}` : reply,
    missing,
    sources,
    confidence,
    offers: offersFor(read.query, confidence),
  })
}

function aboutConcept(read: Understanding, { concepts, direct }: AskContext): AskResult {
  // Alone with somebody, a note on what they name is better than a hint.
  const named = direct === true && read.named.length > 0 && formOf(read.plain) === 'asks'
  const answer =
    (read.intent === 'none' && !named) || !concepts ? undefined : answerConcept(read.plain, read.named, concepts)
  if (answer) return result(read, answer)
  return result(read, { reply: direct ? (read.intent === 'concept' ? NO_NOTE : HINT) : '' })
}
