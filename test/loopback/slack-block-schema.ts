import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'

const ROOT = join(import.meta.dirname, '../..')
const CACHE = join(ROOT, 'node_modules/.cache/llm-plan')

let compiled: ValidateFunction | undefined

/**
 * Returns the validator of an array of blocks that is made from the types of `@slack/types`: unknown keys, wrong elements,
 * bad enums. It knows no lengths. Making the schema takes about 1.5 s; it is kept by version under node_modules/.cache.
 */
export async function blockSchema(): Promise<ValidateFunction> {
  if (compiled) return compiled
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@slack/types/package.json'), 'utf8'))
  const file = join(CACHE, `slack-blocks-${version}.json`)
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(file, JSON.stringify(await makeSchema()))
  }
  compiled = new Ajv({ strict: false, discriminator: false, allErrors: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  )
  return compiled
}

async function makeSchema(): Promise<unknown> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const path = join(CACHE, `entry-${process.pid}.ts`)
  writeFileSync(path, "import type { KnownBlock } from '@slack/types'\nexport type Blocks = KnownBlock[]\n")
  return createGenerator({ path, type: 'Blocks', topRef: false, skipTypeCheck: true }).createSchema('Blocks')
}
