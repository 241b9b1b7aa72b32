import type { Fault } from '../rules/fault.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary } from './library.ts'

/** The decisions whose advice a blueprint may say already. */
const COVERED = ['risks', 'next-steps', 'evaluation', 'data-steps']

/** What blueprints say to cover and these rules do not have: a wrong id would leave a repetition in the plan. */
export function coverFaults(library: BlueprintLibrary, book: RuleBook): readonly Fault[] {
  const known = new Set(
    book.decisions.flatMap(({ id, options }) => (COVERED.includes(id) ? options.map((option) => option.id) : [])),
  )
  return library.flatMap(({ blueprint, file }) =>
    blueprint.covers
      .filter((id) => !known.has(id))
      .map(
        (id): Fault => ({
          kind: 'unknown-option',
          position: { file, line: 1, column: 1 },
          subject: blueprint.id,
          message: `covers "${id}", which is no option of ${COVERED.join(', ')}`,
        }),
      ),
  )
}
