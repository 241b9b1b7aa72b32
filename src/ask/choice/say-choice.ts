import type { LoadedBlueprint } from '../../blueprint/library.ts'
import { fillTemplate, parseTemplate } from '../../blueprint/template.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { sentencesOf, upperFirst } from '../../sentence.ts'
import type { Verdict } from './decide-side.ts'
import type { Side } from './hear-sides.ts'
import { loadFigure } from './load-figure.ts'
import type { Situation } from './situation.ts'

/** Words that such a reply may have, without its source. */
const MOST_WORDS = 90
const OPEN = 'Both have their place; this decides it.'
const OFFER = 'Say “start”, and I make a plan for it.'

/** The choice in words: what fits and why, when it would be another, the bill of a told load, what is advised for such a project. */
export function sayChoice(
  verdict: Verdict | undefined,
  others: readonly Side[],
  situation: Situation,
  knowledge: Knowledge,
): string {
  const said = (sides: readonly Side[]) => sides.map(({ row, words }) => upperFirst(filled(row.say, words)))
  // Where words or a rule decide, or nothing does, the kind of project has no part in it.
  const byKind = verdict ? verdict.words === undefined && verdict.because === undefined : others.length === 0
  const advice = byKind ? recommendation(situation) : []
  const parts = [
    verdict ? verdictLine(verdict, situation) : others.length > 0 ? OPEN : '',
    ...said(verdict && (others.length > 0 || advice.length === 0) ? [verdict.side] : []),
    ...said(others),
    byKind ? loadFigure(situation, knowledge) : '',
    ...(verdict || others.length > 0 ? advice : aboutKind(situation, advice)),
  ]
  return `${within(parts.filter((part) => part !== '')).join(' ')}\n${OFFER}`
}

function verdictLine({ side, words, because }: Verdict, { kind, work }: Situation): string {
  const name = filled(side.row.name, side.words)
  if (because !== undefined) return `I would take ${name} here. ${because}`
  const said = words ?? (kind ? undefined : work?.words)
  if (said !== undefined) return `I would take ${name} here: you say “${said}”.`
  return kind ? `${soundsLike(kind)}; I would take ${name}.` : `I would take ${name} here.`
}

const filled = (text: string, words: string): string => text.replaceAll('{words}', words.toUpperCase())

/** What is advised for the kind of project, sentence by sentence. */
function recommendation({ kind }: Situation): readonly string[] {
  if (!kind) return []
  const { recommendation: text, unit } = kind.blueprint
  const template = kind.templates.get(text) ?? parseTemplate(text)
  return sentencesOf(fillTemplate(template, { cases: unit.many, case: unit.one }) ?? '')
}

/** The advice alone, with what it is for. */
const aboutKind = ({ kind }: Situation, advice: readonly string[]): readonly string[] =>
  kind ? [`${soundsLike(kind)}.`, ...advice] : advice

/** What was understood, so that the reader can object. */
const soundsLike = ({ blueprint }: LoadedBlueprint): string => `This sounds like ${blueprint.about}`

/** As many of the parts, from the first on, as there is room for. */
function within(parts: readonly string[]): readonly string[] {
  let room = MOST_WORDS - wordsOf(OFFER)
  const cut = parts.findIndex((part) => {
    room -= wordsOf(part)
    return room < 0
  })
  return cut < 0 ? parts : parts.slice(0, cut)
}

const wordsOf = (text: string): number => text.split(/\s+/u).length
