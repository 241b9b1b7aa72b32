/**
 * Returns what a person typed, from the mrkdwn in which Slack delivers it: references as words, links as their text,
 * `&amp;` as `&`. A mention of `botUser` is dropped. The result is plain text for the interview, never markup; only with
 * `keepChannels` a channel stays as `<#id>`.
 */
export function plainText(mrkdwn: string, how: Reading = {}): string {
  return mrkdwn
    .replaceAll(/<([^<>]*)>/g, (_, inside: string) => reference(inside, how))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

type Reading = { readonly botUser?: string | undefined; readonly keepChannels?: boolean }

function reference(inside: string, { botUser, keepChannels }: Reading): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  if (target.startsWith('@')) return target.slice(1) === botUser ? '' : `@${label || target.slice(1)}`
  if (target.startsWith('#') && keepChannels === true) return `<${target}>`
  if (target.startsWith('#')) return `#${label || target.slice(1)}`
  if (target.startsWith('!')) return label || `@${target.slice(1)}`
  if (label === '' || target.replace(/^(mailto:|tel:|https?:\/\/)/, '').replace(/\/$/, '') === label.replace(/\/$/, ''))
    return label || target
  return `${label} (${target})`
}
