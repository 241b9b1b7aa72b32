import { CORE_SCHEMA, load } from 'js-yaml'
import { type Document, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Fault } from '../fault.ts'
import type { Position } from '../rule-book.ts'

/** Keys that reach into JavaScript's own objects. */
const DANGEROUS = ['__proto__', 'constructor', 'prototype']

export type YamlFile = {
  readonly value: unknown
  readonly faults: readonly Fault[]
  /** Where the value at `path` stands; the nearest parent that exists if it is missing. Found when it is looked at. */
  readonly at: (path: readonly PropertyKey[]) => Position
}

/** Parses one YAML text and keeps where everything stands. Syntax errors come back as faults with line and column. */
export function parseYamlFile(file: string, text: string): YamlFile {
  let parsed: Placed | undefined
  const placed = () => (parsed ??= new Placed(file, text))
  const at = (path: readonly PropertyKey[]) => new LazyPosition(file, () => placed().at(path))
  const value = plainValue(text)
  if (value !== undefined) return { value, faults: [], at }
  const { faults } = placed()
  return { value: faults.length > 0 ? undefined : placed().value(), faults, at }
}

/** The value of a text that has no fault; undefined where the parser with positions has to look at it. */
function plainValue(text: string): unknown {
  // It is many times as fast as the parser with positions, which only a fault needs; it also takes what we refuse.
  if (MAY_BE_REFUSED.test(text)) return undefined
  try {
    return load(text, { schema: CORE_SCHEMA })
  } catch {
    return undefined
  }
}

/** Anchors, aliases, tags, and the dangerous keys, wherever they may stand. */
const MAY_BE_REFUSED = /(?:^|[\s[{,:-])[&*!]\S|__proto__|constructor|prototype/

/** The same text with the place of every node. */
class Placed {
  readonly faults: readonly Fault[]
  readonly #lines = new LineCounter()
  readonly #document: Document
  readonly #file: string

  constructor(file: string, text: string) {
    this.#file = file
    this.#document = parseDocument(text, { lineCounter: this.#lines, version: '1.2' })
    const faults = this.#document.errors.map(
      (error): Fault => ({
        kind: 'syntax',
        position: this.#position(error.pos[0]),
        message: `not valid YAML: ${error.message.split('\n')[0]}`,
      }),
    )
    visit(this.#document, {
      Pair: (_, { key }) => {
        if (!isScalar(key) || !DANGEROUS.includes(String(key.value))) return
        const message = `"${key.value}" is not allowed as a key`
        faults.push({ kind: 'forbidden-feature', position: this.#position(key.range?.[0] ?? 0), message })
      },
    })
    this.faults = faults
  }

  value(): unknown {
    return this.#document.toJS({ maxAliasCount: 0 })
  }

  at(path: readonly PropertyKey[]): Position {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.#position(node.range[0])
    }
    return { file: this.#file, line: 1, column: 1 }
  }

  #position(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset)
    return { file: this.#file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}

class LazyPosition implements Position {
  readonly file: string
  readonly #find: () => Position
  #found: Position | undefined

  constructor(file: string, find: () => Position) {
    this.file = file
    this.#find = find
  }

  get line(): number {
    return this.#place().line
  }

  get column(): number {
    return this.#place().column
  }

  #place(): Position {
    this.#found ??= this.#find()
    return this.#found
  }
}
