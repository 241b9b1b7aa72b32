import { expect, it } from 'vitest'
import { readPosting } from '../../src/contract/read-posting.ts'

it.each([
  ['post it', { room: '' }],
  ['Publish the summary.', { room: '' }],
  ['share it in <#123456>', { room: '123456' }],
  ['post it to <#C0ABC|general>', { room: 'C0ABC' }],
  ['please send the plan to #all-hands!', { name: 'all-hands' }],
  ['post it in #plans · Team Berlin', { name: 'plans', server: 'Team Berlin' }],
  ['post it in #plans on Team Berlin', { name: 'plans', server: 'Team Berlin' }],
  ['post it in the general channel', undefined],
  ['posters are printed in #7', undefined],
  ['we send it to 300 customers', undefined],
])('%s', (words, meant) => {
  expect(readPosting(words)).toEqual(meant)
})
