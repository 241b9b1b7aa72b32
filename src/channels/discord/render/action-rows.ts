import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ChannelType,
  ComponentType,
} from 'discord.js'
import type { Action } from '../../../contract/view.ts'
import { controlCode, writeCode } from '../custom-id.ts'
import { LIMITS } from '../limits.ts'
import { THREADS } from '../place.ts'
import { cleanLine } from './clean-text.ts'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/**
 * `server`: Discord's own channel menu. A list: the rooms to offer, in a DM, where that menu is empty.
 * `none`: leave the menu out.
 */
export type Rooms = 'server' | 'none' | readonly { readonly id: string; readonly name: string }[]

/** Returns the rows for the actions, in their order: neighbouring buttons share a row, a menu has its own. */
export function actionRows(actions: readonly Action[], conversation: string, rooms: Rooms): readonly Row[] {
  const rows: Row[] = []
  const seen = new Set<string>()
  for (const action of actions) {
    for (const component of components(action, conversation, rooms, rows.length)) {
      // Discord refuses a message in which two controls have the same id; the second one would do the same anyway.
      if (seen.has(component.custom_id)) continue
      seen.add(component.custom_id)
      const last = rows.at(-1)
      const joins = component.type === ComponentType.Button && last?.components[0]?.type === ComponentType.Button
      if (joins && last.components.length < LIMITS.buttonsPerRow) last.components.push(component)
      else rows.push({ type: ComponentType.ActionRow, components: [component] })
    }
  }
  return rows
}

type Control = APIComponentInMessageActionRow & { custom_id: string }

function components(action: Action, conversation: string, rooms: Rooms, at: number): readonly Control[] {
  switch (action.kind) {
    case 'button':
      return button(action.label, controlCode(conversation, action.input), STYLES[action.style ?? 'secondary'])
    case 'write':
      return button(action.label, writeCode(conversation, action), ButtonStyle.Primary)
    case 'select':
      return selects(action, conversation, at)
    case 'ticks':
      return ticks(action, conversation)
    case 'room':
      return roomMenu(action.label, conversation, rooms)
  }
}

const STYLES = { primary: ButtonStyle.Primary, secondary: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const

function button(
  label: string,
  id: string | undefined,
  style: (typeof STYLES)[keyof typeof STYLES],
): readonly Control[] {
  if (id === undefined) return []
  return [{ type: ComponentType.Button, style, label: cleanLine(label, LIMITS.buttonLabel) || '…', custom_id: id }]
}

/** Each option carries its own code, so the menu's id only has to be unique. More than 25 options make several menus. */
function selects(action: Extract<Action, { kind: 'select' }>, conversation: string, at: number): readonly Control[] {
  const options = new Map<string, { label: string; value: string; description?: string }>()
  for (const { label, description, input } of action.options) {
    const value = controlCode(conversation, input)
    if (value === undefined || options.has(value)) continue
    options.set(value, { ...optionText(label, description), value })
  }
  const groups = chunk([...options.values()], LIMITS.selectOptions)
  return groups.map((group, index) => {
    const part = groups.length > 1 ? ` (${index + 1} of ${groups.length})` : ''
    return {
      type: ComponentType.StringSelect,
      custom_id: `select-${at}-${index}`,
      placeholder: cleanLine(action.label, LIMITS.placeholder - part.length) + part,
      options: group,
    } satisfies APIStringSelectComponent
  })
}

function optionText(label: string, description = ''): { label: string; description?: string } {
  const more = cleanLine(description, LIMITS.optionDescription)
  return { label: cleanLine(label, LIMITS.optionLabel) || '…', ...(more !== '' && { description: more }) }
}

function ticks(action: Extract<Action, { kind: 'ticks' }>, conversation: string): readonly Control[] {
  const { question, step } = action
  const id = controlCode(conversation, { type: 'answer', question, step, value: [] })
  const known = new Map(action.options.map((option) => [option.value, option]))
  const options = [...known.values()]
    .filter(({ value }) => value !== '' && value.length <= LIMITS.optionValue)
    .slice(0, LIMITS.selectOptions)
    .map(({ label, description, value, ticked }) => ({
      ...optionText(label, description),
      value,
      ...(ticked === true && { default: true }),
    }))
  if (id === undefined || options.length === 0) return []
  return [
    {
      type: ComponentType.StringSelect,
      custom_id: id,
      placeholder: cleanLine(action.label, LIMITS.placeholder),
      min_values: 1,
      max_values: options.length,
      options,
    },
  ]
}

function roomMenu(label: string, conversation: string, rooms: Rooms): readonly Control[] {
  const id = controlCode(conversation, { type: 'publish', room: '' })
  if (id === undefined || rooms === 'none') return []
  const placeholder = cleanLine(label, LIMITS.placeholder)
  if (rooms === 'server') {
    const channel_types = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum, ...THREADS]
    return [{ type: ComponentType.ChannelSelect, custom_id: id, placeholder, channel_types }]
  }
  const options = rooms
    .slice(0, LIMITS.selectOptions)
    .map((room) => ({ label: cleanLine(room.name, LIMITS.optionLabel) || room.id, value: room.id }))
  return options.length === 0 ? [] : [{ type: ComponentType.StringSelect, custom_id: id, placeholder, options }]
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
