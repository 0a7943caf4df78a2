import { startWing } from '../../test/alerting/ours.ts'

// A server of its own process, so that the load beside it does not slow it down: `tsx serve.ts DATABASE CONFIG`.
const [url = '', config = ''] = process.argv.slice(2)
const wing = await startWing(url, { jobs: { 'incident/take': async () => undefined } })
await wing.reload(config)
console.log(wing.url)
