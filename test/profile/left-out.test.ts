import { describe, expect, it } from 'vitest'
import { leftOutIn } from '../../src/profile/remarks/act.ts'
import { readRemarks } from '../../src/profile/remarks/read-remarks.ts'
import { shippedKnowledge } from '../shipped.ts'

const { remarks } = await shippedKnowledge()
const accidents = (why: string) =>
  readRemarks([{ question: 'why', text: why }], remarks).filter(({ row }) => row.accident)

describe('an act that was left out', () => {
  it.each([
    ['The pump failed and nobody had tested the pump.', 'the pump is tested'],
    ['The order left without reading the age on the form.', 'the age is read on the form'],
    ['The last delivery was not confirmed by the depot.', 'the last delivery is confirmed by the depot'],
    ['A fitter did not close the gate.', 'the gate is closed'],
    ['No one had told the night porter that the hall was let.', 'the night porter is told'],
    ['The lift ropes had never been measured under load.', 'the lift ropes are measured under load'],
    ['We forgot to compare the list with the order.', 'the list is compared with the order'],
    ['Nobody looked at the calendar of the chapel.', 'the calendar of the chapel is looked at'],
    ['He had not weighed a truck before the bridge.', 'each truck is weighed'],
  ])('is named as what is done from now on: %s', (told, act) => {
    expect(leftOutIn([told])?.act).toBe(act)
  })

  it.each([
    'Nobody called back.',
    'Nobody told us.',
    'The letter was not understood.',
    'It was never checked.',
    'Nobody knew the plan.',
    'The guests never came.',
    'Three parcels were not delivered.',
  ])('is not made up where the words name none: %s', (told) => {
    expect(leftOutIn([told])).toBeUndefined()
  })

  it('is done by hand this week, and holds a case until it is done', () => {
    const [first] = accidents('In May a ferry took in water and sank at the pier; nobody had tested the pump.')
    expect(first?.row.id).toBe('cause-left-out')
    expect(first?.act).toBe('the pump is tested')
  })
})

describe('what led to it', () => {
  it.each([
    [
      'In April an invented ruling stood in a brief of ours and the judge sent it back; we were fined.',
      'cause-invented',
    ],
    ['In May a crane fell on a shed because the lift had been changed over the radio.', 'cause-by-word'],
    ['In June we printed the wrong hall on the cards, and forty guests missed the wedding.', 'cause-told-wrong'],
    ['In June a shed burned down since the alarm had been switched off by the shift.', 'cause-muted'],
    ['In July a boy was in hospital; the dosage table was typed from memory by a clerk and was wrong.', 'cause-typed'],
    [
      'In August a roof fell in; the letter of the tenant had lain in the general inbox for a week.',
      'cause-wrong-queue',
    ],
  ])('has its own answer: %s', (why, id) => {
    expect(accidents(why).map(({ row }) => row.id)).toContain(id)
  })

  it.each([
    'A rival invented a new lock, and we lost a third of our orders in May.',
    'Customers can change their order by phone. In May a courier broke his leg on the stairs.',
    'On Saturdays the desk is drowned in calls.',
  ])('is not heard where something else is told: %s', (why) => {
    const ids = accidents(why).map(({ row }) => row.id)
    for (const each of ['cause-invented', 'cause-by-word', 'harm-happened']) expect(ids).not.toContain(each)
  })
})

describe('what led to it, in the sentence behind', () => {
  it.each([
    [
      'In May we fined a tenant for a stain, and lost in court. It was on the pictures of the tenant before.',
      'cause-there-already',
    ],
    [
      'In May a clerk told a widow that she had a year, and she lost her pension. That is the term for people who work.',
      'cause-other-case',
    ],
    ['In June a helper overlooked the red label on a sack and two calves were poisoned.', 'cause-mark'],
    [
      'In May a supplier changed the recipe of a paste that had always been mild. A guest was in hospital.',
      'cause-changed',
    ],
    [
      'In May a woman wrote that her roof hangs low. It was coded garden and lay 40 days. It fell on a child.',
      'cause-wrong-queue',
    ],
    ['In July a clerk typed 9310 instead of 3910 and the firm lost 4,000 euros.', 'cause-typed'],
  ])('has its own answer: %s', (why, id) => {
    expect(accidents(why).map(({ row }) => row.id)).toEqual([id])
  })
})
