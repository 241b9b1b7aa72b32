import type { ValidateFunction } from 'ajv'

/** Judges blocks and views as Slack's server does. Limits are written out here again, apart from the product's own table. */

type Json = { readonly [key: string]: unknown }
export type Surface = 'message' | 'modal' | 'home'

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : [])
const textOf = (value: unknown): string => String((value as Json | undefined)?.text ?? '')

/** Returns every fault, in Slack's manner (`... [json-pointer:/blocks/0]`); an empty list if Slack would take them. */
export function judgeBlocks(blocks: unknown, surface: Surface, schema: ValidateFunction): string[] {
  if (!Array.isArray(blocks)) return ['blocks must be an array']
  const faults: string[] = []
  if (blocks.length > (surface === 'message' ? 50 : 100)) faults.push('no more than 50 items allowed [/blocks]')
  if (!schema(blocks))
    faults.push(`structure: ${schema.errors?.map((e) => `${e.instancePath} ${e.message}`).join('; ')}`)
  repeated(blocks.map((block: Json) => block.block_id)).forEach((id) => {
    faults.push(`block_id "${id}" already exists`)
  })
  const actionIds = blocks.flatMap((block: Json) => actionIdsOf(block))
  repeated(actionIds).forEach((id) => {
    faults.push(`action_id "${id}" already exists`)
  })
  blocks.forEach((block: Json, at: number) => {
    for (const fault of judgeBlock(block)) faults.push(`${fault} [/blocks/${at}]`)
  })
  const tables = blocks.filter((block: Json) => block.type === 'table')
  if (tables.length > 1) faults.push('only_one_table_allowed')
  if (JSON.stringify(blocks).length > 200_000) faults.push('msg_blocks_too_long')
  return faults
}

/** A modal or Home view. */
export function judgeView(view: Json, schema: ValidateFunction): string[] {
  const faults = judgeBlocks(view.blocks, view.type === 'home' ? 'home' : 'modal', schema)
  for (const part of ['title', 'submit', 'close']) limit(faults, textOf(view[part]), 24, part, view[part] === undefined)
  if (String(view.private_metadata ?? '').length > 3000)
    faults.push('private_metadata must be less than 3001 characters')
  if (String(view.callback_id ?? '').length > 255) faults.push('callback_id must be less than 256 characters')
  if (JSON.stringify(view).length > 250_000) faults.push('view_too_large')
  return faults
}

function judgeBlock(block: Json): string[] {
  const faults: string[] = []
  if (String(block.block_id ?? '').length > 255) faults.push('block_id must be less than 256 characters')
  switch (block.type) {
    case 'section':
      limit(faults, textOf(block.text), 3000, 'text', false)
      break
    case 'header':
      limit(faults, textOf(block.text), 150, 'text', false)
      break
    case 'context':
      count(faults, list(block.elements), 1, 10, 'elements')
      for (const element of list(block.elements)) limit(faults, textOf(element), 2000, 'text', false)
      break
    case 'actions':
      count(faults, list(block.elements), 1, 25, 'elements')
      for (const element of list(block.elements)) faults.push(...judgeElement(element))
      // Multi-selects work in section and input blocks, although the types allow them here.
      if (list(block.elements).some(({ type }) => String(type).startsWith('multi_'))) faults.push('unsupported element')
      break
    case 'input':
      limit(faults, textOf(block.label), 2000, 'label', false)
      faults.push(...judgeElement(block.element as Json))
      break
    case 'table':
      judgeTable(faults, block)
      break
    case 'rich_text':
      judgeRichText(faults, block)
      break
  }
  return faults
}

function judgeElement(element: Json): string[] {
  const faults: string[] = []
  if (String(element.action_id ?? '').length > 255) faults.push('action_id must be less than 256 characters')
  if (element.type === 'button') {
    limit(faults, textOf(element.text), 75, 'text', false)
    if (String(element.value ?? '').length > 2000) faults.push('value must be less than 2001 characters')
  }
  if (element.placeholder !== undefined) limit(faults, textOf(element.placeholder), 150, 'placeholder', false)
  if (element.type === 'plain_text_input') {
    const most = Number(element.max_length ?? 3000)
    if (most < 1 || most > 3000) faults.push('max_length must be between 1 and 3000')
    if (String(element.initial_value ?? '').length > most) faults.push('initial_value is longer than max_length')
  }
  if (element.options !== undefined) judgeOptions(faults, element)
  return faults
}

function judgeOptions(faults: string[], element: Json): void {
  const options = list(element.options)
  const most = element.type === 'radio_buttons' || element.type === 'checkboxes' ? 10 : 100
  count(faults, options, 1, most, 'options')
  repeated(options.map((option) => option.value)).forEach((value) => {
    faults.push(`option value "${value}" is not unique`)
  })
  for (const option of options) {
    limit(faults, textOf(option.text), 75, 'option text', false)
    limit(faults, String(option.value ?? ''), 75, 'option value', false)
    limit(faults, textOf(option.description), 75, 'option description', option.description === undefined)
  }
  const known = new Set(options.map((option) => JSON.stringify(option)))
  for (const initial of list(element.initial_options))
    if (!known.has(JSON.stringify(initial))) faults.push('initial_options must be among the options')
  if (element.initial_options !== undefined) count(faults, list(element.initial_options), 1, most, 'initial_options')
}

function judgeTable(faults: string[], block: Json): void {
  const rows = (block.rows ?? []) as readonly (readonly Json[])[]
  if (rows.length < 1 || rows.length > 100) faults.push('a table has 1 to 100 rows')
  if (rows.some((row) => row.length < 1 || row.length > 20)) faults.push('a table has 1 to 20 columns')
  if (new Set(rows.map((row) => row.length)).size > 1) faults.push('all rows of a table must have the same length')
  for (const cell of rows.flat()) limit(faults, String(cell.text ?? ''), 10_000, 'cell', false)
  if (rows.flat().reduce((sum, cell) => sum + String(cell.text ?? '').length, 0) > 10_000)
    faults.push('a table holds at most 10000 characters')
}

function judgeRichText(faults: string[], node: Json): void {
  if (node.type === 'text') limit(faults, String(node.text ?? ''), 40_000, 'text', false)
  if (node.type === 'link' && !/^(https?:|mailto:)/.test(String(node.url))) faults.push('invalid url')
  if (node.elements !== undefined) count(faults, list(node.elements), 1, 1000, 'elements')
  for (const child of list(node.elements)) judgeRichText(faults, child)
}

function limit(faults: string[], text: string, most: number, what: string, optional: boolean): void {
  if (text.length > most) faults.push(`${what} must be less than ${most + 1} characters`)
  if (!optional && text.trim().length === 0) faults.push(`${what} must be more than 0 characters`)
}

function count(faults: string[], items: readonly unknown[], least: number, most: number, what: string): void {
  if (items.length < least || items.length > most)
    faults.push(`${what}: ${items.length} items, ${least} to ${most} allowed`)
}

function actionIdsOf(block: Json): unknown[] {
  return [...list(block.elements), block.accessory as Json, block.element as Json].map((element) => element?.action_id)
}

function repeated(ids: readonly unknown[]): string[] {
  const seen = new Set<unknown>()
  return ids.filter((id) => id !== undefined && (seen.has(id) || !seen.add(id))).map(String)
}
