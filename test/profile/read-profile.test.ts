import { describe, expect, it } from 'vitest'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const profile = (answers: Answers) => readProfile(book, knowledge, answers)

describe('the numbers of a free text', () => {
  it.each([
    ['We get 60,000 parcels a day.', { value: 60_000, unit: 'count', counts: 'parcels', per: 'day', role: 'volume' }],
    ['About 3.500 words', { value: 3500, counts: 'words' }],
    ['The board meets 3 hours every two weeks.', { value: 10_800, unit: 'seconds', role: 'duration' }],
    ['We give 310 games on 74 fields every weekend.', { value: 310, counts: 'games', per: 'week', role: 'volume' }],
    ['3’500 forms every week', { value: 3500, counts: 'forms', per: 'week', role: 'volume' }],
    ['Agents read the first forty and stop.', { value: 40, words: 'the first forty' }],
    ['It must be live in 12 months.', { value: 31_557_600, unit: 'seconds', role: 'deadline' }],
    ['Only 0.3 % are fraud.', { value: 0.003, unit: 'share' }],
    [
      'A tester costs 6,000 dollars a month, the old system 2 million a year.',
      { role: 'cost', unit: 'usd', per: 'year', value: 2_000_000 },
    ],
    ['In Brno, Czechia, a clerk costs us 260 crowns an hour.', { role: 'cost', unit: 'usd', per: 'hour' }],
    ['4 clerks do nothing else.', { value: 4, counts: 'clerks', role: 'staff' }],
    ['It costs us $12 a case.', { value: 12, unit: 'usd', per: 'case', role: 'cost' }],
    ['A wrong label costs €2,50 each.', { unit: 'usd', per: 'label', role: 'cost' }],
    ['Each form takes 7 to 9 minutes.', { value: 480, low: 420, high: 540, per: 'form', role: 'time-per-case' }],
    ['Peaks reach 40 requests per second.', { value: 40, per: 'second', role: 'volume' }],
    ['We want a 30B model.', { value: 30e9, unit: 'parameters' }],
    ['half a million invoices a year', { value: 500_000, counts: 'invoices', per: 'year', role: 'volume' }],
    ['There are 2.4 TB of logs.', { value: 2.4e12, unit: 'bytes', role: 'data-size' }],
    ['1.1 million lines of COBOL', { value: 1_100_000, counts: 'lines of COBOL', role: 'data-size' }],
    ['450 guest mails/day, two people', { value: 450, counts: 'guest mails', per: 'day', role: 'volume' }],
    ['we close 7k tickets/wk', { value: 7000, counts: 'tickets', per: 'week', role: 'volume' }],
    ['300 complaints from tenants a month', { value: 300, counts: 'complaints', per: 'month', role: 'volume' }],
    ['Täglich kommen 1.900 Briefe an.', { value: 1900, per: 'day', role: 'volume' }],
    ['Im Monat kommen 310 Anträge.', { value: 310, per: 'month', role: 'volume' }],
    ['Nous recevons 250 dossiers par semaine.', { value: 250, per: 'week', role: 'volume' }],
    ['Llegan 90 facturas al día.', { value: 90, per: 'day', role: 'volume' }],
    ['A briefing lasts half an hour.', { value: 1800, unit: 'seconds', words: 'half an hour' }],
    ['It takes a quarter of an hour.', { value: 900, unit: 'seconds' }],
    ['The next title must show in a fifth of a second.', { value: 0.2, unit: 'seconds' }],
    ['The saw stops in two hundredths of a second.', { value: 0.02, unit: 'seconds' }],
    ['It takes one and a half hours.', { value: 5400, unit: 'seconds' }],
    ['One bag in 4,000 goes astray; half of them come back.', { value: 0.5, unit: 'share' }],
    ['Clerks type 40 fields per form.', { value: 40, counts: 'fields', role: 'case-fields' }],
    ['Staff costs 45 CHF an hour.', { value: 54, unit: 'usd', per: 'hour', role: 'cost' }],
  ])('%s', (text, read) => {
    expect(profile({ problem: text }).quantities).toContainEqual(expect.objectContaining(read))
  })

  it.each([
    ['At most one missed in 1,000', { value: 0.001, high: 0.001, unit: 'share', role: 'error-limit' }],
    ['99.5 % of fields right', { value: 0.995, unit: 'share', role: 'target' }],
    ['F1 of 0.9 on rare classes', { value: 0.9, unit: 'score', role: 'target', metric: 'f1' }],
    ['200 cases with no error', { value: 200, counts: 'cases', role: 'sample' }],
    ['Coverage from 40 % to 70 %', { value: 0.4, role: 'baseline' }],
    ['Coverage from 40 % to 70 %', { value: 0.7, role: 'target' }],
    ['Fewer than 2 % wrong answers', { value: 0.02, high: 0.02, role: 'error-limit' }],
  ])('as a measure of success: %s', (text, read) => {
    expect(profile({ success_measure: text }).quantities).toContainEqual(expect.objectContaining(read))
  })

  it.each([
    'A picker costs us about 40 dollars a day with insurance.',
    'A widow lost 700 dollars a month for nine months until it was put right.',
  ])('is no cost of every year: %s', (why) => {
    expect(profile({ why }).money.currentCostUsd).toBeUndefined()
  })

  it.each([
    ['One of our five drafters needs 4 hours a plan.', 90],
    ['One of our testers needs 4 hours a plan.', 30],
    ['A plan takes 4 hours.', 30],
  ])('takes the pay of those whose time it is: %s', (problem, usd) => {
    const dependencies =
      'Testers are paid 30 dollars an hour and come twice a week; a drafter costs us 90 dollars an hour'
    expect(profile({ problem, dependencies }).money.hourlyCostUsd?.value).toBe(usd)
  })

  it.each([
    ['Our school kitchen cooks for children with a doctor’s note about nuts.', 'health'],
    ["Our canteen cooks for guests with a doctor's note.", 'health'],
    ['We buy novels from 90 publishers.', 'media'],
    ['We send the obituary to the newspapers.', 'media'],
  ])('takes nobody’s supplier or paper for the own field: %s', (problem, field) => {
    expect(profile({ problem }).field).not.toBe(field)
  })

  it('reads the dollars of a country by its short name', () => {
    const { hourlyCostUsd } = profile({ problem: 'A ranger costs 60 NZ dollars an hour.' }).money
    expect(hourlyCostUsd?.value).toBeGreaterThan(30)
    expect(hourlyCostUsd?.value).toBeLessThan(45)
  })

  it.each([
    ['Monitors send a pulse each second for 44 beds.', 44],
    ['Imbalance costs 1.3 million a year.', 1_300_000],
    ['A door fails about 25 times a month.', 25],
    ['Members get a box of six each month.', 6],
    ['3 nurses call patients every day.', 3],
    ['We translate 11 million words a year.', 11_000_000],
  ])('is no volume of cases: %s', (text, value) => {
    const read = profile({ problem: text })
    expect(read.quantities).toContainEqual(expect.objectContaining({ value }))
    expect(read.volumes.perDay).toBeUndefined()
  })

  it.each([
    'A route and a price within a tenth of a second',
    'Dispatched in half a second, settled by a fifth of a minute',
    'An answer in a third of an hour',
  ])('is a time and no share of anything: %s', (outcome) => {
    const read = profile({ outcome }).quantities
    expect(read.map(({ unit }) => unit)).not.toContain('share')
    expect(read.length).toBeGreaterThan(0)
  })

  it('stays a share where it is one of hours or seconds', () => {
    const { quantities } = profile({ outcome: 'A third of the hours saved; a tenth of calls end in a second' })
    expect(quantities.filter(({ unit }) => unit === 'share')).toHaveLength(2)
  })

  it.each([
    ['We run six nodes with four L40S in our cellar', 24],
    ['2 servers, each with 8 A100 80 GB, stand here', 16],
    ['Three GPU servers of two H100 are ours', 6],
    ['A server with two L40S stands here', 2],
    ['32 H100 in four nodes are ours until June', 32],
  ])('counts the accelerators of all machines: %s', (dependencies, count) => {
    expect(profile({ dependencies }).owned).toMatchObject([{ count }])
  })

  it('count nothing where they only say how rare it is', () => {
    const { quantities } = profile({ success_measure: '96 % of leaks found; fewer than 1 in 4,000 sound pipes dug up' })
    expect(quantities.map(({ value }) => value)).toEqual([0.96, 1 / 4000])
  })

  it('spread what is there once over a year, and leave daily work as it is', () => {
    const once = profile({ problem: 'Key the backlog of 36,525 index cards from three archives.' })
    expect(once.effective.frequency).toBe('one-off')
    expect(once.volumes).toMatchObject({ once: { value: 36_525 }, perDay: { value: 100 } })
    const pace = profile({ problem: 'A backlog of 36,525 cards; two clerks type 60 a day.' })
    expect(pace.volumes.perDay?.value).toBe(100)
    const both = profile({ problem: 'A backlog of 36,525 cards, and 40 new cards a day.' })
    expect(both.volumes.perDay?.value).toBe(40)
    expect(both.volumes.once).toBeUndefined()
    expect(profile({ problem: 'Key 36,525 index cards.' }).volumes.perDay).toBeUndefined()
    expect(profile({ problem: 'Key 36,525 index cards.', frequency: 'one-off' }).volumes.perDay?.value).toBe(100)
  })

  it.each([
    ['A question to the register takes 3 days.', 'time-per-case'],
    ['We hold 2,700 shop leases.', 'sites'],
    ['There are 9,000 customer comments.', 'users'],
  ])('reads no more than is said: %s', (text, role) => {
    expect(profile({ problem: text }).quantities.map((each) => each.role)).not.toContain(role)
  })

  it('takes people of the field for no fields of a form', () => {
    const roles = profile({ problem: 'Our 70 field reps visit 900 shops.' }).quantities.map(({ role }) => role)
    expect(roles).not.toContain('case-fields')
  })

  it('leaves out years, norms, versions and the digits of names', () => {
    const text =
      'Since 2019 we follow ISO 27001 and Article 22 with GPT-4, S/4HANA and an RTX 4090 at one of the sites.'
    expect(profile({ problem: text }).quantities).toEqual([])
  })

  it('stand where their words stand', () => {
    const problem = 'In spring we sort 900 letters a day; each takes 3 minutes.'
    for (const { words, where } of profile({ problem }).quantities)
      expect(problem.slice(where.at, where.at + words.length)).toBe(words)
  })
})

describe('a profile', () => {
  it('are those of the work, and not of a bank abroad or the next market', () => {
    const { countries } = profile({
      problem: 'We send money from Kenya, 9,000 transfers a day.',
      why: 'Our bank in New York froze the account for a week.',
      strategic_goal: 'Open the route to Turkey next year',
    })
    expect(countries).toEqual(['KE'])
  })

  it('takes the currency for the place where no place is named', () => {
    expect(profile({ why: 'It costs us 40,000 euros a year.' }).regions).toEqual(['eu'])
    expect(profile({ why: 'Our Ohio office pays 40,000 euros a year.' }).regions).toEqual(['us'])
    expect(profile({ why: 'It costs us $40,000 a year.' }).regions).toEqual([])
    expect(profile({ why: 'It costs us 40,000 rand a year.' })).toMatchObject({ regions: ['other'], countries: ['ZA'] })
    expect(profile({ why: 'It costs us 40,000 pesos a year.' }).regions).toEqual([])
  })

  it('reads figures, machines, places and names from the words, and quotes them', () => {
    const read = profile({
      problem:
        'Our Danish insurer gets 1,200 claim letters a day, in Danish and German; a clerk needs 6 minutes per letter.',
      dependencies: 'Two A100s in our own data center, letters are kept in SharePoint and booked in SAP.',
    })
    expect(read.volumes.perDay).toEqual({
      value: 1200,
      from: 'words',
      words: '1,200 claim letters a day',
      question: 'problem',
    })
    expect(read.money.minutesPerCase).toMatchObject({ value: 6, from: 'words' })
    expect(read.owned).toMatchObject([{ count: 2, words: 'Two A100s' }])
    expect(read.owned[0]?.accelerator).toMatch(/^a100/u)
    expect(read).toMatchObject({ countries: ['DK'], regions: ['eu'], languages: ['de', 'da'] })
    expect(read.systems.map(({ id }) => id)).toEqual(['sap', 'sharepoint'])
    expect(read.facts.hosting).toMatchObject({ value: 'on-premises', from: 'words', question: 'dependencies' })
  })

  it('never overrides an answer, and "I don’t know" is one', () => {
    const text = 'We get 500 calls a day and nothing may leave our network.'
    const read = profile({ problem: text, requests_per_day: '1k-10k', hosting: 'unknown' })
    expect(read.effective).toMatchObject({ requests_per_day: '1k-10k', hosting: 'unknown' })
    expect(read.volumes.perDay).toMatchObject({ from: 'answer', low: 1000, high: 10_000 })
    expect(profile({ problem: text }).effective).toMatchObject({ requests_per_day: 500, hosting: 'on-premises' })
  })

  it('counts no machine that is only rented', () => {
    expect(profile({ problem: 'We would rent two H100s for the pilot.' }).owned).toEqual([])
  })

  it('takes what is read from the work itself, not from the story, earlier trials or what lies around', () => {
    const read = (answers: Answers) => profile(answers).modality
    const problem = 'Our water works get 900 messages a day by SMS.'
    expect(read({ task: 'classify', problem, why: 'In May reporters had the photos of the leak.' })).toEqual(['text'])
    expect(read({ task: 'classify', problem, lessons: 'Scanned forms failed.' })).toEqual(['text'])
    expect(read({ task: 'classify', problem, dependencies: 'Cameras at the gate' })).toEqual(['text'])
    expect(read({ task: 'predict', problem: 'How many beds?', dependencies: 'requests on paper' })).toEqual(['tables'])
    expect(read({ task: 'classify', problem: 'Which leaf?', dependencies: '900 photos' })).toEqual(['images'])
  })

  it('has nothing to say without words', () => {
    const read = profile({ task: 'extract' })
    expect(read).toMatchObject({ quantities: [], owned: [], regions: [], field: 'general', modality: ['text'] })
    expect(Object.values(read.facts).every(({ from }) => from === 'answer')).toBe(true)
  })
})

describe('the country of a team', () => {
  it.each([
    ['We pack hazelnuts in Giresun, and one importer in Hamburg sent a container back.', 'TR'],
    ['Our 30 guides in Innsbruck answer mails.', 'AT'],
    ['The cooperative near Kisii buys tea.', 'KE'],
    ['Two clerks in Castellón sort tiles.', 'ES'],
    ['Our museum in New Zealand has 900 cards.', 'NZ'],
    ['Our plant in New Hampshire cuts gears.', 'US'],
  ])('is read from the town or region: %s', (problem, country) => {
    expect(profile({ problem }).countries[0]).toBe(country)
  })
})
