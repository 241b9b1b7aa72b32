import type { AskContext } from '../../ask/ask-result.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Store } from '../../contract/store/store.ts'
import type { TurnStore } from '../../contract/store/turn-store.ts'
import { askWithModel } from '../../llm/ask-with-model.ts'
import { proposeAnswers } from '../../llm/intake.ts'
import { ModelError } from '../../llm/model-error.ts'
import { planProse } from '../../llm/prose.ts'
import type { Later } from '../effects/later.ts'
import { openQuestion } from '../inputs/interview.ts'
import { PROPOSALS_KEY } from '../inputs/proposals.ts'
import { fitView } from '../views/fit-view.ts'
import { proposalsView } from '../views/proposals-view.ts'
import { replyView } from '../views/reply-view.ts'
import { summaryView } from '../views/summary-view.ts'
import type { Change, ModelHelpParts } from './model-help-parts.ts'
import { suggest } from './suggest.ts'

/** Pieces of work under way at most; more are dropped, since nobody waits for them. */
const AT_ONCE = 8
const MAX_TRIES = 5

/**
 * Lets a language model help with what turns left for later. It proposes answers, a reading of a question, prose, or ideas; each
 * is checked, no number and no decision is its own, and whatever it does wrong leaves the conversation as it was.
 */
export function createModelHelp(parts: ModelHelpParts): (job: Later, tenant: string, conversation: string) => void {
  const { store, log, kick, track } = parts
  let underWay = 0

  async function run(job: Later, tenant: string, id: string): Promise<void> {
    const before = await store.transaction((tx) => tx.find(tenant, id))
    const change = before && (await work(parts, job, before))
    if (change === undefined) return
    for (let tries = 1; !(await apply(store, tenant, id, change, Date.now())); tries++) if (tries >= MAX_TRIES) return
    kick?.()
  }

  return (job, tenant, id) => {
    const isIdeas = job.kind === 'ideas'
    if (isIdeas && parts.ideas !== true) return
    // They take long, and must not be in the way of somebody who has asked.
    if (underWay >= (isIdeas ? AT_ONCE / 2 : AT_ONCE)) return
    underWay++
    const work = run(job, tenant, id)
      .catch((error: unknown) => {
        const fault = error instanceof ModelError ? { fault: error.message } : { err: error }
        log.warn({ ...fault, job: job.kind, conversation: id }, 'The language model was of no help')
      })
      .finally(() => {
        underWay--
      })
    track?.(work)
  }
}

/** False if somebody else saved the conversation meanwhile. */
function apply(store: Store, tenant: string, id: string, change: Change, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    const current = await tx.find(tenant, id)
    const result = current && change(current)
    if (!current || !result) return true
    const saved = result.changed === undefined || (await tx.save(result.changed, current.version))
    if (saved && !(await isUnopened(tx, current))) await tx.say(current, result.say.map(fitted), now)
    return saved
  })
}

/** Without its thread it would land in the room itself; it is said when the conversation can be opened. */
async function isUnopened(tx: TurnStore, { id, place }: Conversation): Promise<boolean> {
  if (place.direct || place.thread !== undefined) return false
  return (await tx.findUnopened(place)).some((one) => one.id === id)
}

const fitted = (one: Outgoing): Outgoing => (one.kind === 'file' ? one : { ...one, view: fitView(one.view) })

function work(parts: ModelHelpParts, job: Later, before: Conversation): Promise<Change | undefined> {
  if (job.kind === 'intake') return intake(parts, job.text, before)
  if (job.kind === 'ask') return reading(parts, job.text, job.key, before)
  if (job.kind === 'summary') return summary(parts, job.room, before)
  return suggest(parts, before)
}

async function intake(parts: ModelHelpParts, text: string, before: Conversation): Promise<Change | undefined> {
  const { book, model, now = Date.now } = parts
  const found = await proposeAnswers(model, book, text, before.place.tenant, now())
  return (conversation) => {
    const { interview } = conversation
    const open = ({ question }: { question: string }) => !Object.hasOwn(interview.given, question)
    const before = (conversation.proposals ?? []).filter(open)
    // What our own reading proposes already stands; the model adds to it.
    const more = found.filter((one) => open(one) && before.every(({ question }) => question !== one.question))
    if (interview.phase !== 'asking' || more.length === 0) return undefined
    const proposals = [...before, ...more]
    const kind = before.length > 0 ? 'update' : 'post'
    return {
      changed: { ...conversation, proposals },
      say: [{ kind, key: PROPOSALS_KEY, view: proposalsView(book, proposals) }],
    }
  }
}

async function reading(
  parts: ModelHelpParts,
  text: string,
  key: string | undefined,
  before: Conversation,
): Promise<Change | undefined> {
  const { book, knowledge, concepts, model, now = Date.now } = parts
  const context: AskContext = { knowledge, concepts, book, direct: before.place.direct }
  const asked = await askWithModel(text, context, model, before.place.tenant, now())
  // With the same reading as before there is nothing to say again.
  if (asked.intent !== 'sizing' || asked.query === null || asked.reply === '') return undefined
  if (key !== undefined && JSON.stringify(asked.query) === JSON.stringify(before.lastQuery)) return undefined
  return (conversation) => {
    const view = replyView(asked, openQuestion(book, conversation.interview))
    const say: Outgoing = key === undefined ? { kind: 'post', key: 'reply', view } : { kind: 'update', key, view }
    return { changed: { ...conversation, lastQuery: asked.query ?? undefined }, say: [say] }
  }
}

async function summary(parts: ModelHelpParts, room: string, before: Conversation): Promise<Change | undefined> {
  const { planner, model, now = Date.now } = parts
  const plan = await planner.ofInterview(before.interview, now())
  const { text, byModel } = await planProse(model, plan, before.place.tenant, now())
  if (!byModel) return undefined
  return (conversation) => {
    // Prose about a plan that has changed meanwhile would be about another one.
    if (conversation.interview.step !== before.interview.step) return undefined
    // It could not be posted there.
    if (conversation.rooms?.includes(room) !== true) return undefined
    return { say: [{ kind: 'publish', key: 'summary', room, view: summaryView(plan, conversation.owner, text) }] }
  }
}
