import { fileURLToPath } from 'node:url'
import { processConfig } from '../config.ts'

/** The folder with the rules: the one that was named, else `RULES_DIR`, else the shipped one. */
export function rulesFolder(named?: string): string {
  return named ?? processConfig().rulesDir ?? fileURLToPath(new URL('../../rules', import.meta.url))
}
