import type { ReadTexts } from './read-texts.ts'
import type { Blueprint } from './schema.ts'

/** A blueprint with everything in it read once: its texts as templates, its conditions as the rules know them. */
export type LoadedBlueprint = ReadTexts & { readonly blueprint: Blueprint; readonly file: string }

/** All blueprints, the most specific first: rank, then id. */
export type BlueprintLibrary = readonly LoadedBlueprint[]
