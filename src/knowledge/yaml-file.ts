import { readFile } from 'node:fs/promises'
import { YAMLException } from 'js-yaml'
import { LineCounter, parseDocument } from 'yaml'
import { UserError } from '../errors.ts'
import { parseYaml } from './kept-yaml.ts'

/** A parsed file of the knowledge folder, with its text so that a fault can be placed. */
export type YamlFile = { readonly file: string; readonly text: string; readonly value: unknown }

/** Reads a YAML file. Undefined when it is missing and not required; else a UserError with file, line and column. */
export async function readYamlFile(file: string, required: boolean): Promise<YamlFile | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if (!required) return undefined
    throw new UserError('knowledge-missing', `${file} cannot be read: the knowledge folder needs this file`, { cause })
  }
  try {
    // Nine times as fast as the parser with positions, which only a fault needs.
    return { file, text, value: parseYaml(text, file) }
  } catch (cause) {
    const mark = cause instanceof YAMLException ? cause.mark : undefined
    const where = mark === undefined || mark === null ? file : `${file}:${mark.line + 1}:${mark.column + 1}`
    const reason = cause instanceof YAMLException ? cause.reason : (cause as Error).message
    throw new UserError('knowledge-syntax', `${where} is not valid YAML: ${reason}`, { cause })
  }
}

/** The error for a place in a file: "file:line:column message". Only a fault pays for parsing with positions. */
export function faultAt(source: YamlFile, path: readonly PropertyKey[], message: string, field?: string): UserError {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines })
  let offset = 0
  for (let depth = 0; depth <= path.length; depth++) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: readonly number[] } | undefined
    offset = node?.range?.[0] ?? offset
  }
  const at = lines.linePos(offset)
  const place = `${source.file}:${at.line}:${at.col}`
  return new UserError('knowledge-invalid', `${place} ${message}`, field === undefined ? {} : { field })
}
