import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const LONGEST = 200

/** How many longer ones each file still has. A number only goes down: phrases belong in rows of data. */
const STILL_LONG: Readonly<Record<string, number>> = {
  'src/ask/concept/answer-concept.ts': 1,
  'src/ask/concept/exact-note.ts': 1,
  'src/ask/follow-up.ts': 2,
  'src/ask/intent/concept-signs.ts': 9,
  'src/ask/intent/form.ts': 4,
  'src/ask/intent/none-signs.ts': 12,
  'src/ask/intent/score-intent.ts': 5,
  'src/ask/intent/sizing-signs.ts': 3,
  'src/ask/plan/plan-question.ts': 5,
  'src/ask/read/memory.ts': 1,
  'src/ask/read/method.ts': 4,
  'src/ask/read/normalise.ts': 1,
  'src/ask/read/read-facts.ts': 1,
  'src/ask/read/sizes.ts': 1,
  'src/ask/read/time.ts': 1,
  'src/ask/read/training-data.ts': 2,
  'src/knowledge/find.ts': 1,
}

/** The regular expression literals of a source, comments aside; what follows `=`, `(`, `,` and the like begins one. */
function literals(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1')
  const literal = /(?:[=(,:[!&|?{};]|=>|\breturn)\s*(\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*)/g
  return [...code.matchAll(literal)].map((match) => match[1] ?? '')
}

it(`has no new regular expression of more than ${LONGEST} characters`, () => {
  const found = Object.fromEntries(
    globSync('src/**/*.ts').flatMap((path) => {
      const long = literals(readFileSync(path, 'utf8')).filter((one) => one.length > LONGEST).length
      return long > 0 ? [[path, long]] : []
    }),
  )
  const more = Object.entries(found).filter(([path, count]) => count > (STILL_LONG[path] ?? 0))
  expect(more).toEqual([])
})
