import type { Service } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import { type StandIn, type StandInName, standIns } from '../stand-ins.ts'
import { region, stoodBy } from '../stood.ts'
import { checkout, machine, run, type Step, script } from './steps.ts'
import { toolchains } from './toolchains/toolchains.ts'

/** Tests of a service against the stores that it uses; nothing for one whose stores nothing can stand in for. */
export function integrationJob({ name, path, runtime, uses: used }: Service, stores: readonly Store[]) {
  const stood = stores.filter((store) => used.includes(store.name) && stoodBy(store).by.length > 0)
  if (stood.length === 0) return undefined
  const { setup, install, integrate } = toolchains[runtime]
  const clouds = cloudsFor(stood)
  return {
    name: `${name} / integration`,
    ...machine(30),
    defaults: { run: { 'working-directory': path } },
    services: Object.assign({}, ...stood.map(servicesFor)),
    steps: [
      checkout,
      ...setup(path),
      run('Install', install),
      ...stood.flatMap((store) => making(store, clouds)),
      run('Test', integrate, { env: Object.assign({}, clouds, ...stood.map(variablesFor)) }),
    ],
  }
}

/** Their images hold no program that could say whether they are up. */
function making(store: Store, env: Readonly<Record<string, string>>): Step[] {
  const commands = stoodBy(store).makes?.(store.name) ?? []
  if (commands.length === 0) return []
  const lines = commands.map((command) => `timeout 60 bash -c 'until ${command}; do sleep 1; done'`)
  return [script(`Make ${store.name}`, lines, { env })]
}

/** The real thing, of the version that runs, open to nobody else. What stands for one store alone gets a port of its own. */
function servicesFor(store: Store): Record<string, unknown> {
  const { by, own } = stoodBy(store)
  return Object.fromEntries(
    by.map((kind) => {
      const { image, port, health, environment }: StandIn = standIns[kind]
      return [
        own ? store.name : kind,
        {
          image,
          ...(environment && { env: environment('localhost') }),
          ports: [own ? String(port) : `${port}:${port}`],
          ...(health && { options: healthy(health.join(' ')) }),
        },
      ]
    }),
  )
}

/** Where the SDKs find the stand-ins, which take any key. */
function cloudsFor(stores: readonly Store[]): Record<string, string> {
  const endpoints = stores
    .flatMap((store) => stoodBy(store).by)
    .flatMap((kind): [string, string][] => {
      const { endpoint, port }: StandIn = standIns[kind]
      return endpoint ? [[endpoint, `http://localhost:${port}`]] : []
    })
  if (endpoints.length === 0) return {}
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'anyone',
    AWS_SECRET_ACCESS_KEY: 'anything',
    ...Object.fromEntries(endpoints),
  }
}

/** By the names that the service has for them everywhere. */
function variablesFor(store: Store): Record<string, string> {
  const { own, keys } = stoodBy(store)
  const values = keys(store.name, (kind: StandInName) => ({
    host: 'localhost',
    port: own ? `\${{ job.services['${store.name}'].ports['${standIns[kind].port}'] }}` : String(standIns[kind].port),
  }))
  return Object.fromEntries(
    store.secret.keys.flatMap(({ key, variable }) => (values[key] === undefined ? [] : [[variable, values[key]]])),
  )
}

function healthy(command: string): string {
  return `--health-cmd "${command}" --health-interval 5s --health-timeout 5s --health-retries 20`
}
