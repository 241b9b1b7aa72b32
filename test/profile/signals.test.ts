import { describe, expect, it } from 'vitest'
import { readWritten } from '../../src/blueprint/pictures.ts'
import { workDaysIn } from '../../src/profile/days-a-year.ts'
import { languagesAndPlaces, namedIn } from '../../src/profile/names.ts'
import { firstMeant } from '../../src/profile/phrases.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { readQuantities } from '../../src/profile/read-quantities.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const { signals, currencies } = knowledge
const book = await shippedBook()
const texts = (text: string, question = 'problem') => [{ question, text }]

describe('the lexicon of knowledge/signals.yaml', () => {
  it('hears every answer in its example, and not in its counter-example', () => {
    for (const { id, phrases, unless, example, counter } of signals.answers) {
      expect(firstMeant(example, phrases, unless), `${id}: ${example}`).toBeDefined()
      if (counter !== undefined) expect(firstMeant(counter, phrases, unless), `${id}: ${counter}`).toBeUndefined()
    }
  })

  it('tells texts that are read from pictures that are looked at', () => {
    const onlyWritten = readWritten(signals)
    const heard = (main: string) => onlyWritten({ main, beside: '' })
    expect(signals.written.examples.filter((text) => !heard(text))).toEqual([])
    expect(signals.written.counters.filter(heard)).toEqual([])
    expect(heard('A camera looks at each sheet, and a remark is written.')).toBe(false)
  })

  it.each([
    ['extract', 'Two nurses note each finding of the reports in an Excel list.', ['text']],
    ['extract', 'Each branch sends its lots as a spreadsheet.', ['tables']],
    ['optimize', 'The mate draws the deck on paper and phones the office after each phone call.', ['tables']],
    ['predict', 'Pictures of each pallet show how ripe the fruit is.', ['images']],
  ])('hears what goes in (%s): %s', (task, problem, modality) => {
    expect(readProfile(book, knowledge, { task, problem }).modality).toEqual(modality)
  })

  it('does not hear what is denied', () => {
    for (const { id, phrases, unless } of signals.answers) {
      const phrase = phrases.find((each) => /^[a-z]+$/u.test(each))
      if (phrase !== undefined) expect(firstMeant(`There are no ${phrase} here.`, phrases, unless), id).toBeUndefined()
    }
  })

  it('says only what the questionnaire has', () => {
    const strange = signals.answers.flatMap(({ says }) =>
      Object.entries(says).flatMap(([id, value]) => {
        const question = book.questions.find((each) => each.id === id)
        return question?.options.some((option) => option.id === value) ? [] : [`${id}: ${value}`]
      }),
    )
    expect(strange).toEqual([])
    const regions = book.questions.find(({ id }) => id === 'region')?.options.map(({ id }) => id) ?? []
    expect(signals.places.filter(({ region }) => !regions.includes(region)).map(({ code }) => code)).toEqual([])
  })

  it('names every metric, system and product in its example', () => {
    for (const list of [signals.metrics, signals.systems, signals.products] as const) {
      for (const { id, example, counter } of list) {
        const rows: readonly { readonly id: string; readonly phrases: string[] }[] = list
        expect(
          namedIn(texts(example), rows).map((named) => named.id),
          `${id}: ${example}`,
        ).toContain(id)
        if (counter !== undefined)
          expect(
            namedIn(texts(counter), rows).map((named) => named.id),
            `${id}: ${counter}`,
          ).not.toContain(id)
      }
    }
  })

  it('hears every place as a place and every language as a language', () => {
    for (const { code, words } of signals.places)
      for (const word of words)
        expect(languagesAndPlaces(texts(`Our ${word} office grows.`), signals).countries, word).toContain(code)
    for (const { code, words } of signals.languages)
      for (const word of words)
        expect(languagesAndPlaces(texts(`They write in ${word}.`), signals).languages, word).toContain(code)
  })

  it('holds each place once, and no word in two of them', () => {
    const codes = signals.places.map(({ code }) => code)
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
    const words = signals.places.flatMap(({ code, words: own, parts }) => {
      const all = [...own, ...Object.entries(parts ?? {}).flat(2)]
      return [...new Set(all.map((word) => word.toLowerCase()))].map((word) => ({ word, code }))
    })
    const twice = [...Map.groupBy(words, ({ word }) => word)].filter(([, rows]) => rows.length > 1)
    expect(twice.map(([word]) => word)).toEqual([])
  })

  it('hears no place in a longer name that means something else', () => {
    const read = (text: string) => languagesAndPlaces(texts(text), signals)
    expect(read('Our shops in New South Wales and New Mexico.').countries).toEqual(['US', 'AU'])
    expect(read('A council in Northern Ireland.').countries).toEqual(['GB'])
    expect(read('The office in Kansas City, near West Virginia Avenue.').parts).toEqual(['Missouri', 'West Virginia'])
    expect(read('we deliver in northern ireland, two vans and no office').countries).toEqual(['GB'])
    for (const name of signals['not-places'])
      expect(read(`We know the ${name.replaceAll('*', 's')} well.`).countries, name).toEqual([])
    expect(read('We run an Italian restaurant in Chicago, and a shop in Mexico.').countries).toEqual(['US', 'MX'])
  })

  it('hears no place in the country of a vendor, a donor or a dish', () => {
    const read = (text: string) => languagesAndPlaces(texts(text), signals).countries
    for (const example of signals.aside.examples) expect(read(example), example).toEqual([])
    for (const counter of signals.aside.counters) expect(read(counter), counter).not.toEqual([])
  })

  it('takes the one home of a language where no place is named, and not of what is translated or of two homes', () => {
    const read = (answers: Answers) => readProfile(book, knowledge, answers).payCountry
    const problem = 'Our home carers write 900 notes a day.'
    expect(read({ problem, outcome: 'A short note in Danish.' })).toBe('DK')
    expect(read({ problem, outcome: 'A short note in Danish or Swedish.' })).toBeUndefined()
    expect(read({ problem, outcome: 'A short note in German.' })).toBeUndefined()
    expect(read({ problem, outcome: 'A short note in Danish.', region: ['us'] })).toBeUndefined()
    expect(read({ problem, outcome: 'A short note in Danish.', task: 'translate' })).toBeUndefined()
    expect(read({ problem: `${problem} We are in Malmö.`, outcome: 'A short note in Danish.' })).toBe('SE')
  })

  it('hears who works on weekends, too', () => {
    const { 'every-day': every } = signals
    const read = (text: string) => workDaysIn(texts(text), signals)
    for (const example of every.examples) expect(read(example), example).toEqual({ everyDay: true })
    for (const counter of every.counters) expect(read(counter), counter).toEqual({ everyDay: false })
    expect(read('The line runs 235 days a year.')).toEqual({ toldDaysAYear: 235, everyDay: false })
  })

  it('hears a place without capitals only from a writer who uses none, and never a word that means something else', () => {
    const read = (text: string) => languagesAndPlaces(texts(text), signals).countries
    expect(read('bike rental in valparaíso and arequipa, 40 shops, they lose bikes')).toEqual(['CL', 'PE'])
    expect(read('we polish parts and roast turkey, nobody counts them')).toEqual([])
    expect(read('The Firm counts its arusha and riga, whatever they are. Nobody knows.')).toEqual([])
  })

  it('names the states and provinces whose laws differ', () => {
    const { countries, parts } = languagesAndPlaces(texts('Our clinics in Denver and Ontario keep files.'), signals)
    expect(countries).toEqual(['US', 'CA'])
    expect(parts).toEqual(['Colorado', 'Ontario'])
  })

  it('tells a language from the country of the same name', () => {
    const read = (text: string) => languagesAndPlaces(texts(text), signals)
    expect(read('Our German stores get letters in Polish and Danish.')).toMatchObject({
      countries: ['DE'],
      languages: ['da', 'pl'],
    })
    expect(read('Nurses speak Swiss German.')).toMatchObject({ countries: [], languages: ['gsw'] })
    expect(read('We polish the floor.')).toMatchObject({ countries: [], languages: [] })
  })

  it('reads a number with its role in the example of every row', () => {
    for (const { role, example, in: where } of signals.roles) {
      const question = where?.[0] ?? 'problem'
      const roles = readQuantities({ question, text: example }, signals, currencies).map((one) => one.role)
      expect(roles, `${role}: ${example}`).toContain(role)
    }
  })
})
