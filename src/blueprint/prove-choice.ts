import { type Compiled, compile } from '../rules/diagram/compile.ts'
import { type CompiledDecision, GAP } from '../rules/diagram/decision.ts'
import { NEVER } from '../rules/diagram/diagrams.ts'
import type { Fault } from '../rules/fault.ts'
import { unreachable } from '../rules/proof/option-faults.ts'
import { witness } from '../rules/proof/witness.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { BLUEPRINT_DECISION, choiceBook, conditionOf, floorCondition, positionOf } from './choice-book.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'

/**
 * Proves over the whole answer space that exactly one blueprint leads: gives every two that overlap, answers for which none
 * stands, and blueprints that no answers lead to, each with its file and the smallest witness. None means proved. Pure.
 *
 * Kinds need no diagrams beside one another: one fact names the kind that is spoken of, and no floor stands where a kind does
 * (`choice-book.ts`). What is left to prove of them is that their own condition can hold.
 */
export function proveChoice(book: RuleBook, library: BlueprintLibrary): readonly Fault[] {
  const floors = library.filter((loaded) => isFloor(loaded))
  const compiled = compile(alone(choiceBook(book, floors)))
  const decision = compiled.decisions.get(BLUEPRINT_DECISION)
  if (decision === undefined || decision.spec.options.length === 0) return []
  const never = library.filter((loaded) => !isFloor(loaded)).flatMap((loaded) => neverHolds(compiled, loaded))
  return [...overlaps(compiled, decision), ...unled(compiled, decision), ...unreachable(compiled, decision), ...never]
}

const isFloor = (loaded: LoadedBlueprint): boolean => floorCondition(loaded) !== undefined

function neverHolds({ diagrams, read, care }: Compiled, loaded: LoadedBlueprint): Fault[] {
  const given = conditionOf(loaded)
  if (given === undefined || diagrams.and(read(given), care) !== NEVER) return []
  const message = `no answers lead to "${loaded.blueprint.id}"`
  return [{ kind: 'unreachable-option', position: positionOf(loaded), subject: BLUEPRINT_DECISION, message }]
}

/** Blueprints that may stand beside one another may still not lead together. */
const alone = (choice: RuleBook): RuleBook => ({
  ...choice,
  decisions: choice.decisions.map((decision) => ({
    ...decision,
    options: decision.options.map((option) => ({ ...option, combines: [] })),
  })),
})

function overlaps(compiled: Compiled, { spec, conflicts }: CompiledDecision): Fault[] {
  return [...conflicts].flatMap(([pair, both]): Fault[] => {
    const facts = witness(compiled, both)
    if (facts === undefined) return []
    const [one = '', other] = pair.split('+')
    const position = spec.options.find(({ id }) => id === one)?.position ?? spec.position
    const message = `it leads together with "${other}": narrow applies.when of one, or give it words`
    return [{ kind: 'conflict', position, subject: one, message, witness: facts }]
  })
}

function unled(compiled: Compiled, { spec, chosen }: CompiledDecision): Fault[] {
  const calledFor = (leaf: number) => leaf !== GAP && leaf % 3 === 2
  const facts = witness(
    compiled,
    compiled.diagrams.map(chosen, (leaf) => (calledFor(leaf) ? 0 : 1)),
  )
  const message = 'no blueprint leads: a general one (without words) must hold for these answers'
  return facts === undefined ? [] : [{ kind: 'gap', position: spec.position, message, witness: facts }]
}
