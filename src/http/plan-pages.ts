import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { PlanLinks } from '../contract/store/plan-links.ts'
import { PLAN_SCRIPT, planHtml } from '../plan/html.ts'
import { planMarkdown } from '../plan/markdown.ts'
import { PLAN_STYLE } from '../plan/page/style.ts'
import type { Plan } from '../plan/plan.ts'

export type PlanPageParts = {
  readonly links: PlanLinks
  readonly planOf: (tenant: string, conversation: string) => Promise<Plan | undefined>
}

const TOKEN = /^[\w-]{22}$/
/** The page carries its style and script inside; their hashes let in those two and nothing else. */
const CONTENT_POLICY = `default-src 'none'; style-src '${hash(PLAN_STYLE)}'; script-src '${hash(PLAN_SCRIPT)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A plan under its unguessable link: the page, and the same plan as Markdown and JSON. Read-only, kept by no cache and no search engine. */
export function planPages({ links, planOf }: PlanPageParts): Router {
  const router = Router()
  router.use('/plan', (_request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' })
    next()
  })

  router.get('/plan/:token', async (request, response, next) => {
    const plan = await find(request.params.token)
    if (plan === undefined) return next()
    const at = (name: string) => `/plan/${request.params.token}/${name}`
    const downloads = [
      { label: 'Download Markdown', url: at('plan.md') },
      { label: 'Download JSON', url: at('plan.json') },
    ]
    response.set('content-security-policy', CONTENT_POLICY).type('html').send(planHtml(plan, downloads))
  })

  router.get('/plan/:token/plan.md', async (request, response, next) => {
    const plan = await find(request.params.token)
    if (plan === undefined) return next()
    response.attachment('plan.md').type('text/markdown').send(planMarkdown(plan))
  })

  router.get('/plan/:token/plan.json', async (request, response, next) => {
    const plan = await find(request.params.token)
    if (plan === undefined) return next()
    response
      .attachment('plan.json')
      .type('json')
      .send(`${JSON.stringify(plan, null, 2)}\n`)
  })

  async function find(token: string): Promise<Plan | undefined> {
    const found = TOKEN.test(token) ? await links.find(token) : undefined
    return found && planOf(found.tenant, found.conversation)
  }

  return router
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
