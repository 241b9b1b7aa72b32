import { describe, expect, it } from 'vitest'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides } from '../shipped.ts'

const [book, guides] = await Promise.all([shippedBook(), shippedGuides()])
const said = { main: 'Our clinic wants dictated letters typed and filed with the right patient.', beside: '' }

describe('a choice that was made before', () => {
  it('stands only for answers to which every rule of the choice says the same', () => {
    const start: Answers = { task: 'generate', modality: ['speech'] }
    const changed = book.questions.flatMap(({ id, kind, options }): Answers[] =>
      options.slice(0, 3).map((option) => ({ ...start, [id]: kind === 'many' ? [option.id] : option.id })),
    )
    // Guides of its own for each: nothing is kept for them.
    const once = changed.map((answers) => chooseBlueprint({ ...guides }, answers, said))
    const kept = changed.map((answers) => chooseBlueprint(guides, answers, said))
    expect(kept.map((each) => each?.leading.blueprint.id)).toEqual(once.map((each) => each?.leading.blueprint.id))
    expect(kept.map((each) => each?.because)).toEqual(once.map((each) => each?.because))
    expect(new Set(kept).size).toBeGreaterThan(5)
  })
})
