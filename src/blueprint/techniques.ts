import type { Glossary } from './glossary.ts'
import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { stems } from './stems.ts'

/** Whether it is a floor that the words of a technique call for, whatever the trade. */
export const isTechnique = ({ blueprint }: LoadedBlueprint): boolean => blueprint.applies.heard.length > 0

/** The techniques of which a text says a phrase of every group, the one with most phrases first. */
export type Techniques = (main: string) => readonly LoadedBlueprint[]

/** Reads the words of the techniques once. What is said in another language is heard by the words of the glossary. Pure. */
export function readTechniques(library: BlueprintLibrary, glossary: Glossary): Techniques {
  const known = library.filter(isTechnique).map((loaded) => ({
    loaded,
    groups: loaded.blueprint.applies.heard.map((group) => [...new Set(group.map(stems))]),
  }))
  return (main) => {
    const said = stems(`${main} ${glossary(main)}`)
    return known
      .map(({ loaded, groups }) => ({
        loaded,
        heard: groups.map((group) => group.filter((phrase) => said.includes(phrase)).length),
      }))
      .filter(({ heard }) => heard.every((count) => count > 0))
      .toSorted((a, b) => sum(b.heard) - sum(a.heard))
      .map(({ loaded }) => loaded)
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0)
