import { holds } from '../rules/holds.ts'
import type { Facts } from '../rules/rule-book.ts'
import type { LoadedBlueprint } from './library.ts'
import type { Blueprint } from './schema.ts'

type Stage = Blueprint['pipeline'][number]

const WRITES: readonly Stage['kind'][] = ['generate', 'translate']
const READS: readonly Stage['kind'][] = ['classify', 'vision']
const FINDS: readonly Stage['kind'][] = ['search', 'embed', 'rerank']
const NUMBERS: readonly Stage['kind'][] = ['tabular', 'forecast']
/** Who does a part without having learned anything. */
const UNLEARNED = ['code', 'rules', 'person', 'buy', 'retrieval']
/** A stage that so many of the cases run through is part of the main work; up to so few, it helps out. (Our judgment.) */
const MAIN = 0.5
const ASIDE = 0.05

/**
 * The value of the figure `main-part` (rules/facts.yaml) for a project of this kind: who does most of what one case runs through.
 * `unknown` where two kinds of models share the work, or a solver or speech does it. Pure.
 */
export function mainPart(loaded: LoadedBlueprint, facts: Facts): string {
  const { pipeline, parts } = loaded.blueprint
  const stages = pipeline.filter((stage) => isMeant(loaded, stage.when, facts))
  const learned = (by: string) => !UNLEARNED.includes(by)
  const called = stages.filter(({ kind }) => kind !== 'code' && kind !== 'search')
  // One stage alone is a sheet that somebody fills in: nothing has to be built for it.
  const isBuilt = stages.length > 1 && called.every((stage) => shareOf(stage) <= ASIDE)
  if (isBuilt && !parts.some(({ by, when }) => !when && learned(by))) return 'rules-and-code'
  const isMain = (kinds: readonly Stage['kind'][]) =>
    stages.some((stage) => kinds.includes(stage.kind) && shareOf(stage) >= MAIN)
  const main = Object.entries({
    'language-model': isMain(WRITES),
    'small-model': isMain(READS),
    'classical-model': isMain(NUMBERS),
  })
  const [only, ...others] = main.flatMap(([name, is]) => (is ? [name] : []))
  if (only === undefined && isMain(FINDS)) return 'search'
  return only === undefined || others.length > 0 ? 'unknown' : only
}

/** The share of the cases that run through a stage; all of them where the number depends on the team's facts. */
const shareOf = ({ calls }: Stage): number => (typeof calls === 'number' ? Math.min(1, calls) : 1)

function isMeant({ conditions }: LoadedBlueprint, when: object | undefined, facts: Facts): boolean {
  const condition = when && conditions.get(when)
  return condition === undefined || holds(condition, facts)
}
