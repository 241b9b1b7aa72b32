import type { BlueprintLibrary, LoadedBlueprint } from './library.ts'
import { isKind } from './vocabulary.ts'

/** The page of the docs that lists every blueprint with what it is for and what it rests on, as Markdown. Pure. */
export function listPage(library: BlueprintLibrary): string {
  const [kinds, floors] = [library.filter(isKind), library.filter((each) => !isKind(each))].map(byTitle)
  return [
    '# All blueprints',
    '',
    'Written by `npm run list-blueprints` from `knowledge/blueprints`; a test holds it equal to them. How they are made, chosen and',
    'checked: [blueprints](blueprints.md). A source without an address is a judgment of practitioners or a work that we could not',
    'open; what rests on it is to be read as such.',
    '',
    `## ${kinds?.length ?? 0} kinds of projects`,
    '',
    ...(kinds ?? []).flatMap(section),
    `## ${floors?.length ?? 0} general ones`,
    '',
    'Where no kind is surely meant, the one of the task leads.',
    '',
    ...(floors ?? []).flatMap(section),
  ].join('\n')
}

const byTitle = (library: readonly LoadedBlueprint[]): readonly LoadedBlueprint[] =>
  library.toSorted((a, b) => (a.blueprint.title < b.blueprint.title ? -1 : 1))

function section({ blueprint }: LoadedBlueprint): string[] {
  const { id, title, about, failure, sources } = blueprint
  return [
    `### ${title}`,
    '',
    `[\`${id}\`](../knowledge/blueprints/${id}.yaml): ${about}. A failure to learn from: ${failure.what}`,
    '',
    ...sources.map((source) => {
      const work = source.url === undefined ? source.title : `[${source.title}](${source.url})`
      return `- ${work} (${source.date})`
    }),
    '',
  ]
}
