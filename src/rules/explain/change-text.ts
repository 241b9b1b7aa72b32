import type { Answers, AnswerValue, Question } from '../rule-book.ts'

/** The new answer in words; where some of several answers stay, only what comes and what goes. */
export function changeText({ id, options }: Question, before: AnswerValue | undefined, after: Answers): string {
  const [was, is] = [before, after[id]].map((value) => options.filter((option) => [value].flat().includes(option.id)))
  const names = (list: typeof options = []) => list.map(({ label }) => `“${label}”`).join(' and ')
  const stay = is?.some((option) => was?.includes(option))
  if (!stay) return `were ${names(is)}`
  const more = names(is?.filter((option) => !was?.includes(option)))
  const less = names(was?.filter((option) => !is?.includes(option)))
  return [more && `included ${more} too`, less && `left out ${less}`].filter(Boolean).join(' and ')
}
