import { expect, it } from 'vitest'
import { triedOf, withoutProducts } from '../../src/blueprint/tried-products.ts'

const SOLD = 'Microsoft 365 Copilot, Google Agentspace (Gemini Enterprise), Glean, Elastic'

it('knows which products a team has tried, and by no word that many products share', () => {
  expect(triedOf(SOLD, 'In spring we tried Copilot on 30 old files; it found 19 of 44 letters.')).toEqual([
    'Microsoft 365 Copilot',
  ])
  expect(triedOf(SOLD, 'We have Copilot licenses for everybody. The pilot of another tool ended.')).toEqual([])
  expect(triedOf(SOLD, 'We tried a Microsoft form and a Google sheet.')).toEqual([])
})

it('leaves the others', () => {
  expect(withoutProducts(SOLD, ['Microsoft 365 Copilot'])).toBe('Google Agentspace (Gemini Enterprise), Glean, Elastic')
  expect(withoutProducts('Glean', ['Glean'])).toBeUndefined()
})
