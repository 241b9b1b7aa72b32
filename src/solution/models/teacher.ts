import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Needs } from '../needs.ts'
import type { Choice, Teacher } from '../sizing/choice.ts'
import type { Workload } from '../workload.ts'
import { hostedModels } from './hosted-models.ts'
import { openModels } from './open-models.ts'

/** The size classes of a teacher on machines of one's own, best first. */
const OWN_SIZES = ['40b-120b', '10b-40b', '1b-10b'] as const

/**
 * The strong model that writes the examples of a distilled one, where the data may go: at a vendor or a host, inside the team's own
 * cloud account, or an open one on its own machines. What stays on devices is taught with public and made-up text, so any will do.
 */
export function teacherOf(choice: Choice, workload: Workload, needs: Needs, knowledge: Knowledge): Teacher | undefined {
  const { examples } = knowledge.planning
  const writes = { ...choice, family: 'decoder' }
  if (needs.hosting === 'on-premises') {
    const model = OWN_SIZES.flatMap((size) => openModels({ ...writes, size }, workload, needs, knowledge))[0]?.model
    const card = needs.owned[0]?.accelerator ?? examples.accelerator
    return { model: model?.id ?? examples.decoder['40b-120b'] ?? '', accelerator: card }
  }
  const serving = needs.hosting === 'own-cloud' ? 'managed-open-weights' : 'vendor-api'
  const found = hostedModels({ ...writes, size: 'frontier', serving }, workload, needs, knowledge)
  const api = found[0]?.api ?? examples.hosted[serving].frontier?.[0]
  return api === undefined ? undefined : { api }
}
