import type { Blueprint } from '../../blueprint/schema.ts'
import type { Cut } from '../../solution/smaller/cut.ts'

/** The kind of project with the parts that a smaller version leaves for later at the end, marked. */
export function waiting(blueprint: Blueprint, cut: Cut = {}): Blueprint {
  const later = ({ part }: Blueprint['parts'][number]) => cut.parts?.includes(part) === true
  return {
    ...blueprint,
    parts: [
      ...blueprint.parts.filter((each) => !later(each)),
      ...blueprint.parts.filter(later).map((each) => ({ ...each, part: `${each.part} (later)` })),
    ],
  }
}
