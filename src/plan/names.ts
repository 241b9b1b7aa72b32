import type { Names } from '../blueprint/project-facts.ts'
import { findAccelerator } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { nationalLaw, nationalThing } from '../knowledge/market/national.ts'
import { countriesOf } from '../profile/countries-of.ts'

const made = new WeakMap<Knowledge, Names>()

/** What codes are called in American English; the code itself where nobody named it. Made once for the knowledge. */
export function planNames(knowledge: Knowledge): Names {
  const names = made.get(knowledge) ?? namesOf(knowledge)
  made.set(knowledge, names)
  return names
}

function namesOf(knowledge: Knowledge): Names {
  const language = new Intl.DisplayNames('en-US', { type: 'language' })
  const region = new Intl.DisplayNames('en-US', { type: 'region' })
  const named = (names: Intl.DisplayNames, code: string) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
  return {
    language: (code) => named(language, code),
    country: (code) => named(region, code),
    bounds: knowledge.sumBounds,
    accelerator: (key) => findAccelerator(knowledge, key)?.name ?? key,
    national: (profile) => {
      const { countries } = knowledge
      const codes = countriesOf(profile, knowledge.signals)
      return {
        invoiceSystem: nationalThing('invoices', codes, countries),
        taxNumber: nationalThing('taxNumber', codes, countries),
        personId: nationalThing('personId', codes, countries),
        messenger: nationalThing('messenger', codes, countries),
        payments: nationalThing('payments', codes, countries),
        workersLaw: nationalLaw('workers', codes, countries),
      }
    },
  }
}
