/** "My boss wants to know what it costs", "legal asks where the data goes": who asks, before what is asked. */
const WANTS = '(?:wants?|wanted|would like|needs?) to (?:know|understand|hear|see)'
const ASKS = '(?:asks?|asked|is asking|keeps asking|wonders?)(?: me| us)?'
const QUESTION = 'whether|why|where|what|how|who|when|which|is|are|can|do|does|will'
const WHO = String.raw`(?:(?:so|and|but|hi|hey|well|ok)[, ]+)?(?:(?:my|our|the) )?(?:\p{L}+ ){1,3}`
const FRAME = new RegExp(String.raw`^${WHO}(?:${WANTS}|${ASKS})[:,]? (?=(?:${QUESTION})\b)`, 'iu')

/** A question that somebody passes on, as the question itself. */
export function passedOn(text: string): string {
  const question = text.replace(FRAME, '')
  return question === text || /[?？]\s*$/u.test(question) ? question : `${question}?`
}
