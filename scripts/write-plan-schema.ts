import { writeFileSync } from 'node:fs'
import { planSchema } from '../src/plan/schema.ts'

/** Writes docs/plan.schema.json: the form of a plan as JSON, for readers in other languages. */
writeFileSync('docs/plan.schema.json', `${JSON.stringify(planSchema(), null, 2)}\n`)
