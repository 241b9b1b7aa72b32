/** Nothing that stands further from a number than this is about it; without an end, reading would grow with the square of a text. */
const REACH = 240

/** The words before a place, as far as they can matter to it. */
export const textBefore = (text: string, at: number): string => text.slice(Math.max(0, at - REACH), at)

/** The words behind a place, as far as they can matter to it. */
export const textAfter = (text: string, at: number): string => text.slice(at, at + REACH)
