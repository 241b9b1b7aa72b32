import type { Outcomes } from '../../src/rules/rule-book.ts'

/** Every outcome of a plan without the reasons: what must be the same however few questions were asked. */
export const everyOutcome = ({ one, many }: Outcomes) => ({
  one: Object.fromEntries(Object.entries(one).map(([id, { option, secondary }]) => [id, [option, secondary]])),
  many: Object.fromEntries(Object.entries(many).map(([id, { options }]) => [id, options.map(({ option }) => option)])),
})

/** The first option of each decision: what quick mode promises. */
export const firstOptions = ({ one }: Outcomes) =>
  Object.fromEntries(Object.entries(one).map(([id, { option }]) => [id, option]))
