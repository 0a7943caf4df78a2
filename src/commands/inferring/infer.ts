import { Fault } from '../../model/fault.ts'
import type { SourceFile } from '../../model/source.ts'
import type { Engine } from '../../model/spec.ts'
import type { World } from '../../model/world.ts'
import { within } from '../within.ts'
import { composedIn, storesIn } from './compose.ts'
import type { Draft, DraftService, Said } from './draft.ts'
import { type Program, programsIn } from './programs.ts'
import { promisesIn, type Taken } from './promises.ts'
import { doorNames, storeNames } from './signs.ts'
import { surroundingsOf } from './surroundings.ts'

/** A spec from what a repository holds; everything in it is a guess, with what it rests on. */
export async function infer(world: World, directory: string): Promise<Draft> {
  const { files: walked } = await world.files.walk(directory, { include: telling })
  const named = within(world.cwd, directory)
  const files = walked.map(({ path, text }) => ({ path: named(path), text }))
  const programs = programsIn(files)
  if (programs.length === 0)
    throw new Fault(
      'nothing-found',
      `there is no program in \`${directory}\` that we recognise`,
      'Call `devops init` on a terminal and say what you have, or name the directory that holds the code.',
    )
  const surroundings = await surroundingsOf(world, directory, files)
  const name = nameOf(
    surroundings.repository?.value.split('/').at(-1) ?? world.cwd.split(/[\\/]/).at(-1) ?? '',
    'system',
  )
  const { data, remarks } = dataOf(files, programs)
  const services = servicesOf(programs, data, name, composedIn(files))
  const promised = promisesIn(files, Object.keys(services))
  return {
    name: {
      value: name,
      because: surroundings.repository ? 'the name of the repository' : 'the name of the directory',
    },
    domain: surroundings.domain ?? { value: `${name}.example.com`, because: 'nothing tells it; put in your own' },
    cloud: {
      region: surroundings.region ?? { value: 'us-east-1', because: 'nothing tells it; put in your own' },
      ...(surroundings.account && { account: surroundings.account }),
    },
    repository: surroundings.repository ?? {
      value: `github.com/example/${name}`,
      because: 'nothing tells it; put in your own',
    },
    ...(surroundings.branch && { branch: surroundings.branch }),
    services: Object.fromEntries(
      Object.entries(services).map(([each, said]) => [each, withPromises(said, promised.services[each])]),
    ),
    data,
    ...(surroundings.environments && { environments: surroundings.environments }),
    remarks: [...remarks, ...promised.remarks],
  }
}

/** A job is late or it is not, and how fast a page is a probe says: what is counted is promised of the others. */
function withPromises(said: Said<DraftService>, promised: Taken['services'][string] | undefined): Said<DraftService> {
  const { type } = said.value
  if (!promised || type === 'job') return said
  const { availability } = promised.objectives
  const objectives = type === 'frontend' ? { ...(availability !== undefined && { availability }) } : promised.objectives
  if (Object.keys(objectives).length === 0) return said
  return {
    value: { ...said.value, objectives },
    because: `${said.because ?? 'found'}; objectives from ${promised.from}`,
  }
}

const telling = [
  '**/{package.json,pyproject.toml,requirements.txt,Pipfile,go.mod,pom.xml,build.gradle,build.gradle.kts,Gemfile,composer.json,main.go,Dockerfile,Containerfile}',
  '**/*.{csproj,fsproj}',
  '**/*.{tf,tofu,tfvars,yml,yaml}',
]

function servicesOf(
  programs: readonly Program[],
  data: Draft['data'],
  system: string,
  composed: ReturnType<typeof composedIn>,
): Record<string, Said<DraftService>> {
  const names = namesOf(programs, Object.keys(data), system)
  const apis = programs.filter((each) => typeOf(each) === 'api').flatMap((api) => names.get(api) ?? [])
  const fronts = programs.some((each) => typeOf(each) === 'frontend')
  const sole = apis.length === 1 && !fronts
  return Object.fromEntries(
    [...names].map(([program, name]) => {
      const { runtime, directory, port, stores, score, because } = program
      const type = typeOf(program)
      const { uses: waited = [], publishes } = composed.get(directory) ?? {}
      const stored = Object.entries(data).filter(
        ([each, { value }]) => stores.some(({ engine }) => engine === value) || waited.includes(each),
      )
      const uses = type === 'frontend' ? apis : stored.map(([each]) => each)
      const listens = type !== 'worker' && runtime !== 'static' && port !== undefined && score === undefined
      const open =
        type === 'api' &&
        (program.pages ||
          program.type === 'frontend' ||
          publishes !== undefined ||
          sole ||
          (!fronts && doorNames.test(name)))
      const value = {
        type,
        runtime,
        path: directory,
        ...(score && { score }),
        ...(listens && port >= privileged && { port }),
        ...(program.protocol && { protocol: program.protocol }),
        ...(open && { public: true }),
        uses,
      }
      const moved = `; it listens on ${port}, which no container may here: let it listen on 8080`
      return [
        name,
        {
          value,
          because: [
            because,
            ...(open && publishes !== undefined ? [`, and ${publishes} publishes its port`] : []),
            ...(listens && port < privileged ? [moved] : []),
          ].join(''),
        },
      ]
    }),
  )
}

/** Ports below need a privilege. */
const privileged = 1024

/** Pages that a server makes from a store are asked of that server: browsers reach no store. */
function typeOf({ type, runtime, stores }: Program): Program['type'] {
  return type === 'frontend' && runtime !== 'static' && stores.length > 0 ? 'api' : type
}

/** By their directories, without words that all of them begin with where they would be too long. */
function namesOf(programs: readonly Program[], taken: readonly string[], system: string): Map<Program, string> {
  const bases = programs.map(({ directory, name }) => {
    const steps = directory
      .split('/')
      .filter((step, index, all) => step !== '.' && (step !== 'src' || index < all.length - 1))
    return (steps.at(-1) ?? name ?? system).replace(/^@[^/]*\//, '')
  })
  const parts = bases.map((base) => base.split('-'))
  const shared = bases.length > 1 && bases.some((base) => base.length > longest) ? common(parts) : 0
  const names = new Map<Program, string>()
  for (const [index, program] of programs.entries()) {
    const base = parts[index]?.slice(shared).join('-') ?? ''
    names.set(program, free(nameOf(base, program.type), [...names.values(), ...taken]))
  }
  return names
}

/** How many steps all begin with, each keeping one of its own. */
function common(all: readonly (readonly string[])[]): number {
  const most = Math.min(...all.map((each) => each.length)) - 1
  let count = 0
  while (count < most && all.every((each) => each[count] === all[0]?.[count])) count++
  return count
}

/** Stores that something runs go by their names there; those that only a package tells of by what they are. */
function dataOf(
  files: readonly SourceFile[],
  programs: readonly Program[],
): { data: Draft['data']; remarks: readonly string[] } {
  const { stores, remarks } = storesIn(files)
  const data: Record<string, Said<Engine>> = {}
  const has = (engine: Engine) => Object.values(data).some(({ value }) => value === engine)
  for (const { name, engine, because } of stores)
    if (!has(engine)) data[free(nameOf(name, storeNames[engine]), Object.keys(data))] = { value: engine, because }
  for (const { engine, because } of programs.flatMap((program) => program.stores))
    if (!has(engine)) data[free(storeNames[engine], Object.keys(data))] = { value: engine, because }
  return { data, remarks: [...new Set(remarks)] }
}

const longest = 20

/** As a spec writes names: small letters, digits and single hyphens, at most twenty. */
function nameOf(text: string, otherwise: string): string {
  const whole = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '')
  const said = whole.length > longest ? whole.replace(/-?service$/, '') : whole
  // Whole words where there are several.
  const cut = said.length > longest ? said.slice(0, longest + 1).replace(/(?<=.)-[^-]*$/, '') : said
  const name = cut.slice(0, longest).replace(/-+$/, '')
  return name === '' ? otherwise : name
}

function free(name: string, taken: readonly string[]): string {
  let candidate = name
  for (let number = 2; taken.includes(candidate); number++) candidate = `${name.slice(0, 17)}-${number}`
  return candidate
}
