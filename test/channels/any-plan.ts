import fc from 'fast-check'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { View } from '../../src/contract/view.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { type Answers, type RuleBook, UNKNOWN } from '../../src/rules/rule-book.ts'
import { planViews } from '../../src/turn/views/plan/plan-views.ts'
import { statusView } from '../../src/turn/views/status-view.ts'
import { summaryView } from '../../src/turn/views/summary-view.ts'
import { shippedGuides } from '../shipped.ts'

const LONG = 'a sentence that says a lot about the work that people do there every day; '.repeat(40)

/** Any answers at all, long texts included. */
export function anyAnswers(book: RuleBook): fc.Arbitrary<Answers> {
  return fc.record(
    Object.fromEntries(
      book.questions.map(({ id, kind, options }) => {
        const ids = options.map((option) => option.id)
        if (kind === 'text') return [id, fc.constantFrom('a short text', LONG, UNKNOWN)]
        if (kind === 'number') return [id, fc.oneof(fc.nat(1000), fc.constant(UNKNOWN))]
        if (kind === 'many') return [id, fc.oneof(fc.subarray(ids, { minLength: 1 }), fc.constant(UNKNOWN))]
        return [id, fc.constantFrom(...ids, UNKNOWN)]
      }),
    ),
  ) as fc.Arbitrary<Answers>
}

/** All that is said of a plan made from these answers: its messages, the summary, and where the interview stands. */
export async function planMessages(
  book: RuleBook,
  knowledge: Knowledge,
  answers: Answers,
  platform: 'slack' | 'discord',
): Promise<{ readonly messages: readonly View[]; readonly status: View }> {
  const plan = await buildPlan({
    book,
    knowledge,
    guides: await shippedGuides(),
    answers,
    notAsked: [],
    now: 1_790_000_000_000,
  })
  const given = Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value, by: 'U0ANN', at: 1 }]))
  const path = Object.keys(given)
  const conversation: Conversation = {
    id: 'c0nversation',
    place: { platform, tenant: `${platform}:T`, room: 'C1', thread: '1.1', direct: false },
    owner: 'U0ANN',
    editors: [],
    version: 40,
    rulesHash: book.hash,
    interview: { phase: 'planned', question: undefined, step: 40, given, path, mode: 'full' },
    lastQuery: undefined,
    createdAt: 1,
    updatedAt: 1,
  }
  const views = planViews(book, conversation, plan).map(({ view }) => view)
  return { messages: [...views, summaryView(plan, 'U0ANN')], status: statusView(book, conversation.interview) }
}
