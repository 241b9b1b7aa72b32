import { describe, expect, it } from 'vitest'
import { hear } from '../../src/profile/remarks/hear.ts'
import { readRemarks } from '../../src/profile/remarks/read-remarks.ts'
import { shippedKnowledge } from '../shipped.ts'

const { remarks: rows } = await shippedKnowledge()
const read = (text: string, question = 'problem') =>
  readRemarks([{ question, text }], rows).map(({ row, words }) => [row.id, ...words])
const questionOf = (id: string) => rows.find((row) => row.id === id)?.in?.[0] ?? 'problem'

describe('the remarks of knowledge/remarks', () => {
  it('are heard in their example, in a question in which they count, and not in their counter-example', () => {
    for (const { id, example, counter } of rows) {
      expect(
        read(example, questionOf(id)).map(([heard]) => heard),
        `${id}: ${example}`,
      ).toContain(id)
      if (counter !== undefined)
        expect(
          read(counter, questionOf(id)).map(([heard]) => heard),
          `${id}: ${counter}`,
        ).not.toContain(id)
    }
  })

  it('are heard only where their scene is: no stop button for a toy, no lot for a shop', () => {
    const ids = (text: string) => read(text, 'why').map(([id]) => id)
    expect(ids('In May a boy was caught in the lid of a toy chest.')).not.toContain('accident-vehicle')
    expect(ids('In May a fitter was caught in the belt of the packing machine.')).toContain('accident-vehicle')
    expect(ids('In May we sold a pram that had been recalled in 2019.')).not.toContain('accident-batch')
    expect(ids('In May our bakery had recalled 3 batches.')).toContain('accident-batch')
  })

  it('set no limits in a controller for what a customer has at home, and hear the message that lay', () => {
    const told = (text: string) => read(text, 'why').map(([id]) => id)
    const burned = 'In May a battery caught fire in a household in Leeds'
    expect(told(`${burned}.`)).not.toContain('accident-machine')
    expect(told('In May the compressor of the cold store caught fire.')).toContain('accident-machine')
    const lay = `${burned} and a man was hurt. He had written to us two days before; it sat in the billing queue under 'no light'.`
    expect(told(lay)).toContain('cause-wrong-queue')
  })

  it('put something into the plan, and name only remarks, modules and challenges by plain ids', () => {
    const lists = ['trap', 'challenge', 'risk', 'never', 'beat', 'date', 'step', 'control'] as const
    const places = [...lists, 'slice', 'gate', 'part', 'need', 'staff'] as const
    expect(rows.filter((row) => places.every((place) => row[place] === undefined)).map(({ id }) => id)).toEqual([])
  })

  it('quote letter by letter, at most fifteen words', () => {
    for (const { id, example } of rows)
      for (const [, ...words] of read(`Some say this: ${example} We go on.`, questionOf(id)))
        for (const quoted of words) {
          expect(example, id).toContain(quoted.replaceAll(/^… | …$/gu, ''))
          expect(quoted.split(/\s+/u).length, quoted).toBeLessThanOrEqual(17)
        }
  })
})

describe('what a team says in passing', () => {
  it('is quoted by the piece of the sentence that says it, with what stands in brackets', () => {
    expect(read('Depot in Lille, kiosk software (no API), 40 drivers', 'dependencies')).toEqual([
      ['no-interface', 'kiosk software (no API)'],
    ])
    expect(read('Valves stuck and the shift switched it off.', 'lessons')).toEqual([
      ['switched-off', 'Valves stuck and the shift switched it off'],
    ])
    expect(read('The sensors were dirty in May and all three shifts switched it off.', 'lessons')).toEqual([
      ['switched-off', 'all three shifts switched it off'],
      ['dirty-sensors', 'The sensors were dirty in May'],
    ])
  })

  it('belongs to what a short lead before a colon says', () => {
    expect(read('Chat in two halls. must never: promise a refund', 'dependencies')).toEqual([
      ['never', 'must never: promise a refund'],
    ])
  })

  it('is cut where it is long, around what counts', () => {
    const [found] = read(
      'Every one of the nineteen thousand or so meter readings that our partner in the north sends is typed wrong in 1 of 30 cases as a rule of thumb',
      'lessons',
    )
    expect(found?.[1]).toMatch(/^… .*typed wrong in 1 of 30 cases.* …$/u)
  })

  it('counts only where it is asked for, and not where it is denied', () => {
    expect(read('Only she knows the mills.', 'why').map(([id]) => id)).toContain('one-person')
    expect(read('There is a works council.', 'problem')).toEqual([])
    expect(read('We never have past decisions of the desk.')).toEqual([])
    expect(read('No nurse works late, nobody leaves because of the forms', 'strategic_goal')).toEqual([])
    expect(read('There are 9,000 confirmed leaks.', 'dependencies')).toEqual([])
  })

  it('names two things that were taken for one another, and only where both are plain and alike', () => {
    const pairOf = (text: string) =>
      readRemarks([{ question: 'lessons', text }], rows).flatMap(({ pair }) => pair ?? [])
    expect(pairOf('It joined 5 ml with 50 ml bottles, which cost us a client.')).toEqual([
      { one: '5 ml', other: '50 ml bottles' },
    ])
    expect(pairOf('The sorter mistook wet leaves for mold in autumn.')).toEqual([{ one: 'wet leaves', other: 'mold' }])
    expect(pairOf('Clerks matched orders with invoices.')).toEqual([])
    expect(pairOf('It confused them with the others.')).toEqual([])
  })

  it('hears what the last attempt taught in words of its own only where no other row hears that sentence', () => {
    const heard = (text: string) => read(text, 'lessons').map(([id]) => id)
    expect(heard('The form was unreadable on small screens.')).toEqual(['lesson-told'])
    expect(heard('The counter failed at night.')).toEqual(['failed-where'])
  })

  it('takes what went wrong for an accident only where it has happened, and one sentence for one accident', () => {
    const heard = (text: string) =>
      readRemarks([{ question: 'why', text }], rows).flatMap(({ row, words }) =>
        row.accident ? [[row.id, ...words]] : [],
      )
    expect(heard('In April two alarms were lost in the night mail.')).toEqual([
      ['accident-missed-urgent', 'In April two alarms were lost in the night mail'],
    ])
    expect(heard('A lost alarm would be a disaster.')).toEqual([])
    expect(heard('An urgent case might be overlooked.')).toEqual([])
    expect(heard('A wrong drug nearly killed a guest in June.').map(([id]) => id)).toEqual(['accident-dose'])
    expect(heard('In July a mother was told the wrong school.').map(([id]) => id)).toEqual(['accident-told'])
  })

  it('quotes what happened whole, and finds what led to it in the same words or the next', () => {
    const told = (text: string, question = 'why') =>
      readRemarks([{ question, text }], rows).flatMap(({ row, words, told: whole }) =>
        row.accident ? [[row.id, words[0], whole]] : [],
      )
    const sentence = 'In May a diver got the wrong gas, because the tag was copied from another bottle'
    expect(told(`${sentence}; he fainted. The shop was closed for a week.`)).toEqual([
      [
        'cause-copied',
        'the tag was copied from another bottle',
        `${sentence}; he fainted. The shop was closed for a week`,
      ],
    ])
    const fell = 'In March a shelf fell on a trainee'
    const report = 'Two reports about it lay in the general inbox'
    expect(told(`${fell}. ${report}.`)).toEqual([['cause-wrong-queue', report, `${fell}. ${report}`]])
    // No class hears it: what is quoted as the cause is what was not as it should be, or nothing.
    expect(told('In May the choir sang in the rain, since the van with the tent had no driver.')).toEqual([
      [
        'cause-told',
        'the van with the tent had no driver',
        'In May the choir sang in the rain, since the van with the tent had no driver',
      ],
    ])
    expect(told('Three choirs gave notice after that evening.').map(([id]) => id)).toEqual(['accident-told'])
    // Another one, with a time of its own, is another accident.
    expect(
      told('In May a permit had expired and we were fined. In June a letter went to the wrong tenant.'),
    ).toHaveLength(2)
  })

  it('takes no habit, fear or number of a year for what happened', () => {
    const heard = (text: string, question = 'why') =>
      readRemarks([{ question, text }], rows).filter(({ row }) => row.accident)
    expect(heard('Guests often wait because the note was copied from another room.')).toEqual([])
    expect(heard('A diver could be hurt if a tag is copied from another bottle.')).toEqual([])
    expect(heard('We copied the tags from another list.')).toEqual([])
    expect(heard('In 2023 we bought two compressors.')).toEqual([])
  })

  it('hears two places of one kind, and joins the groups of a row only in their order', () => {
    expect(
      readRemarks(
        [
          { question: 'success_measure', text: 'Tested with our own employees in our yard.' },
          { question: 'dependencies', text: '300 clips acted by colleagues' },
        ],
        rows,
      ).map(({ row, words }) => [row.id, words.length]),
    ).toEqual([['acted', 2]])
    const row = { hear: [[['leaks'], ['found']]], within: 2 }
    expect(hear('Leaks that were found', row)).toEqual({ from: 0, to: 21 })
    expect(hear('They found more leaks', row)).toBeUndefined()
    expect(hear('Leaks in the old pipe were found', row)).toBeUndefined()
  })
})
