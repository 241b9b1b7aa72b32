import type { Config } from '../../config.ts'
import type { RunningServer } from './start-server.ts'

/** The one line that `serve` prints once it is up: where to look, and what is connected. */
export function greeting(
  config: Config,
  { port, fronts, offline = {} }: Pick<RunningServer, 'port' | 'fronts'> & Partial<Pick<RunningServer, 'offline'>>,
): string {
  const url = config.baseUrl.replace(/^http:\/\/localhost:\d+$/, `http://localhost:${port}`)
  const chat = fronts.filter((front) => front !== 'web page')
  const there = chat.filter((front) => offline[front] === undefined)
  const notThere = chat.filter((front) => offline[front] !== undefined).map((front) => `${front} (${offline[front]})`)
  const connected = [
    ...(chat.length === 0 ? ['Slack and Discord are not connected (see .env.example).'] : []),
    ...(there.length > 0 ? [`Connected: ${there.join(', ')}.`] : []),
    ...(notThere.length > 0 ? [`Not yet: ${notThere.join(', ')}.`] : []),
  ].join(' ')
  return `llm-plan is ready at ${url} - open it and describe your project. ${connected}`
}
