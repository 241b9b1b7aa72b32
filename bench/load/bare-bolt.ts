import { App, ExpressReceiver } from '@slack/bolt'

/** The yardstick: a Bolt app that acknowledges and does nothing else. Arguments: port, signing secret, Web API address. */
const [port, signingSecret = '', slackApiUrl = ''] = process.argv.slice(2)
const receiver = new ExpressReceiver({ signingSecret, processBeforeResponse: true })
const app = new App({ receiver, token: 'xoxb-bench', clientOptions: { slackApiUrl }, processBeforeResponse: true })
app.command('/llm-plan', async ({ ack }) => ack())
app.action(/.*/, async ({ ack }) => ack())
await app.start(Number(port))
process.stdout.write('ready\n')
