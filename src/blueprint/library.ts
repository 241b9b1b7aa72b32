import type { Condition } from '../rules/rule-book.ts'
import type { Blueprint } from './schema.ts'
import type { Template } from './template.ts'

/** A blueprint with everything in it read once: its texts as templates, its conditions as the rules know them. */
export type LoadedBlueprint = {
  readonly blueprint: Blueprint
  readonly file: string
  /** Every text with holes, by the text itself. */
  readonly templates: ReadonlyMap<string, Template>
  /** Every condition, by the map that was read. */
  readonly conditions: ReadonlyMap<object, Condition>
}

/** All blueprints, the most specific first: rank, then id. */
export type BlueprintLibrary = readonly LoadedBlueprint[]
