import { describe, expect, it } from 'vitest'
import { planLaw } from '../../src/plan/law.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const rows = (answers: Answers) => planLaw(book, knowledge, readProfile(book, knowledge, answers), {}, [])
const ids = (answers: Answers) => rows(answers).map(({ id }) => id)
const BASE: Answers = { sensitive_data: 'internal', task: 'extract' }

describe('the law of a trade', () => {
  it.each([
    ['travel:sea', 'A ferry from Naples is late: passengers want the money.', 'A ferry from Naples rusts.', {}],
    ['sea:cargo', 'Our ships load dangerous goods.', 'Our lorries load dangerous goods.', {}],
    [
      'product-safety-data',
      'Lorries in Lyon load dangerous goods.',
      'Our ferries load dangerous goods at Calais, France.',
      {},
    ],
    [
      'dealer:claims',
      'Our tractor dealership writes warranty claims.',
      'Our tractor dealership writes to farmers.',
      {},
    ],
    [
      'language:public',
      'The official languages commission looks at our notices.',
      'Our notices are in two languages.',
      {},
    ],
    ['rights:descriptions', 'We translate the blurbs of novels.', 'We translate the titles of novels.', {}],
    ['humanitarian:data', 'Our nurses talk with refugees.', 'Our nurses talk with visitors.', {}],
    ['food:own-check', 'Allergens of our kitchens in Lyon change.', 'Tiles of our kitchens in Lyon change.', {}],
    [
      'mexico:public',
      'A city council in Mexico answers WhatsApp messages of citizens.',
      'A shop in Mexico answers WhatsApp messages of buyers.',
      {},
    ],
    ['travel:air', 'An airline in Pune answers refund letters.', 'An airline in Pune buys tires.', {}],
    [
      'health:secrecy',
      'Clinics in Lyon write patient records.',
      'Our veterinary clinics in Lyon write records of each patient, mostly dogs.',
      { sensitive_data: 'confidential' },
    ],
    [
      'kenya:credit',
      'We give each shop in Kenya a loan for stock.',
      'We rent out lamps in Kenya; our lender watches repayment.',
      {},
    ],
    ['drugs:safety', 'A drugmaker in Pune types side effects.', 'A spa in Pune has no side effects.', {}],
    ['pay', 'Our payroll in Perth works out overtime.', 'Our payroll in Perth wants a new logo.', {}],
    ['broadcast', 'A TV channel in Leeds lacks captions.', 'The posters in Leeds lack captions.', {}],
    ['ranking', 'Sellers in Medan ask how the feed is sorted.', 'Sellers in Medan mail papers.', { field: 'commerce' }],
    [
      'credit',
      'Our loan officers in Cebu decide.',
      'Our cooks in Cebu decide.',
      { regulated_use: 'decides-about-people' },
    ],
    ['medicines', 'Stock of pharmacies in Recife is joined.', 'Stock of shoes in Recife is joined.', {}],
    ['work:camera', 'A camera in Porto helps the weavers.', 'A camera in Porto helps the bees.', {}],
    ['work:union', 'Our union in Montreal serves members.', 'Our union in Montreal paints rooms.', {}],
    ['food', 'A bakery in Lyon has recalls of bread.', 'A bakery in Lyon sells too little bread.', {}],
    ['procurement', 'Bidders of a city in Ohio wait.', 'Bidders of a golf club in Ohio wait.', {}],
    ['lifts:eu', 'Our lifts in Tartu get service.', 'Our sales in Tartu need service.', {}],
    ['construction:eu', 'Our brick factory in Lyon quotes.', 'Our chair factory in Lyon quotes.', {}],
    ['instructions:eu', 'A maker in Graz has manuals of mixers.', 'A poet in Graz has manuals.', { task: 'translate' }],
    ['rights:manuals', "Fitters in Oslo read the makers' manuals.", 'Fitters in Oslo read the news.', {}],
    ['food:label', 'Allergens of our meals in Lyon change.', 'Allergens in the air of Lyon change.', {}],
    ['care:records', 'Home carers in Kobe type reports.', 'Cooks in Kobe type reports.', {}],
    ['pictures:people', 'We photograph shelves in Recife.', 'We photograph stars in Recife.', {}],
    ['machinery:control', 'A machine builder in Graz has PLC programs.', 'A baker in Graz has programs.', {}],
    ['dora:pensions', 'Our pension fund in Utrecht.', 'Our film fund in Utrecht.', {}],
    ['customs:eu', 'We fill in customs declarations in Lyon.', 'Goods stood in customs in Lyon.', {}],
    ['water', 'We bring drinking water to Ottawa.', 'We bring milk to Ottawa.', {}],
  ])('%s is told where the words mean it, and not where one of them stands alone', (id, problem, other, more) => {
    expect(ids({ ...BASE, ...more, problem })).toContain(id)
    expect(ids({ ...BASE, ...more, problem: other })).not.toContain(id)
  })

  it.each([
    ['insurance', 'Our health insurer in Basel reads letters.', 'Our plumbers in Basel read letters.', 'insurer'],
    ['dora', 'Our bank in Lyon reads letters.', 'Our plumbers in Lyon read letters.', 'our bank'],
  ])('%s is that of who is in the trade, not of who names one beside', (id, problem, other, stakeholders) => {
    expect(ids({ ...BASE, problem })).toContain(id)
    expect(ids({ ...BASE, problem: other, stakeholders: `Customers, ${stakeholders}` })).not.toContain(id)
  })

  it('is that of a named province, in place of its country', () => {
    const title = (problem: string) => rows({ ...BASE, problem })[0]?.title
    expect(title('A shop in Gatineau counts parts.')).toMatch(/Quebec: Law 25/u)
    expect(title('A shop in Canada counts parts.')).toMatch(/Canada: PIPEDA/u)
  })

  it('takes the place of medical secrecy where the makers of medicines are meant', () => {
    const cases = { ...BASE, sensitive_data: 'regulated', field: 'health' }
    expect(ids({ ...cases, problem: 'Drug safety in Pune reads letters on patients.' })).not.toContain('health:secrecy')
    expect(ids({ ...cases, problem: 'Our clinic in Pune reads letters on patients.' })).toContain('health:secrecy')
  })

  it('asks for no contract with a provider where all runs in the house', () => {
    const answers: Answers = { ...BASE, problem: 'Cloth is looked at in Braga.' }
    expect(ids({ ...answers, hosting: 'own-cloud' })).toContain('data:basics')
    expect(ids({ ...answers, hosting: 'on-premises' })).toEqual(['data:house'])
    expect(ids({ ...answers, hosting: 'on-device', sensitive_data: 'confidential' })).toEqual(['data:device'])
  })
})

it('keeps laws of states and provinces by names that texts can give', () => {
  for (const { code, parts = {} } of knowledge.countries) {
    const known = Object.keys(knowledge.signals.places.find((place) => place.code === code)?.parts ?? {})
    expect(Object.keys(parts).filter((part) => !known.includes(part))).toEqual([])
  }
})
