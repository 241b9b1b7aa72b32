import { scale } from '../../amounts/magnitude.ts'
import type { Plan } from '../../plan/plan.ts'

const SUM =
  /(?:[$€£]\s?)?(?<![\w.])(\d+(?:\.\d+)?)\s?(k|m|thousand|million)?(?![\w.%])(?:\s?(?:dollars|euros|usd|eur))?/gu

/** The text with "budget" for the very sum that the plan has as its budget: "will the 250k be enough?" */
export function withBudgetNamed(text: string, { answers }: Pick<Plan, 'answers'>): string {
  const budget = Number(answers.budget_usd)
  if (!(budget > 0)) return text
  return text.replace(SUM, (sum, digits: string, unit?: string) => (scale(digits, unit) === budget ? 'budget' : sum))
}
