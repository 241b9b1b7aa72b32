import { beforeAll, describe, expect, it } from 'vitest'
import type { RuleBook } from '../../src/rules/rule-book.ts'
import { readCommand } from '../../src/turn/words/command-words.ts'
import { terms } from '../amounts/rates.ts'
import { advice } from './open-room.ts'

let book: RuleBook
beforeAll(async () => {
  book = (await advice()).book
})

describe('typed commands', () => {
  it.each([
    ['help', { type: 'help' }],
    ['Help!', { type: 'help' }],
    ['/llm-plan help', { type: 'help' }],
    ['llm-plan, back', { type: 'back' }],
    ['go back please', { type: 'back' }],
    ['skip', { type: 'skip' }],
    ['start over', { type: 'start', fresh: true }],
    ['done', { type: 'finish' }],
    ['make the plan now', { type: 'finish' }],
    ['quick', { type: 'mode', mode: 'quick' }],
    ['status', { type: 'status' }],
    ['plan', { type: 'plan' }],
    ['export json', { type: 'export', format: 'json' }],
    ['share', { type: 'share' }],
    ['forget me', { type: 'forget' }],
    ['edit budget', { type: 'edit', question: 'budget_usd' }],
    ['edit my answer to requests a day', { type: 'edit', question: 'requests_per_day' }],
    ['change the deadline', { type: 'edit', question: 'deadline' }],
    ['edit frequncy', { type: 'edit', question: 'frequency' }],
    ['change budget to 50k', { type: 'adopt', question: 'budget_usd', value: '50000' }],
    ['set hosting to on prem', { type: 'adopt', question: 'hosting', value: 'on-premises' }],
    [
      'change team to data engineer and ml engineer',
      { type: 'adopt', question: 'team', value: 'data-engineer,ml-engineer' },
    ],
    ['change hosting to the moon', { type: 'edit', question: 'hosting' }],
    ['why serving', { type: 'why', decision: 'serving' }],
    ['why did you choose training-option?', { type: 'why', decision: 'training-option' }],
    ['publish', { type: 'publish', room: '' }],
    ['post the summary in <#C0123|general>', { type: 'publish', room: 'C0123' }],
  ])('%j is a command', (text, input) => {
    expect(readCommand(book, text, terms)).toEqual(input)
  })

  it.each([
    'we plan to help our customers',
    'our plan failed',
    'please help us sort the mail',
    'why do customers leave?',
    'edit',
    'change is hard for us',
    'the export takes a day',
    'nothing to share',
    'constructor',
    '__proto__',
    'toString',
    'x'.repeat(5000),
    '',
  ])('%j is none', (text) => {
    expect(readCommand(book, text, terms)).toBeUndefined()
  })
})
