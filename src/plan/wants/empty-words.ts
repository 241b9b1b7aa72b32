import { stems } from '../../blueprint/stems.ts'

/** Stems that say nothing of what a wish is about. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the of to in for and or with without on at by is are was were be been we our us it its this that these those they them their from as not no
  but have has had do does did can could will would shall should must may want need needs get gets give gives take takes make makes say tell see sees use
  uses which who whom whose when where what how than then so if out up down over under into about per each every all any some more most less least very too
  also only just there here one two three four five six seven eight nine ten hundred thousand million half you your he she his her day days week month
  year years hour minute second people person case cases work way thing things new old own same other after before until since while because both between
  right good system systems data time number list`
    .split(/\s+/u)
    .map((word) => stems(word).trim()),
)
