import { currencyOf, moneyPatterns } from '../amounts/currency.ts'
import { localRates } from '../amounts/local-rates.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Signals } from '../knowledge/signals.ts'
import { optionOfNumber } from '../rules/range-option.ts'
import { type Answers, type AnswerValue, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { workDaysIn } from './days-a-year.ts'
import { figuresOf } from './figures.ts'
import { type FreeText, freeTexts } from './free-text.ts'
import { languagesAndPlaces, namedIn, type Tongues } from './names.ts'
import { ownedIn } from './owned.ts'
import type { Fact, Profile } from './profile.ts'
import type { Quantity } from './quantity.ts'
import { factsInWords } from './read-facts.ts'
import { readQuantities } from './read-quantities.ts'
import { withTimeGoal } from './time-goal.ts'

/** Questions whose answer is a figure of the profile, and how that is given in the question's own unit. */
const FIGURES: readonly (readonly [question: string, figure: (profile: Parts) => Profile['latencyMs']])[] = [
  ['requests_per_day', ({ volumes }) => volumes.perDay],
  ['peak_per_second', ({ volumes }) => volumes.peakPerSecond],
  ['budget_usd', ({ money }) => money.budgetUsd],
  ['current_cost_usd', ({ money }) => money.currentCostUsd],
  ['hourly_cost_usd', ({ money }) => money.hourlyCostUsd],
  ['minutes_per_case', ({ money }) => money.minutesPerCase],
  ['target_cost_usd', ({ money }) => money.targetCostUsd],
  ['latency_ms', ({ latencyMs }) => latencyMs],
  ['labelled_examples', ({ labelledExamples }) => labelledExamples],
  ['deadline', ({ deadlineWeeks: weeks }) => weeks && { ...weeks, value: weeks.value / WEEKS_PER_MONTH }],
]
type Parts = Pick<Profile, 'volumes' | 'money' | 'latencyMs' | 'labelledExamples' | 'deadlineWeeks'>

const WEEKS_PER_MONTH = 365.25 / 12 / 7

/**
 * The project in typed facts: the answers, and what their free texts say beside them by `knowledge/signals.yaml`. Never
 * overrides an answer, and "I don't know" is one. Pure; a few milliseconds for a page of text.
 */
export function readProfile(book: RuleBook, knowledge: Knowledge, answers: Answers): Profile {
  const { signals, planning } = knowledge
  const texts = freeTexts(book, answers)
  const { quantities, owned, systems, metrics, products, tongues, days, heard } = readWords(book, knowledge, texts)
  const oneOff = (answers.frequency ?? heard.frequency?.value) === 'one-off'
  const figures = figuresOf(book, answers, quantities, planning, oneOff)
  const { languages, countries, payCountry, paidThere, regions, parts, place, tongue } = atHome(
    placed(tongues, quantities, knowledge),
    answers,
    signals,
  )
  const cloud = systems.find(({ row }) => row.cloud !== undefined)
  const said: Record<string, Fact> = { ...heard, ...figureFacts(book, figures) }
  const fact = (value: AnswerValue, words: string, question: string): Fact => ({
    value,
    from: 'words',
    words,
    question,
  })
  if (place !== undefined) said.region = fact(regions, place.words, place.question)
  if (cloud?.row.cloud !== undefined) said.cloud = fact(cloud.row.cloud, cloud.words, cloud.question)
  const machines = machinesFact(owned, texts)
  if (machines !== undefined) said.hardware = machines
  if (tongue !== undefined) said.languages = fact(languagesAnswer(languages), tongue.words, tongue.question)
  // What is forecast or planned is read from records: the paper and the calls around it are not what it learns from.
  const task = String(answers.task ?? heard.task?.value)
  const fromRecords = signals.usual.modality[task]?.includes('tables') === true
  if (fromRecords && said.modality !== undefined && isPaperOrTalk(said.modality)) delete said.modality
  const facts = { ...asked(book, said), ...answerFacts(answers) }
  const effective = Object.fromEntries(Object.entries(facts).map(([id, { value }]) => [id, value]))
  const usual = (id: 'modality' | 'output'): readonly string[] =>
    known(facts[id]?.value) ?? signals.usual[id][String(effective.task)] ?? []
  return {
    answers,
    effective,
    facts,
    quantities,
    modality: usual('modality'),
    output: usual('output'),
    field: known(facts.field?.value)?.[0] ?? 'general',
    regions: known(facts.region?.value) ?? regions,
    countries,
    ...(payCountry !== undefined && { payCountry, paidThere: paidThere === true }),
    parts,
    days,
    languages,
    metrics: metrics.map(({ id, words, question }) => {
      const target = quantities.find((one) => one.metric === id && one.role === 'target')
      return { id, words, question, ...(target && { target }) }
    }),
    systems: systems.map(({ id, words, question, row }) => ({ id, kind: row.kind, words, question })),
    cloud: known(facts.cloud?.value)?.[0] ?? cloud?.row.cloud,
    bought: products.map(({ id, words, question }) => ({ id, words, question })),
    owned,
    ...figures,
  }
}

/** Told of what stands ready, or nothing but the paper and the talk of today's work. */
const isPaperOrTalk = ({ value, question }: Fact): boolean =>
  question === 'dependencies' || [value].flat().every((one) => one === 'scans' || one === 'speech' || one === 'text')

/** What the free texts say, whatever the other answers are. */
function wordsOf(book: RuleBook, knowledge: Knowledge, texts: readonly FreeText[]) {
  const { signals } = knowledge
  const tongues = languagesAndPlaces(texts, signals)
  const currencies = localRates(knowledge.currencies, tongues.countries)
  return {
    quantities: withTimeGoal(
      texts.flatMap((text) => readQuantities(text, signals, currencies)),
      texts,
    ),
    owned: ownedIn(texts, knowledge),
    systems: namedIn(texts, signals.systems),
    metrics: namedIn(texts, signals.metrics),
    products: namedIn(texts, signals.products),
    tongues,
    days: workDaysIn(texts, signals),
    heard: factsInWords(book, texts, signals),
  }
}
type Words = ReturnType<typeof wordsOf>

const lastRead = new WeakMap<Knowledge, { readonly book: RuleBook; readonly said: string; readonly words: Words }>()

/** The texts that were read last are remembered: a plan and its what-ifs read the same ones again and again. */
function readWords(book: RuleBook, knowledge: Knowledge, texts: readonly FreeText[]): Words {
  const said = JSON.stringify(texts)
  const last = lastRead.get(knowledge)
  if (last?.book === book && last.said === said) return last.words
  const words = wordsOf(book, knowledge, texts)
  lastRead.set(knowledge, { book, said, words })
  return words
}

/** Money that is counted in one country's currency says where people are, if nothing else does. */
function placed(named: Tongues, quantities: readonly Quantity[], { signals, currencies }: Knowledge): Tongues {
  if (named.place !== undefined) return named
  const { anywhere } = moneyPatterns(currencies)
  for (const { unit, words, where } of quantities) {
    const spelling = unit === 'usd' ? words.toLowerCase().match(anywhere)?.[0] : undefined
    if (spelling === undefined || signals['shared-money'].some((word) => word.toLowerCase() === spelling)) continue
    const code = currencyOf(currencies, spelling)?.code.slice(0, 2)
    const place = signals.places.find((one) => one.code === code)
    if (place === undefined || place.code === 'US') continue
    // The euro and the pound say no more than the region.
    const countries = place.region === 'other' ? [place.code] : []
    return { ...named, countries, regions: [place.region], place: { words, question: where.question } }
  }
  return named
}

/**
 * Where no country is named, the one in which nearly all who use the told language live: of one such language, inside the regions that are
 * answered, and not of what is translated.
 */
function atHome(named: Tongues, { task, region }: Answers, { languages, places }: Signals): Tongues {
  if (named.countries.some((code) => code !== 'EU') || task === 'translate') return named
  const homes = new Set(languages.flatMap(({ code, home }) => (home && named.languages.includes(code) ? [home] : [])))
  const [only, ...others] = places.filter(({ code }) => homes.has(code))
  const asked = [region ?? named.regions].flat().map(String)
  if (only === undefined || others.length > 0 || named.tongue === undefined) return named
  if (asked.length > 0 && !asked.includes(only.region)) return named
  return { ...named, countries: [only.code], payCountry: only.code, regions: [only.region], place: named.tongue }
}

/** Only what the questionnaire asks is a fact; other names of the lexicon have their own place. */
function asked(book: RuleBook, said: Readonly<Record<string, Fact>>): Readonly<Record<string, Fact>> {
  const ids = new Set(book.questions.map(({ id }) => id))
  return Object.fromEntries(Object.entries(said).filter(([id]) => ids.has(id)))
}

const answerFacts = (answers: Answers): Readonly<Record<string, Fact>> =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value, from: 'answer' }]))

function known(value: AnswerValue | undefined): readonly string[] | undefined {
  const list = [value ?? []].flat().filter((each): each is string => typeof each === 'string' && each !== UNKNOWN)
  return list.length === 0 ? undefined : list
}

/** A figure of the text as the answer to its question: the number where one may be typed, else the option that holds it. */
function figureFacts(book: RuleBook, figures: Parts): Readonly<Record<string, Fact>> {
  return Object.fromEntries(
    FIGURES.flatMap(([id, figure]) => {
      const question = book.questions.find((each) => each.id === id)
      const read = figure(figures)
      if (question === undefined || read?.from !== 'words' || read.words === undefined) return []
      const value = question.number === undefined ? optionOfNumber(question, read.value)?.id : read.value
      return value === undefined
        ? []
        : [[id, { value, from: 'words', words: read.words, question: read.question ?? '' } satisfies Fact]]
    }),
  )
}

function machinesFact(owned: Profile['owned'], texts: readonly FreeText[]): Fact | undefined {
  const [first] = owned
  if (first === undefined) return undefined
  const count = owned.reduce((sum, one) => sum + one.count, 0)
  const value = count === 1 ? 'one-gpu' : count <= 8 ? 'one-node' : 'cluster'
  const question = texts.find(({ text }) => text.includes(first.words))?.question ?? ''
  return { value, from: 'words', words: first.words, question }
}

const languagesAnswer = (codes: readonly string[]): string =>
  codes.length > 1 ? 'several' : codes[0] === 'en' ? 'english' : 'one-other'
