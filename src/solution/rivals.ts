import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Outcomes } from '../rules/rule-book.ts'
import { type Project, type Solution, solve } from './solve.ts'
import { type PlacedStage, requestOf } from './stages.ts'
import { withOptions } from './with-options.ts'

type Way = Planning['rivals']['ways'][number]
type Part = Blueprint['parts'][number]

/** Another technique beside the plan, worked out like it. */
export type Rival = {
  readonly way: Way
  readonly solution: Solution
  /** Tokens of a case that describe the classes to choose from. */
  readonly classTokens?: number
}

/** Where a model by the token may be called from. */
const BY_TOKEN: Readonly<Record<string, string>> = { 'any-api': 'vendor-api', 'own-cloud': 'managed-open-weights' }
const SENSED = ['images', 'scans', 'video', 'speech', 'audio', 'sensor']
/** What stands for a part or a stage that such a way does without. */
const GONE = 'none'

/** The other techniques of `knowledge/planning.yaml` that fit beside this way, each solved for the same project. Pure. */
export function rivalsOf(project: Project, recommended: Solution, knowledge: Knowledge): readonly Rival[] {
  return knowledge.planning.rivals.ways.flatMap((way) => {
    if (!fits(way, project, recommended)) return []
    const outcomes = taking(way.take, project, recommended.outcomes)
    if (outcomes === undefined) return []
    const solution = solve(withWay(way, project, outcomes), outcomes, knowledge)
    // By the token only where a model is known that may run there.
    if (way.take.serving === 'by-token' && solution.choice.hosted.length === 0) return []
    const classTokens = classTokensOf(way, project)
    return [{ way, solution, ...(classTokens > 0 && { classTokens }) }]
  })
}

function fits({ beside }: Way, { needs, blueprint, pipeline }: Project, { choice, workload }: Solution): boolean {
  const is: Readonly<Record<keyof Way['beside'], readonly string[]>> = {
    family: [choice.family],
    option: [choice.option],
    size: [choice.size],
    task: [workload.task],
    // Where both come in, neither alone is what it is about.
    reads: needs.seesPictures === needs.readsText ? [] : [needs.readsText ? 'text' : 'pictures'],
    // What is seen or heard is no matter of columns.
    input: needs.modality.some((each) => SENSED.includes(each)) ? [] : needs.modality,
    stage: pipeline.map(({ kind }) => kind),
    has: blueprint?.parts.map(({ by }) => by) ?? [],
  }
  return Object.entries(beside).every(([what, wanted]) =>
    wanted.some((each) => is[what as keyof typeof is].includes(each)),
  )
}

/** The outcomes with those of the way; undefined where its models may not be called from where the project runs. */
function taking(take: Way['take'], { needs }: Project, outcomes: Outcomes): Outcomes | undefined {
  const { serving: asked, ...others } = take
  const called = asked === 'by-token' ? BY_TOKEN[needs.hosting] : asked
  if (asked !== undefined && called === undefined) return undefined
  // What must run on the devices runs there, whatever it is.
  const serving = needs.hosting === 'on-device' ? undefined : called
  const options: Readonly<Record<string, string>> = { ...others, ...(serving !== undefined && { serving }) }
  return withOptions(outcomes, options)
}

/** The project with what the way does its parts and stages by. */
function withWay({ parts, stages }: Way, project: Project, outcomes: Outcomes): Project {
  const { blueprint, reach } = project
  const pipeline = project.pipeline.flatMap((stage): readonly PlacedStage[] => {
    const other = stages[stage.kind]
    if (other === GONE) return []
    if (other === undefined) return [stage]
    const { tokensAClass, ...changed } = other
    return [{ ...stage, ...changed, ...withClasses(stage, reach, tokensAClass) } as PlacedStage]
  })
  const done = (part: Part): readonly Part[] => {
    const by = parts[part.by]
    return by === GONE ? [] : [by === undefined ? part : ({ ...part, by } as Part)]
  }
  return {
    ...project,
    pipeline,
    request: requestOf(pipeline, outcomes.one['model-family']?.option ?? GONE) ?? project.request,
    blueprint: blueprint && { ...blueprint, parts: blueprint.parts.flatMap(done) },
  }
}

type Classes = Pick<Project['reach'], 'classes'>

/** What chooses a class reads what each of them is, with every case. */
function withClasses(
  { promptTokens = 0, aside }: PlacedStage,
  { classes = 0 }: Classes,
  each = 0,
): Pick<PlacedStage, 'promptTokens'> {
  return aside || classes * each === 0 ? {} : { promptTokens: promptTokens + classes * each }
}

/** The tokens a case that the way reads of classes, over all stages that it does. */
const classTokensOf = ({ stages }: Way, { pipeline, reach }: Project): number =>
  pipeline.reduce((sum, stage) => {
    const other = stages[stage.kind]
    const each = other === undefined || other === GONE ? 0 : (other.tokensAClass ?? 0)
    const { promptTokens = 0 } = withClasses({ ...stage, promptTokens: 0 }, reach, each)
    return sum + promptTokens * stage.callsPerCase
  }, 0)
