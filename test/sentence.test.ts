import { expect, it } from 'vitest'
import { lowerFirst, withArticle } from '../src/sentence.ts'

it.each([
  ['MAPE', 'MAPE'],
  ['PDFs first', 'PDFs first'],
  ['A model', 'a model'],
  ['Rules', 'rules'],
])('%s stands within a sentence as %s', (text, within) => expect(lowerFirst(text)).toBe(within))

it.each([
  'an invoice',
  'a unit',
  'an hour',
  'a use',
  'a European mail',
  'an unclear case',
  'a one-page letter',
  'an utterance',
])('%s', (text) => expect(withArticle(text.replace(/^an? /u, ''))).toBe(text))
