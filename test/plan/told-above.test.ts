import { expect, it } from 'vitest'
import { later, lines, list, sectionOf, table } from '../../src/plan/outline/section.ts'
import { withoutToldAbove } from '../../src/plan/outline/told-above.ts'

const ON_PAGE = 'Printed cards with recordings of the two hundred phrases that matter'

const sections = [
  sectionOf('options', 'Options', 'page', [table(['Option'], [[`Stage 1: ${ON_PAGE}`]])]),
  sectionOf('test', 'Test', 'page', [
    lines(['Ask thirty nurses to try the cards for a week']),
    later('More on the test', [
      list([
        { lead: 'To beat', text: 'printed cards with recordings of the phrases that matter' },
        { lead: 'Pilot', text: 'eight weeks in two clinics, with every misheard word written down' },
      ]),
    ]),
  ]),
  sectionOf('notes', 'Notes', 'appendix', [lines(['Recordings of the phrases that matter, printed on cards'])]),
].flatMap((section) => section ?? [])

it('leaves out lines of the appendix whose words one piece of the page has, and what is empty then', () => {
  const told = withoutToldAbove(sections)
  expect(told.map(({ id }) => id)).toEqual(['options', 'test'])
  const said = JSON.stringify(told)
  expect(said).not.toContain('To beat')
  expect(said).toContain('eight weeks in two clinics')
  expect(said).toContain(ON_PAGE)
})
