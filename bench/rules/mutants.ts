import { parse } from 'yaml'
import type { RuleFiles } from '../../src/rules/reading/read-rule-book.ts'

export type Mutant = {
  readonly name: string
  readonly kind: string
  readonly decision: string
  readonly files: () => RuleFiles
}

type Raw = {
  id: string
  outcome: string
  options: { id: string }[]
  rules: { id: string; effect: string; option: string; when: object }[]
}
type Change = { readonly kind: string; readonly name: string; readonly apply: (raw: Raw) => void }
/** One place in a condition: the map that holds a fact, the fact, and its value. */
type Place = { readonly map: Record<string, unknown>; readonly fact: string; readonly value: unknown }

/** Every way to break one rule file a little, in a fixed order. `domain` gives the values of a fact. */
export function mutants(files: RuleFiles, domain: (fact: string) => readonly string[]): readonly Mutant[] {
  return files.decisions.flatMap((file, n) => {
    const raw: Raw = parse(file.text)
    return changesOf(raw, domain).map(({ kind, name, apply }): Mutant => {
      const broken = () => {
        const copy = structuredClone(raw)
        apply(copy)
        return { ...files, decisions: files.decisions.with(n, { ...file, text: JSON.stringify(copy) }) }
      }
      return { kind, decision: raw.id, name: `${raw.id}: ${name}`, files: broken }
    })
  })
}

function changesOf(raw: Raw, domain: (fact: string) => readonly string[]): Change[] {
  const options = raw.options.map(
    ({ id }, i): Change => ({
      kind: 'delete an option',
      name: `option ${id} deleted`,
      apply: (broken) => {
        broken.options.splice(i, 1)
        broken.rules = broken.rules.filter((rule) => rule.option !== id)
      },
    }),
  )
  const rules = raw.rules.flatMap((rule, i): Change[] => {
    const at = (broken: Raw) => broken.rules[i] as Raw['rules'][number]
    // Where many options are taken, calling for one and supporting it are the same.
    const kinds = raw.outcome === 'many' ? ['rules-out', 'calls-for'] : ['rules-out', 'calls-for', 'supports']
    const effects = kinds.filter((effect) => effect !== rule.effect)
    return [
      { kind: 'drop a rule', name: `rule ${rule.id} dropped`, apply: (broken) => void broken.rules.splice(i, 1) },
      ...effects.map(
        (effect): Change => ({
          kind: 'change an effect',
          name: `rule ${rule.id} now ${effect}`,
          apply: (broken) => {
            at(broken).effect = effect
          },
        }),
      ),
      ...placesOf(rule.when).flatMap(({ fact, value }, p) =>
        edits(value, domain(fact)).map(
          ({ kind, name, to }): Change => ({
            kind,
            name: `rule ${rule.id}: ${fact} ${name}`,
            apply: (broken) => {
              const place = placesOf(at(broken).when)[p] as Place
              if (to === undefined) delete place.map[place.fact]
              else place.map[place.fact] = to
            },
          }),
        ),
      ),
    ]
  })
  return [...options, ...rules]
}

function placesOf(when: object): Place[] {
  return Object.entries(when).flatMap(([key, value]): Place[] => {
    if (key === 'all' || key === 'any') return (value as object[]).flatMap(placesOf)
    if (key === 'not') return placesOf(value as object)
    return [{ map: when as Record<string, unknown>, fact: key, value }]
  })
}

function edits(value: unknown, values: readonly string[]) {
  const found: { kind: string; name: string; to: unknown }[] = [
    { kind: 'drop a test', name: 'no longer tested', to: undefined },
  ]
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const [[word, inner] = ['', '']] = Object.entries(value)
    if (word === 'not') return [...found, { kind: 'flip an operator', name: 'not flipped', to: inner }]
    if (word === 'includes') {
      const list = [inner].flat().map(String)
      const shorter = list.length > 1 ? list : []
      found.push({ kind: 'narrow a value', name: 'only chosen, not second', to: list })
      for (const more of values.filter((each) => !list.includes(each))) {
        found.push({ kind: 'widen a value', name: `also ${more}`, to: { includes: [...list, more] } })
      }
      for (const less of shorter) {
        const rest = list.filter((each) => each !== less)
        found.push({ kind: 'narrow a value', name: `no longer ${less}`, to: { includes: rest } })
      }
      return found
    }
    const other = word === 'at-least' ? 'at-most' : 'at-least'
    const next = values[values.indexOf(String(inner)) + (word === 'at-least' ? -1 : 1)]
    found.push({ kind: 'flip an operator', name: `${word} turned`, to: { [other]: inner } })
    if (next !== undefined && next !== 'unknown')
      found.push({ kind: 'widen a value', name: `${word} ${next}`, to: { [word]: next } })
    return found
  }
  const list = (Array.isArray(value) ? value : [value]).map(String)
  found.push({ kind: 'flip an operator', name: 'negated', to: { not: list } })
  for (const more of values.filter((each) => !list.includes(each) && list.length + 1 < values.length)) {
    found.push({ kind: 'widen a value', name: `also ${more}`, to: [...list, more] })
  }
  if (list.length > 1)
    for (const less of list)
      found.push({ kind: 'narrow a value', name: `no longer ${less}`, to: list.filter((each) => each !== less) })
  return found
}
