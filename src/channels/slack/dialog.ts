import type { ModalView } from '@slack/types'
import { clip } from './blocks/clip.ts'
import { LIMITS } from './blocks/limits.ts'
import { plain } from './blocks/part-blocks.ts'
import { WRITE_DIALOG, WRITE_INPUT, type WriteButton, type WriteDialog } from './control.ts'

/** Returns the dialog for a typed answer, prefilled with the earlier answer if the button carried it. Pure. */
export function writeDialog(button: WriteButton, place: WriteDialog['place']): ModalView {
  const { conversation, question, step, multiline, initial } = button
  const dialog: WriteDialog = { conversation, question, step, place }
  const most = Math.max(1, Math.min(button.maxLength, LIMITS.inputText))
  return {
    type: 'modal',
    callback_id: WRITE_DIALOG,
    title: plain('Your answer'),
    submit: plain('Save'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(dialog),
    blocks: [
      {
        type: 'input',
        block_id: WRITE_INPUT.block,
        label: plain(clip(button.ask, LIMITS.inputLabel)),
        element: {
          type: 'plain_text_input',
          action_id: WRITE_INPUT.action,
          multiline,
          max_length: most,
          focus_on_load: true,
          ...(initial && { initial_value: clip(initial, most) }),
        },
      },
    ],
  }
}
