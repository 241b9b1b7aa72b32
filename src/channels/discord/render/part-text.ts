import { fieldLabel } from '../../../contract/field-label.ts'
import type { Part } from '../../../contract/view.ts'
import { LIMITS } from '../limits.ts'
import { cleanLine } from './clean-text.ts'
import { escapeText } from './escape-text.ts'
import { tableText } from './table-text.ts'

/** Returns one part of a view as Discord Markdown; an image is its description. Empty text stays empty. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return mark('## ', escapeLine(part.text))
    case 'text':
      return escapeText(part.text)
    case 'note':
      return escapeText(part.text)
        .split('\n')
        .map((line) => mark('-# ', line))
        .join('\n')
    case 'person':
      return `${personText(part.user)}${escapeText(part.text)}`
    case 'room':
      return `${escapeText(part.before)} ${roomText(part.room)}${escapeText(part.text)}`
    case 'list':
      return part.items
        .map((item, index) => mark(part.ordered === true ? `${index + 1}. ` : '- ', escapeLine(item)))
        .join('\n')
    case 'fields':
      return part.rows.map((row) => `**${escapeLine(fieldLabel(row.label))}** ${escapeText(row.value)}`).join('\n')
    case 'table':
      return tableText(part.header, part.rows)
    case 'link':
      return linkText(part.label, part.url)
    case 'image':
      return mark('-# ', escapeLine(part.alt))
  }
}

/** Drawn by Discord as the person's name; `allowed_mentions` keeps it from pinging. */
function personText(user: string): string {
  return /^\d{15,20}$/.test(user) ? `<@${user}> ` : ''
}

/** Drawn by Discord as the channel's name, with a link to it. */
function roomText(room: string): string {
  return /^\d{15,20}$/.test(room) ? `<#${room}>` : 'that channel'
}

function escapeLine(text: string): string {
  return escapeText(text.replace(/\s+/gu, ' ').trim())
}

function mark(before: string, text: string): string {
  return text.trim() === '' ? '' : before + text
}

/** A masked link only for an http(s) address that cannot end the mask early; anything else is shown as text. */
function linkText(label: string, url: string): string {
  const name = escapeLine(cleanLine(label, 200))
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const safe = parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.href.length <= LIMITS.linkUrl
  if (!safe) return `${name} ${escapeLine(cleanLine(url, LIMITS.linkUrl))}`.trim()
  const address = parsed.href.replaceAll('<', '%3C').replaceAll('>', '%3E')
  return name === '' ? `<${address}>` : `[${name}](<${address}>)`
}
