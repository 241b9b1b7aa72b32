import type { Config } from '../../config.ts'
import type { RunningServer } from './start-server.ts'

/** The one line that `serve` prints once it is up: where to look, and what is connected. */
export function greeting(config: Config, { port, fronts }: Pick<RunningServer, 'port' | 'fronts'>): string {
  const url = config.baseUrl.replace(/^http:\/\/localhost:\d+$/, `http://localhost:${port}`)
  const chat = fronts.filter((front) => front !== 'web page')
  const connected =
    chat.length > 0 ? `Connected: ${chat.join(', ')}.` : 'Slack and Discord are not connected (see .env.example).'
  return `llm-plan is ready at ${url} - open it and describe your project. ${connected}`
}
