import { describe, expect, it } from 'vitest'
import { planRemarks } from '../../src/plan/remarks.ts'
import { readRemarks } from '../../src/profile/remarks/read-remarks.ts'
import { shippedKnowledge } from '../shipped.ts'

const { remarks: rows } = await shippedKnowledge()
const tell = (why: string, problem = 'We sort letters.') => {
  const texts = [
    { question: 'problem', text: problem },
    { question: 'why', text: why },
  ]
  return planRemarks(readRemarks(texts, rows), new Set(), { parts: [], gates: [] }, false, texts).flatMap(
    ({ id, happened }) => (happened === undefined ? [] : [{ id, ...happened }]),
  )
}

describe('what is barred this week and looked at again after an accident', () => {
  it('opens what was done in bulk, with the hours where one sentence tells the minutes of one', () => {
    const why = 'In April a clerk approved 340 refunds with one click, and a gang was paid by mistake.'
    expect(tell(why, 'A refund takes a clerk three and a half minutes.')[0]).toMatchObject({
      id: 'cause-bulk',
      again: expect.stringMatching(/^the 340 refunds \(20 hours at 3\.5 minutes each\) are opened one by one/u),
    })
    expect(tell(why, 'A call takes three minutes.')[0]?.again).toMatch(/^the 340 refunds are opened/u)
  })

  it('names the signal after which nobody goes on', () => {
    const told = tell('In May a welder had gone into the tank after the first gas alarm and was hurt.')[0]
    expect(told?.week).toMatch(/^after a gas alarm nobody goes up, in or on/u)
  })

  it.each([
    ['In 2021 we moved the rent formula. A share was rounded twice and 300 tenants got a wrong bill.', 'cause-rounded'],
    [
      'Last year a guest asked about her visa and our agent replied yes, no problem. She had to leave.',
      'cause-said-yes',
    ],
    ['In May the vault was flooded and 90 films were lost that had never been copied.', 'cause-only-copy'],
    ['In June a slide broke and a boy was hurt. Three parents had reported it.', 'cause-reported'],
    ['In June a lab saw a tumor, nobody told the owner, and the dog died.', 'cause-not-told'],
    ['In March a shop threw away 80 cakes two days before the fair, and three guests sued.', 'cause-needed'],
    ['In June a winch pulled on although the tension alarm was ringing, and the mast came down.', 'cause-signal'],
    [
      'In March two cooks told the landlord that the stair was loose. An old man fell and broke his hip.',
      'cause-reported',
    ],
    ['In May a gas cylinder got into the baler and a man was hurt.', 'cause-went-in'],
  ])('reads the act that failed: %s', (why, id) => {
    const told = tell(why)
    expect(told.map((each) => each.id)).toEqual([id])
    expect(told[0]?.again).toBeDefined()
  })

  it('takes a date that was missed for no sign that nobody saw', () => {
    expect(tell('In March we missed the last day for the grant and lost 2 million dollars.')[0]?.id).toBe(
      'accident-date',
    )
  })

  it('guesses no cause where none is told', () => {
    const told = tell('In June our mast fell beside a school.')[0]
    expect(told).toMatchObject({ week: expect.stringContaining('we do not guess') })
    expect(told).not.toHaveProperty('cause')
  })
})
