import { describe, expect, it } from 'vitest'
import { findPrice } from '../../src/knowledge/find.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { lawFor } from '../../src/knowledge/market/law-for.ts'
import { deviceOf, modelsFor } from '../../src/knowledge/market/models-for.ts'
import { payFor } from '../../src/knowledge/market/pay-for.ts'
import { electricityFor, rentsFor } from '../../src/knowledge/market/rents-for.ts'
import { onDay, priceRuleFor, servicesFor } from '../../src/knowledge/market/services-for.ts'
import { oldestFacts } from '../../src/knowledge/oldest-facts.ts'

const knowledge = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname)

describe('every fact of the market', () => {
  it('names a source that is listed', () => {
    const ids = new Set(knowledge.sources.map((source) => source.id))
    const { shortlist, services, priceRules, rents, electricity, pay, payFactors, law } = knowledge
    for (const fact of [shortlist, services, priceRules, rents, electricity, pay, payFactors, law].flat())
      expect(ids.has(fact.source), fact.source).toBe(true)
  })

  it('points at what is there: cards that are known, successors that are offered', () => {
    const cards = new Set(knowledge.accelerators.map((card) => card.key))
    for (const rent of knowledge.rents) if (rent.accelerator !== undefined) expect(cards).toContain(rent.accelerator)
    const services = new Set(knowledge.services.map((service) => service.id))
    for (const service of knowledge.services)
      if (service.supersededBy !== undefined) expect(services, service.id).toContain(service.supersededBy)
  })
})

describe('models for a need', () => {
  it('speak the languages, fit the size and may be used by a company', () => {
    const found = modelsFor(knowledge, {
      kind: 'text',
      task: 'summarize',
      languages: ['de'],
      contextTokens: 32_000,
      licence: 'open',
      maxParamsB: 40,
    })
    expect(found.length).toBeGreaterThan(3)
    for (const { model, languages } of found) {
      expect(model.paramsB).toBeLessThanOrEqual(40)
      expect(model.commercialUse).toBe('yes')
      expect(model.languages?.includes('de') === true ? 'listed' : 'not listed').toBe(
        languages === 'listed' ? languages : 'not listed',
      )
    }
  })

  it('come in the order of how surely they speak a language that none of them lists', () => {
    const found = modelsFor(knowledge, { kind: 'text', languages: ['is'], minParamsB: 40, maxParamsB: 125 })
    const sure = found.map(({ languages }) => languages)
    expect(new Set(sure)).toContain('counted')
    expect(new Set(sure)).toContain('likely')
    expect(sure).toEqual(
      sure.toSorted((a, b) => ['listed', 'counted', 'likely'].indexOf(a) - ['listed', 'counted', 'likely'].indexOf(b)),
    )
    for (const { model, languages } of found) expect((model.languageCount ?? 0) >= 100).toBe(languages === 'counted')
  })

  it('leave out a model that names its languages and lacks the one asked for', () => {
    const english = modelsFor(knowledge, { kind: 'text', languages: ['en'] }).map(({ model }) => model.id)
    const thai = modelsFor(knowledge, { kind: 'text', languages: ['th'] }).map(({ model }) => model.id)
    expect(english).toContain('allenai/Olmo-3-7B-Instruct')
    expect(thai).not.toContain('allenai/Olmo-3-7B-Instruct')
  })

  it('cover every kind of stage', () => {
    for (const kind of [
      'speech-recognition',
      'speech-synthesis',
      'document',
      'vision',
      'time-series',
      'tabular',
      'embedding',
      're-ranking',
      'encoder',
      'translation',
      'code',
    ] as const)
      expect(modelsFor(knowledge, { kind }).length, kind).toBeGreaterThan(0)
  })

  it('for a phone are small and open', () => {
    for (const { model } of modelsFor(knowledge, { device: 'phone' })) expect(deviceOf(model)).toBe('phone')
    expect(modelsFor(knowledge, { device: 'phone', kind: 'text' }).length).toBeGreaterThan(2)
  })
})

describe('services for a need', () => {
  it.each(['aws', 'azure', 'google'] as const)('are closed and open models in one’s own cloud: %s', (cloud) => {
    const closed = servicesFor(knowledge, { kind: 'text', cloud, openWeights: false })
    expect(closed.length).toBeGreaterThan(2)
    for (const service of closed) expect(service.cloud).toBe(cloud)
  })

  it('in the EU keep only what is bound to it', () => {
    const bound = servicesFor(knowledge, { kind: 'text', cloud: 'azure', region: 'EU' })
    expect(bound.length).toBeGreaterThan(0)
    for (const service of bound) expect(service.region).toMatch(/\bEU\b/)
  })

  it.each([
    ['speech-recognition', 'minute'],
    ['document', 'thousand-pages'],
    ['translation', 'thousand-characters'],
    ['telephony', 'minute'],
    ['vector-database', undefined],
    ['fine-tuning', 'million-tokens'],
  ] as const)('of kind %s have a price by the unit', (kind, per) => {
    const found = servicesFor(knowledge, { kind })
    expect(found.length).toBeGreaterThan(1)
    for (const service of found) if (per !== undefined) expect(service.per).toBe(per)
  })

  it('take the later price from its first day on, and not before', () => {
    const changing = knowledge.services.filter((service) => service.later !== undefined)
    expect(changing.length).toBeGreaterThan(0)
    for (const service of changing) {
      expect(onDay(service, service.until ?? '').inputUsdPerM).toBe(service.inputUsdPerM)
      expect(onDay(service, service.later?.from ?? '').inputUsdPerM).toBe(service.later?.inputUsdPerM)
    }
  })

  it('have the discounts of their vendor', () => {
    expect(priceRuleFor(knowledge, 'batch', 'openai')?.high).toBe(0.5)
    expect(priceRuleFor(knowledge, 'regional-routing', 'aws')?.high).toBe(1.1)
  })

  it('price a model that somebody names', () => {
    expect(findPrice(knowledge, 'GPT-6.1 Terra')).toMatchObject({ inputUsdPerM: 1, outputUsdPerM: 5 })
    expect(findPrice(knowledge, 'claude sonnet 5')).toMatchObject({ inputUsdPerM: 2, outputUsdPerM: 10 })
    expect(findPrice(knowledge, 'gpt-4-32k-nonsense')).toBeUndefined()
  })
})

describe('pay', () => {
  it.each(['US', 'UK', 'Germany', 'India'])('of a data scientist in %s is a range around its middle', (region) => {
    const pay = payFor(knowledge, 'data-scientist', region)
    expect(pay).toBeDefined()
    expect(pay?.low).toBeLessThanOrEqual(pay?.value ?? 0)
    expect(pay?.high).toBeGreaterThanOrEqual(pay?.value ?? 0)
    expect(pay?.usd?.value).toBeGreaterThan(10_000)
  })

  it('of roles beside the five data roles is known or stands in for', () => {
    for (const role of ['product-owner', 'security-reviewer', 'legal', 'domain-expert'])
      expect(payFor(knowledge, role, 'US'), role).toBeDefined()
    expect(payFor(knowledge, 'product-owner', 'Germany')?.fit).toBe('general')
    expect(payFor(knowledge, 'ml-engineer', 'Atlantis')).toBeUndefined()
  })

  it('puts months and days into years', () => {
    expect(payFor(knowledge, 'software-engineer', 'germany'.replace('g', 'G'))?.value).toBeGreaterThan(50_000)
    expect(payFor(knowledge, 'ml-engineer', 'UK', { hire: 'contract' })?.value).toBeGreaterThan(80_000)
  })
})

describe('countries', () => {
  const { countries, signals, law } = knowledge

  it('are at least seventy, each a place that texts can name', () => {
    expect(countries.length).toBeGreaterThanOrEqual(70)
    const places = new Set(signals.places.map(({ code }) => code))
    expect(countries.map(({ code }) => code).filter((code) => !places.has(code))).toEqual([])
  })

  it('that belong to the Union say so, since its laws hold there', () => {
    const inUnion = new Set(signals.places.filter(({ region }) => region === 'eu').map(({ code }) => code))
    for (const { code, member } of countries.filter((each) => each.code !== 'EU'))
      expect([code, member === 'EU']).toEqual([code, inUnion.has(code)])
  })

  it('keep laws only on topics that a law of the plan tells', () => {
    const told = new Set(law.flatMap(({ national }) => national ?? []))
    expect(
      [...new Set(countries.flatMap((each) => Object.keys(each.law)))].filter((topic) => !told.has(topic as never)),
    ).toEqual([])
  })
})

describe('laws', () => {
  const ids = (project: Parameters<typeof lawFor>[1], applies = 'applies'): string[] =>
    lawFor(knowledge, project).flatMap((each) => (each.applies === applies ? [each.law.id] : []))

  it('follow region, answers and words', () => {
    const text = 'Rank job applicants by their resume before a recruiter reads them.'
    const answers = { regulated_use: 'decides-about-people', task: 'rank' }
    expect(ids({ regions: ['Germany'], answers, text })).toContain('aia:annex3:4')
    expect(ids({ regions: ['United States'], answers, text })).toContain('eeoc')
    expect(ids({ regions: ['United States'], answers, text })).not.toContain('aia:annex3:4')
    expect(ids({ regions: ['US'], answers, text })).not.toContain('nyc144')
    expect(ids({ regions: ['US'], answers, text: `${text} Our office is in New York.` })).toContain('nyc144')
  })

  it('that turn on an answer nobody gave, or on the region, only may apply', () => {
    const text = 'Score who gets a loan.'
    expect(ids({ regions: ['EU'], answers: { regulated_use: 'unknown' }, text }, 'may-apply')).toContain(
      'aia:annex3:5b',
    )
    expect(ids({ regions: [], answers: { regulated_use: 'decides-about-people' }, text })).toEqual([])
  })

  it('of people are not called for by a project that touches none', () => {
    const none = lawFor(knowledge, { regions: ['EU'], answers: { regulated_use: 'no' }, text: 'Sort spare parts.' })
    expect(none.map((each) => each.law.id)).not.toContain('aia:provider')
  })
})

it('rents are told by provider and class, electricity by region', () => {
  const cheap = rentsFor(knowledge, { accelerator: 'h100-sxm' })
  expect(cheap.length).toBeGreaterThan(3)
  expect(rentsFor(knowledge, { accelerator: 'h100-sxm', class: 'hyperscaler' }).length).toBeGreaterThan(1)
  expect(rentsFor(knowledge, {}).every((rent) => (rent.processors ?? 0) > 0)).toBe(true)
  expect(electricityFor(knowledge, 'germany')?.usdPerKwh).toBeGreaterThan(0.1)
})

it('the oldest facts are told with list, name and date, oldest first', () => {
  const old = oldestFacts(knowledge, 2)
  expect(old.map((fact) => fact.date)).toEqual(old.map((fact) => fact.date).sort())
  expect(new Set(old.map((fact) => fact.list)).size).toBeGreaterThan(8)
})
