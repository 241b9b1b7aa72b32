import type { Planning } from '../../knowledge/planning.ts'

/** The example of exactly this family and size, on the device or on servers. */
export function exampleModel(family: string, size: string, serving: string, planning: Planning): string | undefined {
  const { examples } = planning
  if (family === 'decoder' && serving === 'on-device' && examples.device[size] !== undefined)
    return examples.device[size]
  if (family !== 'decoder' && family !== 'encoder' && family !== 'encoder-decoder') return undefined
  return examples[family][size]
}
