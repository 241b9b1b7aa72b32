import {
  type APIComponentInModalActionRow,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Dialog } from './custom-id.ts'
import { LIMITS } from './limits.ts'
import { cleanLine } from './render/clean-text.ts'
import { splitText } from './render/split-text.ts'
import type { Pressed } from './to-turn.ts'

/** How much of the question stands above the input box. */
const QUESTION = 600

/**
 * Returns the dialog that a pressed button opens: the question as the message shows it, and one input box. Everything
 * comes from the button and its message, so it works after a restart. `initial` fills the box.
 */
export function dialogFor(
  { customId, components }: Pressed,
  dialog: Dialog,
  initial?: string,
): APIModalInteractionResponseCallbackData {
  const question =
    splitText(
      texts(components)
        .join('\n')
        .replace(/^-# .*$/gmu, ''),
      QUESTION,
    )[0] ?? ''
  const label = cleanLine(labelOf(components, customId) ?? '', LIMITS.modalLabel)
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

type Node = { readonly [key: string]: unknown }

/** Discord nests components three deep. */
const DEEPEST = 6

function texts(components: unknown, depth = 0): string[] {
  return nodes(components, depth).flatMap((node) =>
    node.type === ComponentType.TextDisplay ? [textOf(node.content)] : texts(node.components, depth + 1),
  )
}

function labelOf(components: unknown, customId: string, depth = 0): string | undefined {
  for (const node of nodes(components, depth)) {
    if (node.custom_id === customId) return textOf(node.label)
    const inside = labelOf(node.components, customId, depth + 1)
    if (inside !== undefined) return inside
  }
  return undefined
}

function nodes(components: unknown, depth: number): readonly Node[] {
  if (!Array.isArray(components) || depth > DEEPEST) return []
  return components.filter((node): node is Node => typeof node === 'object' && node !== null)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
