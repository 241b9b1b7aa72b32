/**
 * Returns `text` such that Slack's mrkdwn shows it as it is: no mention, no link. Formatting marks (`*`, `_`) may still
 * show as formatting, so this is only for places that know no plain text (the fallback of a message).
 * Source: https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
