import { isNode, LineCounter, parseDocument } from 'yaml'
import type { Fault } from './fault.ts'
import type { Position } from './rule-book.ts'

export type YamlFile = {
  readonly value: unknown
  readonly faults: readonly Fault[]
  /** Where the value at `path` stands; the nearest parent that exists if it is missing. */
  readonly at: (path: readonly PropertyKey[]) => Position
}

/** Parses one YAML text and keeps where everything stands. Syntax errors come back as faults with line and column. */
export function parseYamlFile(file: string, text: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faults = document.errors.map(
    (error): Fault => ({
      kind: 'syntax',
      position: position(error.pos[0]),
      message: `not valid YAML: ${error.message.split('\n')[0]}`,
    }),
  )
  const at = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return position(node.range[0])
    }
    return { file, line: 1, column: 1 }
  }
  return { value: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }), faults, at }
}
