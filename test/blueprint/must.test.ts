import { describe, expect, it } from 'vitest'
import { type ChosenBlueprint, chooseBlueprint } from '../../src/blueprint/choose.ts'
import { joinModules } from '../../src/blueprint/modules/join.ts'
import { shippedGuides } from '../shipped.ts'

/** The kind that leads for a task and a text; undefined where only a general one does. */
async function kindOf(task: string, text: string): Promise<string | undefined> {
  const chosen = chooseBlueprint(await shippedGuides(), { task }, { main: text, beside: '' })
  return chosen?.general ? undefined : chosen?.leading.blueprint.id
}

describe('what a kind cannot be without', () => {
  const SIGNS = 'Warn nurses hours before a patient of intensive care gets worse, from blood pressure and oxygen'
  const NONE =
    'Before a dialysis the nurse weighs the patient and takes the blood pressure. We want to know early which patient is likely to get worse.'

  it.each([
    ['predict', `${SIGNS} of the bedside monitors.`, 'sensor-health'],
    ['predict', NONE, undefined],
    ['retrieve', 'Find similar tracks by mood and instrument in 90,000 songs of our music library.', 'music-tagging'],
    ['retrieve', 'Find scores by mood and instrument on the index cards of our orchestra.', undefined],
    [
      'classify',
      'Our seed laboratory sorts 60 samples of crop seed a day under a lens; a camera should find the foreign seeds of other plants.',
      undefined,
    ],
    // Texts about pictures are texts.
    [
      'extract',
      'Dentists write letters to the insurer. Tooth and reason, from the wording of the letter, if x-rays were mentioned.',
      undefined,
    ],
    [
      'extract',
      'Pathologists write biopsy reports in free text; tumor site and margin are filled from the wording.',
      undefined,
    ],
    [
      'classify',
      'Radiologists read 400 X-ray images a night; fractures of patients should be flagged.',
      'medical-imaging',
    ],
    [
      'extract',
      'CT scan reports come from five clinics; nodule size and lobe for each visit from the report text.',
      undefined,
    ],
    [
      'summarize',
      'The shift book of the pellet plant is full and the next shift skips it; half a page at the change of shift.',
      'shift-handover',
    ],
    ['translate', 'Our abbey prints sermons in a rare Aramaic dialect and wants readable German.', undefined],
  ])('%s: %s', async (task, text, kind) => {
    expect(await kindOf(task, text)).toBe(kind)
  })

  it('stands in the examples of each kind', async () => {
    const { library, mentions } = await shippedGuides()
    const missed = library
      .filter(({ blueprint }) => blueprint.applies.must.length > 0)
      .flatMap(({ blueprint: { id, applies } }) =>
        applies.examples.filter(({ text }) => mentions({ main: text, beside: '' }).spoken.get(id)?.whole === false),
      )
    expect(missed).toEqual([])
  })
})

describe('a part that not every team asks for', () => {
  const NAMES = 'Our bank screens 900 names a day against sanctions lists, and six analysts clear the hits by hand.'
  const MEDIA = 'For each company they also read the newspapers.'

  it.each([
    [NAMES, false],
    [`${NAMES} ${MEDIA}`, true],
  ])('stands only where its words stand: %s', async (main, stands) => {
    const chosen = chooseBlueprint(await shippedGuides(), { task: 'classify' }, { main, beside: '' })
    expect(chosen?.leading.blueprint.id).toBe('kyc-names')
    const { blueprint } = joinModules(chosen as ChosenBlueprint, [], {}, {})
    expect(blueprint.parts.some(({ part }) => part === 'Adverse media')).toBe(stands)
  })
})
