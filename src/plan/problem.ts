import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { type Answers, type AnswerValue, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { upperFirst } from '../sentence.ts'
import { answerText } from './answer-text.ts'
import type { OwnWords } from './own-words.ts'
import type { Plan } from './plan.ts'

/** What the team wrote or ticked about the problem itself: every text question, and what was tried before. */
export function problemTexts(book: RuleBook, answers: Answers): Plan['problem'] {
  return book.questions.flatMap((question) => {
    if (question.kind !== 'text' && question.id !== 'attempts') return []
    const known = knownPart(answers[question.id])
    return known === undefined
      ? []
      : [{ question: question.id, label: question.text, text: answerText(question, known) }]
  })
}

/** What of an answer is known; undefined if nothing is. */
function knownPart(answer: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof answer === 'number') return answer
  const known = [answer ?? ''].flat().filter((each) => each !== '' && each !== UNKNOWN)
  if (known.length === 0) return undefined
  return typeof answer === 'string' ? answer : known
}

/** Numbers of the project that a title tells in the team's own words. */
type Told = { readonly own: OwnWords; readonly facts: FactValues }

/**
 * The plan's title: the kind of project with what the team counts, for how many of what, and where; of these as many as fit, and never
 * cut. Where no kind is known, what the outcome asks for if it begins with that; else the first sentence of the problem if it is short.
 */
export function planTitle(answers: Answers, blueprint: Blueprint | undefined, { own, facts }: Told): string {
  const volume = volumeOf(answers, own)
  const asked = blueprint?.applies.words.length === 0 ? askedFor(answers) : undefined
  if (blueprint !== undefined && asked !== undefined) return withOwn(asked, { ...own, volume }, facts)
  if (blueprint !== undefined && (blueprint.rank > 0 || volume !== undefined || own.places !== undefined))
    return withOwn(blueprint.title, { ...own, volume }, facts)
  const problem = typeof answers.problem === 'string' && answers.problem !== UNKNOWN ? answers.problem.trim() : ''
  const sentence = (problem.split(/(?<=[.!?])\s|\n/u)[0] ?? problem).replace(/[.!?]+$/u, '')
  if (sentence !== '' && sentence.length <= LONGEST_TITLE) return sentence
  return blueprint?.title ?? 'Plan for an AI project'
}

/** What a project makes, as an outcome names it. */
const RESULTS =
  'plan|draft|list|forecast|proposal|order|search|summary|sheet|map|report|roster|schedule|table|warning|translation|comparison'
const OF_WHAT = '(?: (?:of|for|from|per) (?:[\\p{L}-]+ ?){1,5})?'
/** What comes out, where the outcome begins with it: "A roster for each plaza", never a sentence. */
const ASKED = new RegExp(
  `^(?:an?|one|the) (?:[\\p{L}-]+ ){0,3}(?:${RESULTS})s?${OF_WHAT}(?=[,.;]| (?:that|which|with|so)\\b|$)`,
  'iu',
)

function askedFor({ outcome }: Answers): string | undefined {
  const found = typeof outcome === 'string' ? ASKED.exec(outcome.trim())?.[0].trim() : undefined
  return found?.includes(' ', found.indexOf(' ') + 1) ? upperFirst(found) : undefined
}

function withOwn(
  title: string,
  own: Omit<OwnWords, 'volume'> & { readonly volume: string | undefined },
  { objects, objectsNoun }: FactValues,
): string {
  const isFor = typeof objects === 'number' && !NOT_FOR.test(String(objectsNoun))
  const many = isFor ? ` for ${objects.toLocaleString('en-US')} ${String(objectsNoun)}` : ''
  const place = own.places === undefined || own.places.split(', ').length >= MANY_PLACES ? '' : `, ${own.places}`
  const language = own.languages === undefined ? '' : ` in ${own.languages}`
  const counted = own.volume === undefined ? undefined : `: ${own.volume}`
  const tries =
    counted === undefined
      ? [`${title}${language}${place}`, `${title}${place}`]
      : [
          `${title}${counted}${many}${language}${place}`,
          `${title}${counted}${many}${place}`,
          `${title}${counted}${language}`,
          `${title}${counted}${many}`,
          `${title}${counted}`,
        ]
  return tries.find((each) => each.length <= LONGEST_TITLE) ?? title
}

/** So many countries are where something goes to, not where the work is. (Our judgment.) */
const MANY_PLACES = 3

/** Kinds and pieces of what is handled, those who handle it, and half a name ("14 dialysis centres"): nothing is done for them. */
const NOT_FOR = new RegExp(
  String.raw`(?:^|\s)(?:parts|places|items|things|kinds|types|pieces|categories|fields|pages|files|clerks|agents|nurses|` +
    String.raw`technicians|fitters|staff|people|(?:sell|work|help|clean|pick|driv|teach|interpret|dispatch)ers|\p{L}+(?:is|us|ss))$`,
  'iu',
)
/** "190 times a day", "1,350 of them a day" name nothing. */
const NO_NOUN = /^(?:times|of (?:them|these|those)|more|or so)$/iu

/** How many a day, in the team's own words: a noun that it did not write says nothing in a title. */
function volumeOf({ problem, requests_per_day: perDay }: Answers, own: OwnWords): string | undefined {
  if (typeof problem !== 'string' || typeof perDay !== 'number') return undefined
  const many = perDay.toLocaleString('en-US')
  const said = new RegExp(
    `\\b${many}\\s+((?:[\\p{L}-]+\\s+){0,3}?[\\p{L}-]+)\\s+(?:a|per|each|every)\\s+day\\b`,
    'iu',
  ).exec(problem)
  if (NO_NOUN.test(said?.[1] ?? '')) return undefined
  if (said !== null) return `${many} ${said[1]} a day`
  const noun = own.volume?.split(' ').at(-3)
  return noun !== undefined && new RegExp(`\\b${noun.replace(/s$/u, '')}`, 'iu').test(problem) ? own.volume : undefined
}

/** A title is never cut: a longer sentence is no title. */
const LONGEST_TITLE = 90
