import { join } from 'node:path'
import { faultAt, readYamlFile } from '../../knowledge/yaml-file.ts'
import type { BlueprintLibrary } from '../library.ts'
import { shaped } from '../shaped.ts'
import { SMALLER, type Smaller } from './schema.ts'

/** Nothing is known of smaller ways: what a folder without the file has. */
const NONE: Smaller = {
  source: 'assumption',
  date: '2026-11-22',
  usual: { first: 'one kind of case', share: 0.3, keeps: { low: 0.2, high: 0.5 } },
  without: { parts: 0.85, prepared: 0.8, systems: 0.9, languages: 0.6 },
  bought: { keeps: { low: 0.7, high: 1 }, trialWeeks: 4, weeks: 12, bringingIn: 0.3 },
  kinds: {},
}

/** Reads `smaller.yaml` of a folder. Throws a UserError with file, line and column for a kind or a part that no blueprint has. */
export async function loadSmaller(dir: string, blueprints: BlueprintLibrary): Promise<Smaller> {
  const file = await readYamlFile(join(dir, 'smaller.yaml'), false)
  if (file === undefined) return NONE
  const read = shaped(file, SMALLER)
  for (const [id, { later = [] }] of Object.entries(read.kinds)) {
    const parts = blueprints.find(({ blueprint }) => blueprint.id === id)?.blueprint.parts
    if (parts === undefined) throw faultAt(file, ['kinds', id], `"${id}" is not the id of a blueprint`)
    const at = later.findIndex((name) => parts.every(({ part }) => part !== name))
    if (at >= 0) throw faultAt(file, ['kinds', id, 'later', at], `"${later[at]}" is not a part of the blueprint ${id}`)
  }
  return read
}
