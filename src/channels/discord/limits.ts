/**
 * Discord's limits, in one place. Source: discord-api-docs, "Message Components" and "Create Message" (August 2026).
 * Characters are counted in UTF-16 units, which is never fewer than Discord counts.
 */
export const LIMITS = {
  /** All text displays of one Components V2 message together. */
  textPerMessage: 4000,
  /** Every component, nested ones included. */
  componentsPerMessage: 40,
  filesPerMessage: 10,
  /** The classic `content` field, used beside an attached file. */
  content: 2000,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  optionLabel: 100,
  optionDescription: 100,
  optionValue: 100,
  placeholder: 150,
  imageDescription: 1024,
  linkUrl: 1500,
  modalTitle: 45,
  modalLabel: 45,
  textInput: 4000,
  threadName: 100,
  nonce: 25,
} as const
