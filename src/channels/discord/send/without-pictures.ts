import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { LIMITS } from '../limits.ts'
import { escapeText } from '../render/escape-text.ts'
import type { Rendered } from '../render.ts'

/** Returns the message with what its pictures show in words: for a channel in which the bot may attach no files. */
export function withoutPictures({ container, files }: Rendered): Rendered {
  const alts = new Map(files.map(({ name, alt }) => [`attachment://${name}`, alt]))
  let left = LIMITS.textPerMessage - container.components.reduce((sum, one) => sum + textOf(one).length, 0)
  const components = container.components.flatMap((component): APIComponentInContainer[] => {
    if (component.type !== ComponentType.MediaGallery) return [component]
    const alt = component.items.map(({ media }) => alts.get(media.url) ?? '').join(' ')
    const content = `-# ${escapeText(alt)} (To show the picture, I need the Attach Files permission here.)`
    if (content.length > left) return []
    left -= content.length
    return [{ type: ComponentType.TextDisplay, content }]
  })
  return { container: { ...container, components }, files: [] }
}

function textOf(component: APIComponentInContainer): string {
  return component.type === ComponentType.TextDisplay ? component.content : ''
}
