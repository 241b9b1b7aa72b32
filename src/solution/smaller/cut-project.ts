import type { Blueprint } from '../../blueprint/schema.ts'
import type { Planning } from '../../knowledge/planning.ts'
import { scale } from '../range.ts'
import type { Project } from '../solve.ts'
import { type PlacedStage, requestOf, WRITING } from '../stages.ts'
import type { Cut } from './cut.ts'

type Technique = Blueprint['parts'][number]['by']

/** The technique of a part without which a stage has nothing left to do. */
const BEHIND: Readonly<Partial<Record<PlacedStage['kind'], readonly Technique[]>>> = {
  generate: ['decoder'],
  translate: ['decoder'],
  classify: ['encoder', 'classical'],
  vision: ['vision', 'decoder'],
  ocr: ['vision'],
  embed: ['retrieval', 'encoder'],
  rerank: ['retrieval', 'encoder'],
  'recognize-speech': ['speech'],
  'synthesize-speech': ['speech'],
  tabular: ['classical'],
  forecast: ['classical'],
}
/** What does the main work of a family. */
const MAIN: Readonly<Record<string, readonly Technique[]>> = {
  decoder: ['decoder'],
  encoder: ['encoder', 'vision', 'classical'],
  none: ['classical'],
}

/** The project without what is cut from it; `family`: of its main model. Whatever does the main work stays. Pure. */
export function cutProject(project: Project, cut: Cut, family: string, planning: Planning): Project {
  const { blueprint, reach, others } = project
  const parts = blueprint === undefined ? [] : stayingParts(blueprint.parts, cut, family)
  const pipeline = project.pipeline.flatMap((stage) => {
    if (gone(stage, blueprint?.parts ?? [], parts)) return []
    const written = cut.prepared !== undefined && WRITING.includes(stage.kind)
    return [written ? { ...stage, callsPerCase: stage.callsPerCase * (cut.prepared?.share ?? 1) } : stage]
  })
  const { first } = cut
  return {
    ...project,
    pipeline,
    request: project.pipeline.length === 0 ? project.request : requestOf(pipeline, family),
    blueprint: blueprint && { ...blueprint, parts },
    reach: {
      ...piecesOf(reach, first?.share ?? 1),
      systems: cut.oneSystem ? 1 : reach.systems,
      languages: cut.oneLanguage ? 1 : reach.languages,
      sites: first === undefined ? reach.sites : 1,
    },
    ...(cut.cheapest && { cheapest: true }),
    ...(first !== undefined && {
      load: first.share,
      pace: planning.smaller.pace,
      others: others.map((person) =>
        person.isFixed ? person : { ...person, hours: scale(person.hours, first.share) },
      ),
    }),
  }
}

/** The parts that are not cut; the last one that does the main work is never. */
function stayingParts(parts: Blueprint['parts'], cut: Cut, family: string): Blueprint['parts'] {
  const staying = parts.filter(({ part }) => cut.parts?.includes(part) !== true)
  const main = MAIN[family] ?? []
  const does = (some: Blueprint['parts']) => some.some(({ by }) => main.includes(by))
  return does(parts) && !does(staying)
    ? parts.filter((each) => staying.includes(each) || main.includes(each.by))
    : staying
}

/** Whether the last part that a stage works for was cut. */
function gone({ kind }: PlacedStage, before: Blueprint['parts'], after: Blueprint['parts']): boolean {
  const behind = BEHIND[kind] ?? []
  const has = (parts: Blueprint['parts']) => parts.some(({ by }) => behind.includes(by))
  return has(before) && !has(after)
}

/** What is worked through once, of a part of the cases its part. */
const piecesOf = (
  { programs, rulePages, rated, classes }: Project['reach'],
  share: number,
): Partial<Project['reach']> => ({
  ...(programs !== undefined && { programs: programs * share }),
  ...(rulePages !== undefined && { rulePages: rulePages * share }),
  ...(rated && { rated: { ...rated, hours: scale(rated.hours, share) } }),
  ...(classes !== undefined && { classes }),
})
