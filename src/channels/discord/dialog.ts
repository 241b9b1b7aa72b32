import {
  type APIComponentInModalActionRow,
  type APIMessageComponentInteraction,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Dialog } from './custom-id.ts'
import { LIMITS } from './limits.ts'
import { cleanLine } from './render/clean-text.ts'
import { splitText } from './render/split-text.ts'

/** How much of the question stands above the input box. */
const QUESTION = 600

/**
 * Returns the dialog that a pressed button opens: the question as the message shows it, and one input box. Everything
 * comes from the button and its message, so it works after a restart. `initial` fills the box.
 */
export function dialogFor(
  interaction: APIMessageComponentInteraction,
  dialog: Dialog,
  initial?: string,
): APIModalInteractionResponseCallbackData {
  const components = interaction.message.components ?? []
  const question =
    splitText(
      texts(components)
        .join('\n')
        .replace(/^-# .*$/gmu, ''),
      QUESTION,
    )[0] ?? ''
  const label = cleanLine(labelOf(components, interaction.data.custom_id) ?? '', LIMITS.modalLabel)
  const value = initial?.slice(0, dialog.maxLength).toWellFormed() ?? ''
  const input: APIComponentInModalActionRow = {
    type: ComponentType.TextInput,
    custom_id: 'answer',
    style: dialog.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    min_length: 1,
    max_length: dialog.maxLength,
    required: true,
    ...(value !== '' && { value }),
  }
  const box = { type: ComponentType.Label, label: label || 'Your answer', component: input } as const
  return {
    custom_id: dialog.code,
    title: 'Your answer',
    components: question === '' ? [box] : [{ type: ComponentType.TextDisplay, content: question }, box],
  }
}

type Node = { readonly type: number; readonly components?: readonly Node[]; readonly content?: string }

function texts(components: readonly unknown[]): string[] {
  return (components as readonly Node[]).flatMap((node) =>
    node.type === ComponentType.TextDisplay ? [node.content ?? ''] : texts(node.components ?? []),
  )
}

function labelOf(components: readonly unknown[], customId: string): string | undefined {
  for (const node of components as readonly (Node & { custom_id?: string; label?: string })[]) {
    if (node.custom_id === customId) return node.label
    const inside = labelOf(node.components ?? [], customId)
    if (inside !== undefined) return inside
  }
  return undefined
}
