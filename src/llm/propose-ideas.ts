import type { Knowledge } from '../knowledge/knowledge.ts'
import { type CheckedIdeas, checkIdeas } from '../plan/ideas/check-ideas.ts'
import { type Known, knownNumbers } from '../plan/ideas/fact-units.ts'
import { GIVEN_IDEAS } from '../plan/ideas/idea.ts'
import { UNIT_WORDS } from '../plan/ideas/unit.ts'
import type { Plan } from '../plan/plan.ts'
import { ideaTools } from './idea-tools.ts'
import type { Model } from './model.ts'

/** A long answer after several rounds of tools; nobody waits for it. */
const PATIENCE = 3
const MAX_ANSWER = 1_500

const SYSTEM = `You read a team's answers and the plan that rules made of them, and add what an expert sees in this very text and the plan does not say: parts of the work, traps, challenges to the brief, questions to the team, first steps. At most six, in English, each one or two plain sentences. Fewer is better than something general.
Decisions, money, law and hosting are settled: contradict none of them, and name no vendor, product or law.
"words" quotes the words of an answer that the idea rests on, letter by letter. "by" says who or what does a part (null for the other kinds).
Write no number in "text": no digit and no number word, also not "one", "second", "half", "double" or "percent". A figure is a hole {name}, and "figures" says how it is worked out: {"name": "load", "expression": "casesPerDay * minutesPerCase", "unit": "hour/day"}. Expressions use only the named numbers that are given, the names that tools return, + - * / ( ), "1 - x" for a share x, min, max, round, casesForZero(share), casesForDifference(share, share), limitFromZero(cases). The unit is made of ${UNIT_WORDS.join(', ')} with "/" for "for each". The unit is printed with the figure: do not repeat it after the hole. An idea without a figure has an empty list.`

/**
 * What a language model suggests for this very project, as far as it stands the checks: see `check-ideas.ts`. The plan itself is
 * not touched. Throws ModelError when the model is of no use; the plan is then complete without.
 */
export async function proposeIdeas(
  model: Model,
  plan: Plan,
  knowledge: Knowledge,
  tenant: string,
  now: number,
): Promise<CheckedIdeas> {
  // An idea rests on somebody's words: where there are none, there is nothing to ask.
  if (plan.problem.length === 0) return { ideas: [], dropped: {} }
  const numbers = new Map<string, Known>(knownNumbers(plan.facts ?? {}))
  const tools = ideaTools(plan, knowledge, numbers)
  const reply = await model.ask(
    {
      name: 'ideas',
      system: SYSTEM,
      text: told(plan, numbers),
      schema: GIVEN_IDEAS,
      mostTokens: MAX_ANSWER,
      tools,
      patience: PATIENCE,
    },
    tenant,
    now,
  )
  return checkIdeas(reply.ideas, plan, numbers, knowledge)
}

/** What the model is told of the project; all of it is data, the team's words last. */
function told(plan: Plan, numbers: ReadonlyMap<string, Known>): string {
  const decisions = Object.values(plan.decisions).map((each) =>
    'outcome' in each
      ? { decision: each.title, outcome: each.outcome, ruledOut: each.ruledOut.map(({ option }) => option) }
      : { decision: each.title, outcome: each.options.map(({ label }) => label) },
  )
  return JSON.stringify({
    numbers: Object.fromEntries(numbers),
    decisions: decisions.slice(0, MAX_DECISIONS),
    challenges: plan.challenges?.map(({ title }) => title),
    answers: plan.problem.map(({ label, text }) => ({ question: label, text })),
  })
}

/** The last ones are lists of general advice. */
const MAX_DECISIONS = 9
