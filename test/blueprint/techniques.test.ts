import { describe, expect, it } from 'vitest'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import { isTechnique } from '../../src/blueprint/techniques.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedGuides } from '../shipped.ts'

const guides = await shippedGuides()
const { library } = guides
const leads = (task: string, text: string, given: Answers = {}) =>
  chooseBlueprint(guides, { task, ...given }, { main: text, beside: '' })?.leading.blueprint.id

describe('a technique that the words tell, whatever the trade', () => {
  it('leads for each of its own examples, and for none of its counterexamples', () => {
    for (const { blueprint } of library.filter(isTechnique)) {
      for (const { task, text, given } of blueprint.applies.examples)
        expect(leads(task, text, given)).toBe(blueprint.id)
      for (const { task, text } of blueprint.applies.counterExamples) expect(leads(task, text)).not.toBe(blueprint.id)
    }
  })

  it.each([
    [
      'predict',
      'Our ski school wants to know before the course which children are likely to stop after the first day, so that the teacher can call the parents.',
      'general-event-ahead',
    ],
    [
      'optimize',
      'Our pottery fires 40 pots a night. Heavy pieces must stand low, lead glazes apart from tableware; a foreman draws by hand what stands where in the kiln.',
      'general-stowing',
    ],
    [
      'write',
      'The parish secretary writes the invitation and the booklet for each wedding from a form; twice a name was wrong. The couple approves both before print.',
      'general-notices',
    ],
    [
      'rank',
      'A seed bank has 12,000 bags. A grower says in her own words what she wants and gets ten fitting ones, with a reason for each.',
      'general-fitting',
    ],
    [
      'act',
      "When a speaker cancels, our office looks at three agencies' portals, compares, books again and changes the program. We want two possible bookings, done after the clerk's OK.",
      'general-act-confirmed',
    ],
    [
      'write',
      'Arborists write a report on each tree from notes and photos; one was refused since a measurement was invented. We want a draft with nothing that is not in the notes.',
      'general-evidence-texts',
    ],
  ])('%s: %s', (task, text, id) => expect(leads(task, text)).toBe(id))

  it('gives way to a kind that the words surely speak of', () => {
    expect(leads('optimize', 'Plan the routes and stops of 60 parcel vans so that no driver comes too late.')).toBe(
      'routing-solver',
    )
  })
})
