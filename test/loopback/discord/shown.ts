/** What a reader of Discord would see as more than plain text, after Discord's own escapes are taken out. */
type Json = Record<string, unknown>

export function textsOf(components: unknown): string[] {
  return ((components ?? []) as Json[]).flatMap((node) => [
    ...(node.type === 10 ? [String(node.content)] : []),
    ...textsOf(node.components),
  ])
}

/** Mentions, timestamps, emoji and masked links that Discord would draw in the text. */
export function liveMarks(markdown: string): string[] {
  const plain = markdown.replace(/```[\s\S]*?```/g, '').replace(/\\[^0-9A-Za-z\s]/g, '')
  const marks = [
    /<(?:@[!&]?|#)\d+>/g,
    /<\/[^>]+:\d+>/g,
    /<(?:a?:\w+:\d+|t:-?\d+(?::\w)?|id:\w+)>/g,
    /@(?:everyone|here)/gi,
    /\[[^\]]*\]\([^)]*\)/g,
  ]
  return marks.flatMap((mark) => plain.match(mark) ?? [])
}

/** The text as a reader sees it: escapes resolved, invisible breaks taken out. */
export function asSeen(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1').replaceAll('\u200b', '')
}
