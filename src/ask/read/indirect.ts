/** "My boss wants to know what it costs", "legal asks where the data goes": who asks, before what is asked. */
const WANTS = '(?:wants?|wanted|would like|needs?) to (?:know|understand|hear|see)'
const ASKS = '(?:asks?|asked|is asking|keeps asking|wonders?)(?: me| us)?'
const QUESTION = 'whether|why|where|what|how|who|when|which|is|are|can|do|does|will'
const WHO = String.raw`(?:(?:so|and|but|hi|hey|well|ok)[, ]+)?(?:(?:my|our|the) )?(?:\p{L}+ ){1,3}`
const FRAME = new RegExp(String.raw`^${WHO}(?:${WANTS}|${ASKS})[:,]? (?=(?:${QUESTION})\b)`, 'iu')

/** "Our consultant says we should ... what is that?" is no question about consultants. */
const TRADE = '(?:consultant|engineer|scientist|developer|analyst|architect|programmer)s?'
const TELLS = '(?:says?|said|claims?|thinks?|told (?:me|us)|suggests?|wants|recommends?) (?:that )?'
const ASKED_AFTER = String.raw`(?=[^?]{10,}[.,;] ?(?:and )?(?:what|why|how|is|are|do|does|should)\b)`
const SAYS = new RegExp(String.raw`^(?:(?:my|our|the|an?) )?(?:\p{L}+ ){0,2}?${TRADE} ${TELLS}${ASKED_AFTER}`, 'iu')

/** A question that somebody passes on, as the question itself. */
export function passedOn(text: string): string {
  const question = text.replace(SAYS, '').replace(FRAME, '')
  return question === text || /[?？]\s*$/u.test(question) ? question : `${question}?`
}
