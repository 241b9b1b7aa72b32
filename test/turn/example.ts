import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The answers of an example plan, each as a button carries it. */
export function readExample(name: string): readonly (readonly [question: string, value: string])[] {
  const answers = parse(readFileSync(`examples/${name}.yaml`, 'utf8')) as Record<string, unknown>
  return Object.entries(answers).map(([question, value]) => [
    question,
    Array.isArray(value) ? value.join(',') : String(value),
  ])
}
