import { describe, expect, it } from 'vitest'
import { proseFault } from '../../../src/plan/ideas/prose.ts'

describe('a sentence that is not ours', () => {
  it.each([
    'Ask the tenants which doors stick before anything is built.',
    'With {each}, most jobs never see enough people to rank.',
    'The night shift writes in shorthand (nobody else reads it); keep a glossary.',
    'A test of {cases} shows less than the team hopes: at best {limit}.',
  ])('may stand: %s', (text) => {
    expect(proseFault(text)).toBeUndefined()
  })

  it.each([
    ['figure', 'Test it on 500 letters first.'],
    ['figure', 'Test it on five hundred letters first.'],
    ['figure', 'It saves a third of the time.'],
    ['figure', 'Costs fall tenfold within the season.'],
    ['figure', 'Keep it below ten percent.'],
    ['figure', 'It means doubling what clerks read.'],
    ['figure', 'Test it on ٣٠ letters first.'],
    ['figure', 'Test it on ½ of the letters.'],
    ['figure', 'Test it on Ⅻ letters first.'],
    ['figure', 'Test it on five​hundred letters, or ２００.'],
    ['figure', 'Prüft zwölf Briefe von Hand.'],
    ['figure', 'It costs $ and more.'],
    ['markup', 'See https://evil.example for how.'],
    ['markup', 'See evil.example for how.'],
    ['markup', 'Ask <!channel> and @everyone about it.'],
    ['markup', 'Read **this** and [that](there).'],
    ['markup', 'Read `this` | and that.'],
    ['markup', 'Спросите людей, которые это делают.'],
    ['markup', 'A hidden‮ turn of the letters.'],
    ['markup', 'The share {a}{b} is joined.'],
    ['markup', 'The share x{a}y is joined.'],
    ['markup', 'The share {a}.{b} is joined.'],
    ['figure', 'The share {1+1} is reckoned here.'],
    ['unit', 'It takes {a} per week, all told.'],
    ['figure', 'It takes {a} million, all told.'],
    ['markup', 'It takes {a}-fold care, all told.'],
  ])('has a fault of kind %s: %s', (fault, text) => {
    expect(proseFault(text)).toBe(fault)
  })
})
