import { TripleMemo } from './triple-memo.ts'

/**
 * Multi-valued decision diagrams: functions of finitely many variables with finite domains, kept in their one smallest
 * form (for a fixed order of the variables). Two functions are equal exactly if their numbers are equal, so that
 * "for every answer set" questions are answered without listing answer sets.
 *
 * A diagram is a number: below `LEAVES` it is a constant (0 is false, 1 is true), above it an inner node.
 */
export type Diagram = number
export const LEAVES = 4096
export const NEVER: Diagram = 0
export const ALWAYS: Diagram = 1

/** More nodes than this mean that the rules are too tangled to be proved; the checker says so. */
const MAX_NODES = 3_000_000

export class TooManyNodes extends Error {}

export class Diagrams {
  readonly sizes: readonly number[]
  /** The table that this one is laid over. Its numbers end before `#below`, where those made here begin. */
  readonly #base: Diagrams | undefined
  readonly #below: number
  readonly #variable: number[] = []
  readonly #children: (readonly Diagram[])[] = []
  /** The newest node with a hash; `#next` leads to the older ones with the same hash. */
  readonly #unique = new Map<number, Diagram>()
  readonly #next: (Diagram | undefined)[] = []
  readonly #choices = new TripleMemo()
  /** The variables of each node, as bits. */
  readonly #masks: (bigint | undefined)[] = []
  readonly #supports = new Map<bigint, ReadonlySet<number>>()
  readonly #most: number

  /** `sizes`: how many values each variable has, in the order in which diagrams test them; `most`: nodes at most. */
  constructor(sizes: readonly number[], most: number = MAX_NODES, base?: Diagrams) {
    this.sizes = sizes
    this.#most = most
    this.#base = base
    this.#below = base === undefined ? 0 : base.#below + base.#most
  }

  /** A table over this one: its diagrams are the same there, and what is made there is forgotten with it. */
  overlay(): Diagrams {
    return new Diagrams(this.sizes, this.#most, this)
  }

  /** How many nodes were made here; those of a table below do not count. */
  get count(): number {
    return this.#variable.length
  }

  /** The variable that a diagram tests first; `Infinity` for a constant. */
  variable(diagram: Diagram): number {
    if (diagram < LEAVES) return Number.POSITIVE_INFINITY
    const at = diagram - LEAVES - this.#below
    return at < 0 ? (this.#base as Diagrams).variable(diagram) : (this.#variable[at] as number)
  }

  /** The diagrams after each value of the first variable; empty for a constant. */
  children(diagram: Diagram): readonly Diagram[] {
    if (diagram < LEAVES) return []
    const at = diagram - LEAVES - this.#below
    return at < 0 ? (this.#base as Diagrams).children(diagram) : (this.#children[at] as readonly Diagram[])
  }

  node(variable: number, children: readonly Diagram[]): Diagram {
    const first = children[0] as Diagram
    let hash = variable
    let same = true
    for (const child of children) {
      hash = (Math.imul(hash, 31) + child) | 0
      if (child !== first) same = false
    }
    if (same) return first
    const known = this.#find(hash, variable, children)
    if (known !== undefined) return known
    if (this.count >= this.#most) throw new TooManyNodes()
    const made = LEAVES + this.#below + this.count
    this.#variable.push(variable)
    this.#children.push(children)
    this.#next.push(this.#unique.get(hash))
    this.#unique.set(hash, made)
    return made
  }

  #find(hash: number, variable: number, children: readonly Diagram[]): Diagram | undefined {
    for (let at = this.#unique.get(hash); at !== undefined; at = this.#next[at - LEAVES - this.#below]) {
      if (this.variable(at) === variable && equal(this.children(at), children)) return at
    }
    return this.#base === undefined ? undefined : this.#base.#find(hash, variable, children)
  }

  /** True where the variable has one of these values. */
  test(variable: number, values: ReadonlySet<number>): Diagram {
    return this.node(
      variable,
      Array.from({ length: this.sizes[variable] ?? 0 }, (_, i) => (values.has(i) ? 1 : 0)),
    )
  }

  /** `yes` where `condition` is true, `no` elsewhere. All logic is made of it. */
  choose(condition: Diagram, yes: Diagram, no: Diagram): Diagram {
    if (condition === ALWAYS || yes === no) return yes
    if (condition === NEVER) return no
    if (yes === ALWAYS && no === NEVER) return condition
    const known = this.#choices.get(condition, yes, no)
    if (known !== undefined) return known
    const top = Math.min(this.variable(condition), this.variable(yes), this.variable(no))
    // What does not test this variable is the same after each of its values.
    const conditions = this.variable(condition) === top ? this.children(condition) : undefined
    const yeses = this.variable(yes) === top ? this.children(yes) : undefined
    const noes = this.variable(no) === top ? this.children(no) : undefined
    const children = new Array<Diagram>(this.sizes[top] as number)
    for (let value = 0; value < children.length; value++) {
      children[value] = this.choose(
        conditions === undefined ? condition : (conditions[value] as Diagram),
        yeses === undefined ? yes : (yeses[value] as Diagram),
        noes === undefined ? no : (noes[value] as Diagram),
      )
    }
    const made = this.node(top, children)
    this.#choices.set(condition, yes, no, made)
    return made
  }

  and(...all: readonly Diagram[]): Diagram {
    return all.reduce((a, b) => this.choose(a, b, NEVER), ALWAYS)
  }

  or(...all: readonly Diagram[]): Diagram {
    return all.reduce((a, b) => this.choose(a, ALWAYS, b), NEVER)
  }

  not(a: Diagram): Diagram {
    return this.choose(a, NEVER, ALWAYS)
  }

  /** The function with its constants replaced. */
  map(diagram: Diagram, leaf: (value: number) => number): Diagram {
    const memo = new Map<Diagram, Diagram>()
    const walk = (at: Diagram): Diagram => {
      if (at < LEAVES) return leaf(at)
      const known = memo.get(at)
      if (known !== undefined) return known
      const made = this.node(this.variable(at), this.children(at).map(walk))
      memo.set(at, made)
      return made
    }
    return walk(diagram)
  }

  /** The function with some variables fixed: `fixed[variable]` is the value, undefined leaves it free. */
  restrict(diagram: Diagram, fixed: readonly (number | undefined)[]): Diagram {
    return this.restrictor(fixed, this)(diagram)
  }

  /** Restricts many diagrams by the same values, sharing work. `into`: this table or one laid over it. */
  restrictor(fixed: readonly (number | undefined)[], into: Diagrams): (diagram: Diagram) => Diagram {
    const memo = new Map<Diagram, Diagram>()
    // Below the last variable that is fixed nothing changes.
    const last = fixed.length - 1
    const walk = (at: Diagram): Diagram => {
      const variable = this.variable(at)
      if (variable > last) return at
      const known = memo.get(at)
      if (known !== undefined) return known
      const children = this.children(at)
      const value = fixed[variable]
      const made = value === undefined ? into.node(variable, children.map(walk)) : walk(children[value] as Diagram)
      memo.set(at, made)
      return made
    }
    return walk
  }

  /** Whether the function is the same for two values of one variable. Makes no new nodes. */
  equalAt(diagram: Diagram, variable: number, a: number, b: number): boolean {
    for (const at of this.reachable(diagram)) {
      if (this.variable(at) !== variable) continue
      const children = this.children(at)
      if (children[a] !== children[b]) return false
    }
    return true
  }

  /** Whether two functions differ somewhere where `care` is true. Makes no new nodes and stops at the first difference. */
  differ(a: Diagram, b: Diagram, care: Diagram): boolean {
    const seen = new Set<string>()
    const walk = (one: Diagram, other: Diagram, where: Diagram): boolean => {
      if (one === other || where === NEVER) return false
      const top = Math.min(this.variable(one), this.variable(other), this.variable(where))
      if (top === Number.POSITIVE_INFINITY) return true
      const key = `${one},${other},${where}`
      if (seen.has(key)) return false
      seen.add(key)
      for (let value = 0; value < (this.sizes[top] as number); value++) {
        if (walk(this.#after(one, top, value), this.#after(other, top, value), this.#after(where, top, value)))
          return true
      }
      return false
    }
    return walk(a, b, care)
  }

  /** True where `one` has a value that none of `others` has there. */
  unlikeAll(one: Diagram, others: readonly Diagram[]): Diagram {
    const memo = new Map<string, Diagram>()
    const walk = (at: Diagram, among: readonly Diagram[]): Diagram => {
      if (among.includes(at)) return NEVER
      const top = Math.min(this.variable(at), ...among.map((each) => this.variable(each)))
      if (top === Number.POSITIVE_INFINITY) return ALWAYS
      const key = `${at}|${among.join()}`
      const known = memo.get(key)
      if (known !== undefined) return known
      const children = Array.from({ length: this.sizes[top] as number }, (_, value) =>
        walk(this.#after(at, top, value), distinct(among.map((each) => this.#after(each, top, value)))),
      )
      const made = this.node(top, children)
      memo.set(key, made)
      return made
    }
    return walk(one, distinct(others))
  }

  /** The constant that a full assignment leads to. */
  value(diagram: Diagram, assignment: readonly number[]): number {
    let at = diagram
    while (at >= LEAVES) at = this.children(at)[assignment[this.variable(at)] as number] as Diagram
    return at
  }

  /** The variables that the function really depends on. The same set for all functions of the same variables. */
  support(diagram: Diagram): ReadonlySet<number> {
    const mask = this.#mask(diagram)
    const known = this.#supports.get(mask)
    if (known !== undefined) return known
    const made = new Set(this.sizes.flatMap((_, variable) => ((mask >> BigInt(variable)) & 1n ? [variable] : [])))
    this.#supports.set(mask, made)
    return made
  }

  #mask(diagram: Diagram): bigint {
    if (diagram < LEAVES) return 0n
    const at = diagram - LEAVES - this.#below
    if (at < 0) return (this.#base as Diagrams).#mask(diagram)
    const known = this.#masks[at]
    if (known !== undefined) return known
    const made = this.children(diagram).reduce(
      (mask, child) => mask | this.#mask(child),
      1n << BigInt(this.variable(diagram)),
    )
    this.#masks[at] = made
    return made
  }

  /** Every diagram inside this one, constants too. */
  reachable(diagram: Diagram): ReadonlySet<Diagram> {
    const seen = new Set<Diagram>([diagram])
    for (const at of seen) for (const child of this.children(at)) seen.add(child)
    return seen
  }

  #after(diagram: Diagram, variable: number, value: number): Diagram {
    return this.variable(diagram) === variable ? (this.children(diagram)[value] as Diagram) : diagram
  }
}

/** Each once and in order: the same set has the same key, and further down most functions are the same. */
function distinct(all: readonly Diagram[]): readonly Diagram[] {
  return [...new Set(all)].sort((a, b) => a - b)
}

function equal(a: readonly Diagram[], b: readonly Diagram[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
