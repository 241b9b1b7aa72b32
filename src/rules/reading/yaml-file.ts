import { isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Fault } from '../fault.ts'
import type { Position } from '../rule-book.ts'

/** Keys that reach into JavaScript's own objects. */
const DANGEROUS = ['__proto__', 'constructor', 'prototype']

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
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || !DANGEROUS.includes(String(key.value))) return
      const message = `"${key.value}" is not allowed as a key`
      faults.push({ kind: 'forbidden-feature', position: position(key.range?.[0] ?? 0), message })
    },
  })
  const at = (path: readonly PropertyKey[]): Position => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return position(node.range[0])
    }
    return { file, line: 1, column: 1 }
  }
  return { value: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }), faults, at }
}
