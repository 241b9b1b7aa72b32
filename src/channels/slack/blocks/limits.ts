/**
 * Slack's limits, in one place. Characters unless said otherwise. Where Slack's own sources differ the smaller number
 * stands here. Sources: the JSDoc of `@slack/types` 3.2 and https://docs.slack.dev/reference/block-kit.
 */
export const LIMITS = {
  blocksInMessage: 50,
  id: 255,
  sectionText: 3000,
  contextText: 2000,
  headerText: 150,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  optionText: 75,
  optionDescription: 75,
  /** `@slack/types` says 75, other sources 150. */
  optionValue: 75,
  selectOptions: 100,
  /** Checkboxes too. */
  radioOptions: 10,
  placeholder: 150,
  url: 3000,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a message's table together. */
  tableText: 10_000,
  modalTitle: 24,
  inputLabel: 2000,
  inputText: 3000,
  privateMetadata: 3000,
  /** Before escaping, which makes it at most five times as long. Slack advises 4,000. */
  fallbackText: 800,
  /** Our own bound for all words of one message: Slack refuses long messages (`msg_blocks_too_long`) at no stated size. */
  messageText: 12_000,
  /** Our own bound: what can be clicked never crowds out what is said. */
  blocksOfActions: 25,
} as const
