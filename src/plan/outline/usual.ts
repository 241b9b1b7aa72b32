import { firstSentence, lowerFirst } from '../../sentence.ts'
import { otherLists } from '../other-lists.ts'
import type { Plan, Step } from '../plan.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'

/** What the ids of sections begin with that hold one of the rules' other lists. */
export const LISTED = 'list:'

/**
 * The lists of the rules: data work, evaluation, settings, risks, next steps. Where the kind of project is known its own stand on the
 * page, and of these the settings and risks are told in a line each unless they are asked for `whole`; the plan as JSON has them, too.
 */
export function usualSections(plan: Plan, whole: boolean): readonly (Section | undefined)[] {
  const known = plan.kind !== undefined && !plan.kind.general && !whole
  const listed = otherLists(plan).map(({ title, options }) =>
    sectionOf(`${LISTED}${title}`, title, 'working', [
      list(
        known
          ? [{ text: `${options.map(({ label }) => label).join('; ')}.` }]
          : options.map(({ label, description }): Item => ({ lead: label, text: description })),
      ),
    ]),
  )
  if (known) return [...listed, inALine(plan)]
  return [
    steps('data-steps', 'Data work', plan.data),
    steps('evaluation-steps', 'Evaluation, step by step', plan.evaluation),
    ...listed,
    risks(plan),
    steps('next-steps', 'Next steps', plan.nextSteps),
  ]
}

/** What is grave is told with its reason; the rest by name. */
function inALine({ risks: feared }: Plan): Section | undefined {
  const grave = feared.filter(({ level }) => level === 'high')
  const rest = feared.filter(({ level }) => level !== 'high')
  const names = rest.map(({ title, level }, at) => `${at === 0 ? title : lowerFirst(title)} (${level})`)
  return sectionOf('usual', 'Risks of any such project', 'working', [
    list([
      ...grave.map(
        ({ title, text, source }): Item => ({ lead: `${title} (high)`, text: firstSentence(text), sources: [source] }),
      ),
      ...(rest.length === 0
        ? []
        : [
            {
              lead: 'Others',
              text: `${names.join('; ')}.`,
              sources: [...new Set(rest.map(({ source }) => source))],
            },
          ]),
    ]),
  ])
}

function steps(id: string, title: string, items: readonly Step[]): Section | undefined {
  return sectionOf(id, title, 'working', [
    list(items.map((item): Item => ({ lead: item.title, text: item.text, sources: [item.source] }))),
  ])
}

function risks(plan: Plan): Section | undefined {
  const items = plan.risks.map(
    (risk): Item => ({
      lead: `${risk.title} (${risk.level})`,
      text: `${risk.text} What to do: ${risk.mitigation}`,
      sources: [risk.source],
    }),
  )
  return sectionOf('general-risks', 'Risks of such projects', 'working', [list(items)])
}
