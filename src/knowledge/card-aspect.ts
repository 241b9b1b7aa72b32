import type { z } from 'zod'
import { aspectOf } from './aspect.ts'

/** What can be asked of a card, or a box of them. */
export const cardAspect = aspectOf(['what', 'memory', 'speed', 'power', 'price'])

export type CardAspect = Readonly<z.infer<typeof cardAspect>>
