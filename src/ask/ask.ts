import { aboutKnown, aboutLaw, aboutNamed } from './about-known.ts'
import { aboutSize } from './about-size.ts'
import { aboutNear } from './advice/about-near.ts'
import { answerAdvice } from './advice/answer-advice.ts'
import { findAdvice, NOT_OURS } from './advice/find-advice.ts'
import { nearNotes } from './advice/near-notes.ts'
import { isRelated, nothingMore } from './advice/nothing-more.ts'
import { askedAspect, furtherOf } from './advice/of-aspect.ts'
import { ofLastNote } from './advice/of-last-note.ts'
import { afterSaid } from './after-said.ts'
import type { AskContext, AskResult } from './ask-result.ts'
import { answerChanged } from './changed-question.ts'
import { aboutChoice, aboutSituation } from './choice/about-choice.ts'
import { answerConcept } from './concept/answer-concept.ts'
import { asksOf, wantsWorking } from './follow-up.ts'
import { formOf } from './intent/form.ts'
import { withOtherPart } from './other-part.ts'
import { answerPlan } from './plan/answer-plan.ts'
import { answerable } from './plan/answerable.ts'
import { isAboutPlan, isOurs } from './plan/is-about-plan.ts'
import { readManner } from './plan/manner.ts'
import { isOfPlan, OF_PLAN } from './plan/of-plan.ts'
import { planQuery, setsPlanQuery } from './plan/plan-query.ts'
import { readPlanQuestion } from './plan/plan-question.ts'
import { questionOnPlan } from './plan/question-on-plan.ts'
import { withoutStaffAgents } from './plan/staff-agents.ts'
import { behindNeed } from './read/behind-need.ts'
import { passedOn } from './read/indirect.ts'
import { normalise } from './read/normalise.ts'
import { MAX_CHARACTERS } from './read/read-facts.ts'
import { result } from './result.ts'
import { answerSize } from './size/answer-size.ts'
import { workingReply } from './size/working.ts'
import { type Understanding, understand } from './understand.ts'

const HINT =
  'I size models and projects: memory, GPUs, time, money, speed, data. Try “can a 24 GB card run a 13B model in 4 bit?” or “what is LoRA?”.'
/** With questions that may be meant, how to ask for a calculation is beside the point. */
const NOT_HEARD = 'I did not understand that.'
const NO_NOTE =
  'I have no note on that. I can explain terms from language-model projects and calculate memory, time and cost.'

/**
 * Answers one message of a thread without a language model. Synchronous, pure, never throws; below two milliseconds.
 *
 * Pass what is known in `context`; keep `result.query` of the last answer as the next call's `lastQuery` (it stays when a
 * result has none). `intent` `none` with an empty `reply` means silence: the message is not for us. In a one-to-one room
 * (`direct`) there is always a reply. `offers` are buttons; pressing one says its `text`. A what-if comes back with
 * `change` set: re-decide on a copy and show the difference. The reply is plain text.
 */
export function ask(written: string, context: AskContext): AskResult {
  const passed = passedOn(written)
  const text = context.direct && !context.plan && !context.lastQuery ? behindNeed(passed, context.said) : passed
  const known = afterSaid(context, askOne)
  const changed = answerChanged(text, known, askOne)
  return changed ?? withOtherPart(askOne(text, known), normalise(text.slice(0, MAX_CHARACTERS)), known, askOne)
}

function askOne(text: string, context: AskContext): AskResult {
  // What was asked of the plan before is no calculation to follow up.
  const before = isOfPlan(context.lastQuery) ? { ...context, lastQuery: null } : context
  const first = understand(text, before)
  // "And on an H100?" about the plan's own model, with its load.
  const own = context.plan && !before.lastQuery && setsPlanQuery(first.stated) ? planQuery(context.plan) : undefined
  const sizing = own ? { ...before, lastQuery: own } : before
  const read = own ? understand(text, sizing) : first
  const onPlan = aboutWorking(read, sizing) ?? (context.plan ? aboutPlan(read, context) : undefined)
  const renamed = onPlan ? text : withoutStaffAgents(text, context.plan)
  if (renamed !== text) return askOne(renamed, context)
  return (
    onPlan ??
    aboutSame(read, sizing) ??
    aboutKnown(read, sizing) ??
    aboutChoice(read, text, sizing) ??
    aboutAdvice(read, sizing) ??
    aboutLaw(read, sizing) ??
    (context.plan ? undefined : aboutPlan(read, context)) ??
    aboutSituation(read, text, sizing) ??
    aboutSize(read, sizing, { lead: own && OWN }) ??
    aboutTerms(read, text, sizing) ??
    nearest(read, sizing) ??
    aboutNamed(read, sizing) ??
    nothing(read, sizing)
  )
}

function aboutWorking(read: Understanding, { lastQuery, knowledge }: AskContext): AskResult | undefined {
  if (!lastQuery || !wantsWorking(read.plain) || read.named.some((one) => !one.common)) return undefined
  const { answers, sources } = answerSize(lastQuery, asksOf(lastQuery), knowledge)
  const reply = workingReply(answers)
  return reply === ''
    ? undefined
    : result(read, { intent: 'sizing', asks: ['explanation'], query: lastQuery, reply, sources, confidence: 'sure' })
}

/** Without a plan, what names a term or follows a note is asked about that. */
const ofNotes = ({ exact, named }: Understanding, { lastNote }: AskContext): boolean =>
  (lastNote ?? exact) !== undefined || named.some(({ common }) => !common)

/** How sure a question without a plan must be to be met with "there is none". */
const SURELY = 0.8

function aboutPlan(read: Understanding, context: AskContext): AskResult | undefined {
  const { plan, book, concepts, direct } = context
  if (!book || (plan === undefined && ofNotes(read, context))) return undefined
  const base = { intent: 'plan', asks: [], confidence: 'sure' } as const
  if (plan === undefined) {
    const worded = readPlanQuestion(read.plain, { ...answerable(book, context.knowledge, {}), hear: () => ({}) })
    const topic = isOurs(read.plain) && read.intent !== 'sizing' ? concepts?.planTopic(read.plain) : undefined
    const surely = worded && isAboutPlan(worded, read, false, false)
    if (!surely && (topic?.score ?? 0) < SURELY) return undefined
    // What may be asked of any project is better met with a note.
    const near = surely ? undefined : aboutNear(read, context)
    if (near) return near
    const reply = direct
      ? 'There is no plan here yet. Start one, and I can tell you why, what if, and what it costs.'
      : ''
    return result(read, { ...base, query: null, reply })
  }
  const { manner, rest } = readManner(read.plain, context.knowledge.currencies)
  const question = questionOnPlan(read, rest, manner, plan, context)
  if (!question) return undefined
  return result(read, {
    ...base,
    ...answerPlan(question, plan, book, manner),
    query: question.about === 'topic' ? { kind: OF_PLAN, topic: question.topic.topic } : null,
    ...(question.about === 'what-if' ? { change: question.change } : {}),
    ...('subject' in question ? { decision: question.subject.decision } : {}),
  })
}

/** Behind another answer "how do I make it cheaper?" is about that. */
const LEANS = /\b(?:it|this|that|them|they)\b/u

/** The note that lists the very question that is asked. */
function aboutSame(read: Understanding, context: AskContext): AskResult | undefined {
  const { concepts, lastQuery, lastNote, plan, direct } = context
  // Among others such a short question is theirs.
  if (!concepts || !direct) return undefined
  if (read.exact || ((lastQuery ?? lastNote) && LEANS.test(read.plain))) return undefined
  const note = concepts.sameForm(read.plain)
  if (!note || note.calculation) return undefined
  const answer = answerAdvice(note, context.book, plan !== undefined)
  return result(read, { ...answer, intent: 'concept', asks: ['explanation'], query: null, confidence: 'sure' })
}

function aboutAdvice(read: Understanding, context: AskContext): AskResult | undefined {
  const { concepts, book, plan, said, lastQuery, direct } = context
  const wanted = concepts && askedAspect(read, context.lastNote, concepts, context.knowledge)
  const given = concepts && ((wanted && furtherOf(wanted, concepts)) ?? ofLastNote(read, context.lastNote, concepts))
  const found =
    given ??
    (concepts &&
      findAdvice(read, concepts, context.knowledge, { said, inThread: Boolean(lastQuery), direct: direct === true }))
  const astray = wanted && !given && !(found && isRelated(found, wanted.note, said, concepts))
  const note = astray ? nothingMore(wanted) : found
  if (!note) return undefined
  const { calculation, ...unsized } = note
  // "Rent or buy?" wants both: what decides, and figures.
  const sized = calculation ? aboutSize(read, context, { noted: true }) : undefined
  if (sized?.query && sized.reply !== '')
    return { ...sized, reply: `${answerAdvice(unsized, book, plan !== undefined).reply}\n\n${sized.reply}` }
  const answer = answerAdvice(note, book, plan !== undefined)
  return result(read, { ...answer, intent: 'concept', asks: ['explanation'], query: null, confidence: 'sure' })
}

/** What a calculation on the open plan takes for granted. */
const OWN = 'Using the plan’s open model and load where you named no other:'

/** A note on what is named; of two sides of a choice it must speak of both. */
function aboutTerms(read: Understanding, text: string, context: AskContext): AskResult | undefined {
  const noted = aboutConcept(read, context)
  return aboutChoice(read, text, context, noted?.concept === undefined ? '' : noted.reply) ?? noted
}

function aboutConcept(read: Understanding, { concepts, direct }: AskContext): AskResult | undefined {
  // Alone with somebody, a note on what they name is better than a hint.
  const named = direct === true && read.named.length > 0 && formOf(read.plain) === 'asks'
  const answer =
    (read.intent === 'none' && !named) || !concepts ? undefined : answerConcept(read.plain, read.named, concepts)
  // What sounds like a question for the people in the room is met with a note, and not said to be understood.
  const heard = read.intent === 'none' && read.scores.none < NOT_OURS
  return answer && result(read, heard ? { ...answer, intent: 'concept', confidence: 'nearly' } : answer)
}

/** How well a topic of the plan must fit to be shown as what may have been meant. */
const MAYBE = 0.42
const NEAREST = 'I am not sure what you mean. The closest in the plan:'

/** The note that surely is meant, or else what is nearest in the open plan, or else the nearest note. */
function nearest(read: Understanding, context: AskContext): AskResult | undefined {
  const note = aboutNear(read, context)
  return note && note.confidence !== 'unsure' ? note : (nearestInPlan(read, context) ?? note)
}

function nearestInPlan(read: Understanding, { concepts, direct, plan, book }: AskContext): AskResult | undefined {
  if (!direct || !plan || !book || formOf(read.plain) !== 'asks') return undefined
  const topic = concepts?.planTopic(read.plain)
  if (!topic || topic.score < MAYBE) return undefined
  const answer = answerPlan({ about: 'topic', topic: topic.topic }, plan, book, { short: true })
  return result(read, {
    ...answer,
    intent: 'plan',
    query: null,
    confidence: 'unsure',
    reply: `${NEAREST}\n${answer.reply}`,
  })
}

/** What is said when nothing fits: the nearest notes, or what can be asked; silence among others. */
function nothing(read: Understanding, { concepts, direct }: AskContext): AskResult {
  if (!direct) return result(read, {})
  const near = concepts && formOf(read.plain) === 'asks' ? nearNotes(read.plain, concepts) : { reply: '', offers: [] }
  const opening = read.intent === 'concept' ? NO_NOTE : near.reply === '' ? HINT : NOT_HEARD
  return result(read, { reply: `${opening}${near.reply}`, offers: near.offers })
}
