/**
 * Returns what a person typed, from the mrkdwn in which Slack delivers it: references as words, links as their text,
 * `&amp;` as `&`. A mention of `botUser` is dropped. The result is plain text for the interview, never markup.
 */
export function plainText(mrkdwn: string, botUser?: string): string {
  return mrkdwn
    .replaceAll(/<([^<>]*)>/g, (_, inside: string) => reference(inside, botUser))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

function reference(inside: string, botUser: string | undefined): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  if (target.startsWith('@')) return target.slice(1) === botUser ? '' : `@${label || target.slice(1)}`
  if (target.startsWith('#')) return `#${label || target.slice(1)}`
  if (target.startsWith('!')) return label || `@${target.slice(1)}`
  if (label === '' || target.replace(/^(mailto:|tel:|https?:\/\/)/, '').replace(/\/$/, '') === label.replace(/\/$/, ''))
    return label || target
  return `${label} (${target})`
}
