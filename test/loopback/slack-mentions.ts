type Json = { readonly [key: string]: unknown }

/** Rich text elements that ping or jump. */
const LIVE = new Set(['user', 'usergroup', 'broadcast', 'channel', 'team', 'link'])

/**
 * Returns everything in a message's text and blocks that Slack would draw as a mention or a link, as it parses them:
 * `<...>` in mrkdwn (the fallback text is mrkdwn), live elements in rich text, nothing in plain text.
 */
export function mentionsIn(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  return [...inMrkdwn(String(message.text ?? '')), ...inNode(message.blocks)]
}

function inNode(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(inNode)
  if (typeof node !== 'object' || node === null) return []
  const one = node as Json
  if (one.type === 'mrkdwn') return inMrkdwn(String(one.text))
  if (typeof one.type === 'string' && LIVE.has(one.type)) return [JSON.stringify(one)]
  return Object.values(one).flatMap(inNode)
}

const inMrkdwn = (text: string): string[] => text.match(/<[^<>]*>/g) ?? []
