import type { FreeText } from '../../profile/free-text.ts'
import type { Profile } from '../../profile/profile.ts'
import { holds } from '../../rules/holds.ts'
import type { Facts } from '../../rules/rule-book.ts'
import type { ChosenBlueprint } from '../choose.ts'
import { heardShare } from './heard-share.ts'
import type { LoadedModule } from './load.ts'
import { type TakenModule, takenModules } from './take.ts'

/** The modules that a project takes in, with the share of its cases that their words are told of. Pure. */
export function modulesFor(
  { leading, isForeign }: ChosenBlueprint,
  modules: readonly LoadedModule[],
  texts: readonly FreeText[],
  facts: Facts,
  profile: Profile,
): readonly TakenModule[] {
  const { blueprint, conditions } = leading
  // What these answers leave out says and reads nothing.
  const applies = ({ when }: { readonly when?: object | undefined }) => {
    const condition = when && conditions.get(when)
    return !condition || holds(condition, facts)
  }
  const there = {
    ...blueprint,
    parts: blueprint.parts.filter(applies),
    pipeline: blueprint.pipeline.filter(applies),
  }
  return takenModules(modules, texts, facts, there, isForeign).map((each) => {
    const share = heardShare(each, profile)
    return share === undefined ? each : { ...each, share }
  })
}
