import { join } from 'node:path'
import { z } from 'zod'
import { faultAt, readYamlFile } from '../knowledge/yaml-file.ts'
import type { Condition, RuleBook } from '../rules/rule-book.ts'
import { CHALLENGE, type Challenge } from './challenge-schema.ts'
import { readChallenge } from './read-parts.ts'
import type { ReadTexts } from './read-texts.ts'
import { shaped } from './shaped.ts'
import type { Template } from './template.ts'

/** The general challenges, with their texts and conditions read. */
export type LoadedChallenges = ReadTexts & { readonly challenges: readonly Challenge[] }

/** Reads `challenges.yaml` of a folder. Throws a UserError with file, line and column for whatever is not right. */
export async function loadChallenges(
  dir: string,
  book: RuleBook,
  sourceIds: ReadonlySet<string>,
): Promise<LoadedChallenges> {
  const templates = new Map<string, Template>()
  const conditions = new Map<object, Condition>()
  const file = await readYamlFile(join(dir, 'challenges.yaml'), true)
  if (file === undefined) return { challenges: [], templates, conditions }
  const read = shaped(file, z.array(CHALLENGE))
  for (const [i, challenge] of read.entries()) {
    readChallenge(challenge, file, [i], book, { templates, conditions })
    if (challenge.source !== undefined && !sourceIds.has(challenge.source)) {
      throw faultAt(file, [i, 'source'], `source "${challenge.source}" is not an id of sources.yaml`, 'source')
    }
  }
  return { challenges: read, templates, conditions }
}
