import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CORE_SCHEMA, load } from 'js-yaml'

const SHIPPED = fileURLToPath(new URL('../../knowledge', import.meta.url)) + sep
/** So much is kept at most: what was parsed of earlier versions of the files is dropped then. */
const MOST = 64_000_000
const SAVE_AFTER_MS = 1_000
const FORGET_AFTER_MS = 10_000
/** An anchor or an alias: a short text may stand for any amount of others. */
const ANCHOR = /(?:^|\s)[&*]\S/u

/** What was parsed of YAML texts, as JSON by the texts' hashes. */
export type KeptYaml = { readonly parse: (text: string, file: string) => unknown; readonly save: () => void }

/**
 * Parses YAML texts, and keeps what the shipped files say in `path` for the next process: JSON is read twenty times as fast. What was
 * kept is found by the hash of the whole text, so it is never old; where it cannot be read or written, everything is parsed.
 */
export function keptYaml(path: string, shipped: string): KeptYaml {
  let lines: Map<string, string> | undefined
  let fresh: Map<string, string> | undefined
  let isListening = false
  let isWritable: boolean | undefined
  const linesNow = () => {
    if (lines === undefined) {
      lines = readLines(path)
      // Nobody needs them once everything is loaded.
      setTimeout(() => {
        lines = undefined
      }, FORGET_AFTER_MS).unref()
    }
    return lines
  }
  const save = () => {
    if (fresh !== undefined) writeLines(path, fresh)
    fresh = undefined
  }
  const keep = (key: string, text: string, value: unknown) => {
    isWritable ??= canWrite(dirname(path))
    if (!isWritable) return
    const json = ANCHOR.test(text) ? undefined : exactJson(value)
    if (json === undefined) return
    linesNow().set(key, json)
    if (fresh === undefined) {
      fresh = new Map()
      setTimeout(save, SAVE_AFTER_MS).unref()
    }
    if (!isListening) process.once('exit', save)
    isListening = true
    fresh.set(key, json)
  }
  return {
    save,
    parse(text, file) {
      const key = createHash('sha256').update(text).digest('base64url')
      const known = readJson(linesNow().get(key))
      if (known !== undefined) return known
      const value = load(text, { schema: CORE_SCHEMA }) ?? null
      if (resolve(file).startsWith(shipped)) keep(key, text, value)
      return value
    },
  }
}

/** What a line says; undefined where there is none, or somebody broke it. */
function readJson(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A value as JSON; undefined where JSON would say something else. */
function exactJson(value: unknown): string | undefined {
  let exact = true
  const json = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) exact = false
    return part
  })
  return exact ? json : undefined
}

/** Each line is a hash, a blank and JSON, which has no line breaks. None where the file cannot be read. */
function readLines(path: string): Map<string, string> {
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    return new Map(lines.slice(0, -1).map((line) => [line.slice(0, HASH), line.slice(HASH + 1)]))
  } catch {
    return new Map()
  }
}

/** A SHA-256 in base64url. */
const HASH = 43

/** Whether a folder is there, or could be made, and may be written: where not, nothing is got ready for it. */
function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Adds lines to those that others wrote meanwhile. The file is put in place whole, so that nobody reads half of it. */
function writeLines(path: string, fresh: ReadonlyMap<string, string>): void {
  const own = `${path}.${process.pid}`
  try {
    const text = (all: ReadonlyMap<string, string>) => [...all].map(([key, json]) => `${key} ${json}\n`).join('')
    const both = text(new Map([...readLines(path), ...fresh]))
    writeFileSync(own, both.length > MOST ? text(fresh) : both)
    renameSync(own, path)
  } catch {
    removeIfThere(own)
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Where nothing can be written nothing was.
  }
}

const { version } = createRequire(import.meta.url)('js-yaml/package.json') as { version: string }
/** Beside the compiled code: whoever may write there may write the code. */
const CACHE = fileURLToPath(new URL(`../../node_modules/.cache/llm-plan/yaml-${version}`, import.meta.url))

/** A YAML text as a value. Throws js-yaml's YAMLException. */
export const parseYaml = keptYaml(CACHE, SHIPPED).parse
