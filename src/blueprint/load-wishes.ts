import { join } from 'node:path'
import { z } from 'zod'
import { readYamlFile } from '../knowledge/yaml-file.ts'
import { shaped } from './shaped.ts'
import { WISH, type Wish } from './wishes.ts'

/** Reads `wishes.yaml` of a folder. Throws a UserError with file, line and column. */
export async function loadWishes(dir: string): Promise<readonly Wish[]> {
  const file = await readYamlFile(join(dir, 'wishes.yaml'), true)
  return file === undefined ? [] : shaped(file, z.array(WISH))
}
