import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { UserError } from '../../errors.ts'
import type { RuleFile, RuleFiles } from './read-rule-book.ts'

/** Reads the files of a rule folder. Paths in messages are relative to the current folder where that is shorter. */
export async function readRuleFiles(dir: string): Promise<{ files: RuleFiles; hash: string }> {
  const read = async (name: string): Promise<RuleFile> => {
    const path = join(dir, name)
    const near = relative(process.cwd(), path)
    try {
      return { path: near.startsWith('..') ? path : near, text: await readFile(path, 'utf8') }
    } catch (cause) {
      throw new UserError('rules-missing', `The rules need the file ${path}, which cannot be read.`, { cause })
    }
  }
  // One after the other: of several missing files the same one is named each time.
  const questionnaire = await read('questionnaire.yaml')
  const facts = await read('facts.yaml')
  const constraints = await read('constraints.yaml')
  const sources = await read('sources.yaml')
  const names = await readdir(join(dir, 'decisions')).catch((cause: unknown) => {
    throw new UserError('rules-missing', `The rules need the folder ${join(dir, 'decisions')}.`, { cause })
  })
  const wanted = names.filter((name) => /\.ya?ml$/.test(name)).toSorted()
  const decisions = await Promise.all(wanted.map((name) => read(join('decisions', name))))
  const files = { questionnaire, facts, constraints, sources, decisions }
  const hash = createHash('sha256')
  for (const { text } of [questionnaire, facts, constraints, sources, ...decisions]) hash.update(text).update('\0')
  return { files, hash: hash.digest('hex') }
}
