import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { LAW_NOTE, planLaw } from '../../src/plan/law.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { countriesOf } from '../../src/profile/countries-of.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const law = (answers: Answers, decided = {}, usual: readonly string[] = []) =>
  planLaw(book, knowledge, readProfile(book, knowledge, answers), decided, usual)
const ids = (answers: Answers, decided = {}) => law(answers, decided).map(({ id }) => id)

const HIRING: Answers = {
  problem: 'Our agency in Madrid gets 900 applications a week; recruiters cannot read them all.',
  regulated_use: 'decides-about-people',
  error_tolerance: 'reviewed',
  sensitive_data: 'regulated',
  task: 'rank',
}

describe('the laws of a plan', () => {
  it('tell hiring in the Union what binds it, from when, who does what, and what it costs', () => {
    const rows = law(HIRING)
    const [act, staff] = rows
    const alone = rows.find(({ id }) => id === 'gdpr:art22')
    expect(staff?.id).toBe('work:staff')
    expect(act).toMatchObject({ id: 'aia:annex3:4', applies: 'applies', binds: 'binding: 2027-12-02' })
    expect(act?.why).toContain('recruit')
    expect(act?.costUsd?.low).toBeGreaterThan(10_000)
    expect(act?.weeks?.high).toBeGreaterThan(0)
    expect(alone).toMatchObject({ id: 'gdpr:art22', applies: 'may-apply' })
    expect(alone?.why).toContain('Still open')
    // A short plan has three rows: the data of the people who are ranked may not fall out of it.
    expect(rows.slice(0, 3).some(({ id }) => id.startsWith('gdpr:'))).toBe(true)
  })

  it('tell the provider, the user and the annex as one, and at most seven in all', () => {
    const rows = law(HIRING)
    expect(rows.filter(({ id }) => id.startsWith('aia:annex3') || id.startsWith('aia:prov'))).toHaveLength(1)
    expect(rows.length).toBeLessThanOrEqual(7)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  })

  it.each([
    ['nyc144', 'Before we file a patent we want a full list of candidates, each with its passage.'],
    ['aia:annex3:5a', 'A camera shall find cracked housings of fuse boxes.'],
    ['mdr:class', 'Judges read asylum files with interviews and medical letters.'],
    ['recording', 'Families write on WhatsApp to the call centre of our bus company, now and then a voice message.'],
  ])('do not hear %s in words that mean something else', (id, problem) => {
    expect(ids({ problem, task: 'classify' })).not.toContain(id)
  })

  it('name credit for persons as high risk in the Union, also where an officer decides on the score', () => {
    const problem = 'Our savings cooperative in Cork wants the risk of arrears for each of its small loans.'
    for (const regulated_use of ['decides-about-people', 'no'])
      expect(ids({ problem, task: 'predict', regulated_use, field: 'finance' }).join()).toContain('aia:annex3:5b')
    expect(ids({ problem, task: 'write', regulated_use: 'no', field: 'finance' }).join()).not.toContain('annex3:5b')
  })

  it('leave the laws of one place out of another', () => {
    const american = ids({ ...HIRING, problem: 'Our agency in Chicago ranks applicants; recruiters read the first.' })
    expect(american).toContain('eeoc')
    expect(american.filter((id) => /^(aia|gdpr)/u.test(id))).toEqual([])
    const swiss = ids({ ...HIRING, problem: 'Our agency in Zurich ranks applicants.' })
    expect(swiss).toContain('swiss:decisions')
    expect(swiss).not.toContain('aia:annex3:4')
  })

  it('hold where the users are, not where a donor, a vendor or a partner is', () => {
    const charity: Answers = {
      problem: 'We compare registers of beneficiaries in Mombasa.',
      stakeholders: 'Donors of a foundation whose office is in Paris',
      region: ['other'],
      sensitive_data: 'regulated',
      regulated_use: 'decides-about-people',
    }
    expect(ids(charity)).toEqual(['kenya:decisions'])
    expect(ids({ ...charity, region: ['other', 'eu'] }).some((id) => id.startsWith('gdpr'))).toBe(true)
  })

  it.each([
    ['nz', 'Guests in Christchurch send WhatsApp messages.', {}],
    ['india', 'Chats of a forum in Pune are read.', {}],
    ['quebec', 'Calls of a shop in Montreal are sorted.', {}],
    ['quebec:public', 'E-mails to the town hall of Gatineau are sorted.', { field: 'public-service' }],
    ['elsewhere:data', 'Chats of a shop in Phnom Penh are read.', {}],
  ])('of data protection: %s', (id, problem, more) => {
    expect(ids({ problem, sensitive_data: 'confidential', task: 'classify', ...more })).toContain(id)
    expect(ids({ problem, sensitive_data: 'public', task: 'classify', ...more })).not.toContain(id)
  })

  it.each([
    ['brazil:customs', 'Our brokers in Recife fill in the import declaration.', 'They bake bread in Recife.', {}],
    ['nz:consumer', 'In Tauranga the page shows a firm price for a fence.', 'In Tauranga we prune vines.', {}],
    ['us:gmp', 'A camera in Ohio looks at vials.', 'A camera in Ohio looks at apples.', { field: 'manufacturing' }],
    ['price:eu', 'Our pool in Graz wants dynamic pricing.', 'Our pool in Graz wants warm water.', { field: 'media' }],
    ['eaa', 'Signs in Ghent must reach deaf visitors.', 'Signs in Ghent must be blue.', {}],
    ['swiss:pension', 'We keep pension files in Lucerne.', 'We keep bees in Lucerne.', {}],
    [
      'voice:replica',
      'Fans of the singer want his voice.',
      'We collect the voice of the customer.',
      { output: ['speech'] },
    ],
  ])('of a sector: %s', (id, problem, other, more) => {
    const answers: Answers = { sensitive_data: 'internal', task: 'extract', ...more }
    expect(ids({ ...answers, problem })).toContain(id)
    expect(ids({ ...answers, problem: other })).not.toContain(id)
  })

  it('do not come with one word of another field, nor with a field and an answer that nobody gave', () => {
    const bank: Answers = { problem: 'A student built the model of our lender in Lyon.', field: 'credit' }
    expect(ids({ ...bank, regulated_use: 'decides-about-people' })).not.toContain('aia:annex3:3')
    expect(ids({ problem: 'Crowns are milled in Lyon.', field: 'health', sensitive_data: 'regulated' })).not.toContain(
      'mdr:class',
    )
  })

  it('forbid the reading of moods at work, and only there', () => {
    const shifts: Answers = { problem: 'A camera in Lyon shall tell the mood of each driver.', task: 'classify' }
    expect(ids({ ...shifts, field: 'employment' })).toContain('aia:art5:emotion')
    expect(ids({ ...shifts, field: 'consumer' })).not.toContain('aia:art5:emotion')
  })

  it.each([
    ['hiring', 'Our agency in Lisbon ranks applicants.', /Portugal: Código do Trabalho/u, {}],
    ['hiring', 'Our agency in Busan ranks applicants.', /South Korea: Fair Hiring/u, {}],
    ['recording', 'Calls of a garage in Manila are written down.', /Philippines: .*RA 4200/u, { modality: ['speech'] }],
    ['driving', "A depot in Leipzig plans tours and drivers' hours.", /Germany: FPersV/u, {}],
    ['driving', "A depot in Turin plans tours and drivers' hours.", /European Union: Regulation/u, {}],
    ['books', 'An accounting office in Zagreb books vouchers.', /National tax/u, {}],
    ['invoicing', 'In Patras in Greece we type supplier invoices.', /myDATA/u, {}],
    ['insurance', 'Our insurer in Basel answers letters.', /KVG/u, { field: 'insurance' }],
    ['aviation', 'Drones look at vineyards near Mendoza in Argentina.', /National rules on drones/u, {}],
    ['flying', 'A roster for the cabin crew of an airline in Cebu.', /PCAR/u, {}],
    ['data:basics', 'A shop in Hanoi counts parts.', /Vietnam: Personal Data/u, { sensitive_data: 'confidential' }],
    ['elsewhere:data', 'Chats of farmers in Lilongwe are read.', /Malawi: Data Protection Act/u, {}],
  ])('of a country are told with its name: %s, %s', (id, problem, names, more) => {
    const answers: Answers = { problem, task: 'classify', sensitive_data: 'internal', ...more }
    expect(law(answers).find((row) => row.id === id)?.title).toMatch(names)
  })

  it.each([
    ['work:staff', 'Our insurer in Lausanne sorts letters; the works council is asked.', 'insurance'],
    ['secrecy', 'An accounting office in Larissa reads bank statements.', 'finance'],
  ])('of %s are heard in one word of another field that means nothing else: %s', (id, problem, field) => {
    expect(ids({ problem, field, task: 'classify' })).toContain(id)
  })

  it('are certain where words and the kind of project say the same', () => {
    const answers: Answers = { problem: 'Sellers on our marketplace in Brno offer bicycles.', task: 'classify' }
    expect(law(answers).find(({ id }) => id === 'dsa')).toMatchObject({ applies: 'may-apply' })
    expect(law(answers, {}, ['dsa']).find(({ id }) => id === 'dsa')).toMatchObject({ applies: 'applies' })
  })

  it('of several countries are told in one row, what holds in the whole Union last', () => {
    const row = law({ ...HIRING, problem: 'Recruiters in Warsaw, Riga and Berlin read applications.' }).find(
      ({ id }) => id === 'hiring',
    )
    expect(row?.title).toMatch(/Germany: AGG.*; Poland: .*; European Union: /u)
  })

  it('say nothing of staff where a known country keeps no law on them', () => {
    expect(ids({ ...HIRING, problem: 'Our agency in Chicago ranks applicants.' })).not.toContain('work:staff')
  })

  it('come with the kind of project alone where its own row says that this is enough', () => {
    const answers: Answers = { problem: 'Papers in Monterrey are typed.', task: 'extract', sensitive_data: 'internal' }
    const rows = law(answers, {}, ['invoicing', 'driving'])
    expect(rows.find(({ id }) => id === 'invoicing')).toMatchObject({ applies: 'applies' })
    expect(rows.find(({ id }) => id === 'driving')).toMatchObject({ applies: 'may-apply' })
    expect(ids(answers)).not.toContain('invoicing')
  })

  it('remind of contract and retention only where nothing else is told of data', () => {
    const answers: Answers = {
      problem: 'Parts are counted in Nairobi.',
      task: 'predict',
      sensitive_data: 'confidential',
    }
    expect(ids(answers)).toEqual(['data:basics'])
    expect(ids({ ...answers, problem: 'Chats of customers are read in Nairobi.' })).toEqual(['kenya'])
  })

  it('say which question decides where one only may apply', () => {
    for (const { applies, decides } of law(HIRING))
      expect(decides?.endsWith('?') ?? false).toBe(applies === 'may-apply')
  })

  it('ask whether safety-critical health software is a device, without claiming that it is', () => {
    const ward: Answers = {
      problem: 'Doctors of our hospital in Vienna want a warning before a patient gets worse.',
      regulated_use: 'safety-critical',
      sensitive_data: 'regulated',
      task: 'predict',
    }
    const device = law(ward).find(({ id }) => id === 'mdr:class')
    expect(device?.applies).toBe('may-apply')
    expect(device?.why).toMatch(/Is it meant to diagnose/)
    expect(ids(ward)).toContain('gdpr:art9')
  })

  it('have a machine that talks say so, and ask before recording', () => {
    const talk = ids({
      problem: 'Callers of our clinic in Lisbon wait; a voice should answer the phone call.',
      task: 'converse',
      modality: ['speech'],
      output: ['speech'],
    })
    expect(talk).toEqual(expect.arrayContaining(['aia:art50:talk', 'recording']))
  })

  it('bind a model that is trained and offered, not one that is used', () => {
    const answers: Answers = { problem: 'A model of Dutch for all of the Netherlands.', task: 'write' }
    expect(ids(answers, { 'training-option': 'from-scratch' })).toContain('aia:gpai')
    expect(ids(answers, { 'training-option': 'prompt' })).not.toContain('aia:gpai')
  })

  it('say nothing where nothing applies, and mark every law open where the place is not known', () => {
    expect(
      law({ problem: 'Sort spare parts.', regulated_use: 'no', sensitive_data: 'public', task: 'classify' }),
    ).toEqual([])
    const open = law({ ...HIRING, problem: 'Recruiters cannot read all CVs.' })
    // What each country has in some form is told without a country.
    expect(open.filter(({ applies }) => applies === 'applies').map(({ id }) => id)).toEqual(['hiring', 'data:basics'])
    expect(open.map(({ id }) => id)).not.toContain('japan')
    expect(LAW_NOTE).toMatch(/not legal advice/)
  })

  it('name what comes with the kind of project as open, behind what was said, and only in its place and field', () => {
    const fall: Answers = {
      problem: 'A mat under the mattress sees who in our home in Lyon breathes badly at night.',
      task: 'predict',
    }
    expect(ids(fall)).not.toContain('mdr:class')
    const rows = law(fall, {}, ['mdr:class', 'fda:samd'])
    expect(rows.find(({ id }) => id === 'mdr:class')).toMatchObject({ applies: 'may-apply' })
    expect(rows.find(({ id }) => id === 'mdr:class')?.why).toContain('kind of project')
    expect(rows.map(({ id }) => id)).not.toContain('fda:samd')
    const bank: Answers = { ...fall, field: 'finance' }
    expect(law(bank, {}, ['mdr:class']).map(({ id }) => id)).not.toContain('mdr:class')
    const harmless: Answers = { ...fall, regulated_use: 'no' }
    expect(law(harmless, {}, ['mdr:class']).map(({ id }) => id)).not.toContain('mdr:class')
  })
})

describe('a plan', () => {
  const PROJECTS: readonly (readonly [code: string, says: RegExp, answers: Answers])[] = [
    [
      'IT',
      /FatturaPA by SdI/u,
      {
        task: 'extract',
        problem: 'A wholesaler of tiles near Bologna types 400 supplier invoices a day from PDF files.',
        outcome: 'Supplier, VAT number and amounts are read from each invoice, and the accountant books.',
        sensitive_data: 'confidential',
      },
    ],
    [
      'CL',
      /WhatsApp/u,
      {
        task: 'act',
        problem:
          'Callers of our dental practices in Valdivia in Chile hear a busy line; nobody answers in the evening.',
        outcome: 'A voice answers the phone, books or moves an appointment and puts others through.',
        sensitive_data: 'internal',
      },
    ],
    [
      'NO',
      /Equality and Anti-Discrimination Act/u,
      {
        task: 'rank',
        problem: 'Our recruiters in Bergen, Norway, get 900 CVs a week for 60 jobs and read the first pages.',
        outcome: 'For each job a list of suitable CVs with reasons.',
        regulated_use: 'decides-about-people',
        sensitive_data: 'regulated',
      },
    ],
    [
      'IN',
      /UPI/u,
      {
        task: 'classify',
        problem:
          'Our payment app in Pune loses money by card fraud: 40,000 payments a day, a team of six fraud analysts looks at alerts.',
        outcome: 'Each payment gets a score for fraud before it leaves.',
        sensitive_data: 'regulated',
      },
    ],
  ]

  it.each(PROJECTS)(
    'in %s names what its own country has, and no law or invoices of another',
    async (code, says, answers) => {
      const guides = await shippedGuides()
      const made = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
      const text = planMarkdown(made)
      expect(text).toMatch(says)
      expect(countriesOf(readProfile(book, knowledge, answers), knowledge.signals)).toEqual([code])
      const own = JSON.stringify(
        knowledge.countries.filter((each) => each.code === code || (code === 'IT' && each.code === 'EU')),
      )
      const others = knowledge.countries.flatMap((each) => [...Object.values(each.law), each.invoices ?? []].flat())
      // A bare name of a system or act may be part of a longer one at home.
      expect(others.filter((entry) => text.includes(entry) && !own.includes(entry) && entry.length > 8)).toEqual([])
    },
  )
})
