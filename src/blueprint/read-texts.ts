import { faultAt, type YamlFile } from '../knowledge/yaml-file.ts'
import type { Condition, RuleBook } from '../rules/rule-book.ts'
import { readTemplate, readWhen } from './read-parts.ts'
import type { Template } from './template.ts'

type Path = readonly PropertyKey[]

/** What was read of a file's texts and conditions, once: by the text itself and by the map that was read. */
export type ReadTexts = {
  readonly templates: ReadonlyMap<string, Template>
  readonly conditions: ReadonlyMap<object, Condition>
}

/** Parts that are read by the program, not by a person. */
export const FOR_THE_PROGRAM: readonly string[] = [
  'id',
  'sources',
  'challenges',
  'combines',
  'asked',
  'covers',
  'law',
  'when',
  'source',
  'kind',
  'by',
  'role',
]
/** Phrases and sentences that choose, and have no holes. */
const WITHOUT_HOLES = [...FOR_THE_PROGRAM, 'applies']

/**
 * Reads every text with holes and every `when` below `value` into `into`, and holds every `source` to those that are known.
 * Throws a UserError with file, line and column.
 */
export function readTexts(
  value: unknown,
  path: Path,
  { file, book, sources }: { file: YamlFile; book: RuleBook; sources: ReadonlySet<string> },
  into: { templates: Map<string, Template>; conditions: Map<object, Condition> },
): void {
  const visit = (part: unknown, at: Path): void => {
    if (typeof part === 'string') {
      if (/[{}]|\[\[|\]\]/u.test(part)) into.templates.set(part, readTemplate(part, file, at))
      return
    }
    if (typeof part !== 'object' || part === null) return
    if ('when' in part && part.when) into.conditions.set(part.when, readWhen(part.when, file, [...at, 'when'], book))
    if ('source' in part) cited(part.source, file, at, sources)
    for (const [key, inner] of Object.entries(part)) {
      if (!WITHOUT_HOLES.includes(key)) visit(inner, [...at, Array.isArray(part) ? Number(key) : key])
    }
  }
  visit(value, path)
}

/** Throws a UserError if `source` names a source that is not known. */
export function cited(source: unknown, file: YamlFile, path: Path, known: ReadonlySet<string>): void {
  if (typeof source !== 'string' || known.has(source)) return
  throw faultAt(file, path, `source "${source}" is neither under sources nor in sources.yaml`, 'source')
}
