import { beforeAll, describe, expect, it, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext } from '../../src/ask/ask-result.ts'
import { hearSides } from '../../src/ask/choice/hear-sides.ts'
import { findPhrases } from '../../src/profile/phrases.ts'
import { shippedBook, shippedGuides } from '../shipped.ts'
import { loadContext } from './context.ts'

let context: AskContext
const reply = (text: string) => ask(text, context).reply

beforeAll(async () => {
  context = { ...(await loadContext()), book: await shippedBook(), guides: await shippedGuides() }
})

describe('of two sides that are named', () => {
  test.each([
    ['BERT or GPT to forward incoming emails to nine desks?', /I would take a small model[\s\S]*large language model/],
    ['LLM or regex for pulling order numbers out of letters', /rules in ordinary code here: you say “order numbers”/],
    [
      'only 40 labelled examples, fine-tune or prompt?',
      /take prompting here\. Fine-tuning starts to help at about a hundred/,
    ],
    ['70,000 labelled tickets, should we fine tune or just prompt', /take fine-tuning here/],
    ['people type article numbers: vector search or normal search?', /take keyword search here[\s\S]*Semantic search/],
    ['our price list changes daily, rag or fine tuning', /take RAG here/],
    ['mails must sound like us, RAG or finetune?', /take fine-tuning here: you say “sound like”/],
    ['is 3B fine to summarise complaints or must it be a 70B', /take 3B here[\s\S]*70B is large/],
    ['int8 or int4 for a medical assistant', /take 8 bits here[\s\S]*4 bits halve/],
    [
      'patient letters must stay in house, api or self hosted llm?',
      /take self-hosting an open model here[\s\S]*An API/,
    ],
    ['explain every refusal to the auditor: neural net or decision tree', /take classical machine learning here/],
    ['RAG oder Fine-Tuning für unser Wiki?', /take RAG here: you say “Wiki”/],
  ])('the one that fits is advised: %s', (text, said) => {
    expect(reply(text)).toMatch(said)
  })

  it('says what each is for where nothing decides, and where a note on one leaves the other out', () => {
    expect(reply('MoE or dense model for the help desk?')).toMatch(/Both have their place[\s\S]*MoE[\s\S]*dense/)
    expect(reply('8 bit or 4 bit, which one do we go for')).toMatch(/Both have their place[\s\S]*8 bits[\s\S]*4 bits/)
  })

  it('leaves the general choice to its note, and a size with a card to the calculation', () => {
    expect(reply('RAG or fine-tuning?')).not.toMatch(/I would take|Both have/)
    expect(reply('does a 3B or a 70B fit on a 24 GB card?')).toMatch(/GiB/)
    expect(reply('our guide has 30 pages, RAG or paste the whole thing into the prompt?')).not.toMatch(/I would take/)
  })
})

describe('of a work that is described', () => {
  test.each([
    [
      'we want chatgpt to plan the tours of our 25 delivery trucks. sensible?',
      /planning routes and tours; I would take a solver/,
    ],
    ['should an LLM spot duplicate customer records in our CRM?', /matching records of the same thing/],
    ['can we let AI reject loan applications automatically?', /No language model scores people|credit officer decides/],
    [
      'half of our 4000 tickets a week are password resets. LLM for that?',
      /rules in ordinary code here: you say “password resets”/,
    ],
    ['6000 guest reviews a month, happy or angry: what kind of model?', /small encoder such as BERT/],
    ['we wanna tag 15 topics in forum posts, tiny budget', /small encoder such as BERT/],
    ['Was für ein Modell brauche ich, um Protokolle zusammenzufassen', /For summaries/],
  ])('what is known of it is advised: %s', (text, said) => {
    expect(reply(text)).toMatch(said)
  })

  test.each([
    'which batch size do we begin with, and what when the card is too small for it?',
    'is prompt engineering enough for real work or just a toy',
    'somebody set temperature to 0 in our bot. what does it do',
    'Why does ZeRO-2 use more memory than ZeRO-1?',
  ])('nothing is read into other questions: %s', (text) => {
    expect(reply(text)).not.toMatch(/This sounds like|I would take|There is no plan/)
  })
})

it('needs at most 90 words before its source', () => {
  for (const { example } of context.knowledge.contenders)
    for (const more of ['', ' We sort 900 emails a day.', ' We plan the routes of 30 vans.']) {
      const [said = ''] = reply(`${example}${more}`).split('\nSource')
      if (/I would take|Both have/.test(said)) expect(said.split(/\s+/u).length, said).toBeLessThanOrEqual(90)
    }
})

it('hears each row of contenders and works in its example', () => {
  const { budgetBands, contenders, works } = context.knowledge
  for (const { id, example, counter } of budgetBands) {
    const heard = (text: string) =>
      budgetBands.find(({ hear }) => hear.some((one) => new RegExp(one, 'u').test(text)))?.id
    expect(heard(example), example).toBe(id)
    expect(heard(counter), counter).not.toBe(id)
  }
  for (const { id, example } of contenders)
    expect(
      hearSides(example, contenders).map(({ row }) => row.id),
      example,
    ).toContain(id)
  for (const { id, hear, unless, example, counter, note } of works) {
    expect(findPhrases(example, hear, unless), id).not.toEqual([])
    expect(findPhrases(counter, hear, unless), id).toEqual([])
    expect(context.concepts?.notes.has(note), note).toBe(true)
  }
  for (const { note } of contenders) expect(context.concepts?.notes.has(note), note).toBe(true)
})

it('names only facts and values of the rules', () => {
  for (const { id, is } of context.knowledge.contenders)
    for (const [fact, values] of (is ?? []).flatMap((one) => Object.entries(one)))
      for (const value of values) expect(context.book?.facts.get(fact)?.values, `${id}: ${fact}`).toContain(value)
})
