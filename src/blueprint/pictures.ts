import type { Signals } from '../knowledge/signals.ts'
import { firstMeant } from '../profile/phrases.ts'
import type { LoadedBlueprint } from './library.ts'
import type { Said } from './vocabulary.ts'

/** Whether what somebody said is of texts that are read, and of no picture. */
export type OnlyWritten = (said: Said) => boolean

const PIXELS = new Set(['images', 'video', 'scans'])

/** Hears by the rows of the lexicon: reports on pictures are texts, however many pictures their words name. Pure. */
export function readWritten({ answers, written }: Signals): OnlyWritten {
  const pictured = answers.filter(({ says }) => PIXELS.has(says.modality ?? ''))
  return ({ main }) =>
    firstMeant(main, written.phrases) !== undefined &&
    !pictured.some(({ phrases, unless }) => firstMeant(main, phrases, unless))
}

/** Whether a kind does nothing but look at pictures: beside code, no stage of it takes in anything else. */
export const looksOnly = ({ blueprint: { pipeline } }: LoadedBlueprint): boolean =>
  pipeline.some(({ kind }) => kind === 'vision') && pipeline.every(({ kind }) => LOOKING.has(kind))

const LOOKING = new Set(['vision', 'ocr', 'code'])
